import { useMemo } from 'react';
import type { MessageShown } from '../../contract.js';
import { MessageSurface } from '../blocks/message-surface.js';
import { Mrkdwn } from '../blocks/text.js';
import { api } from '../client/api.js';
import type { PaneClient } from '../client/pane-client.js';
import { timeOfDay } from '../client/times.js';
import { Menu } from '../menu.js';
import { AppIcon, Avatar } from './avatar.js';

/** One message with its author; in channels with the app's message shortcuts. */
export function Message({ message, client }: { message: MessageShown; client: PaneClient }) {
  const { channel, ts, byBot } = message;
  const author = client.people.find(({ id }) => id === message.user);
  const name = byBot ? client.app.name : (author?.name ?? message.user);
  const place = useMemo(() => ({ in: 'message' as const, channel, ts }), [channel, ts]);
  const shortcuts = client.app.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ name: label, description, callbackId }) => ({
      label,
      detail: description,
      act: () => void client.run(api.messageShortcut(client.userId, { callbackId, channel, ts })),
    }));
  return (
    <article
      className="message"
      data-testid="message"
      data-ts={ts}
      aria-label={`${name}, ${timeOfDay(message.shownAtMs)}`}
    >
      {byBot ? <AppIcon /> : <Avatar name={name} id={message.user} />}
      <div className="message-body">
        <div className="message-head">
          <strong className="author">{name}</strong>
          {byBot && <span className="badge">App</span>}
          <time dateTime={new Date(message.shownAtMs).toISOString()}>{timeOfDay(message.shownAtMs)}</time>
          {message.editedTs && <span className="edited">(edited)</span>}
        </div>
        {message.blocks.length > 0 ? (
          <MessageSurface id={`${client.userId}-${ts}`} place={place} blocks={message.blocks} client={client} />
        ) : (
          <Mrkdwn source={message.text} people={client.people} />
        )}
      </div>
      {!byBot && shortcuts.length > 0 && (
        <Menu label="More actions for this message" items={shortcuts} className="icon-button message-menu">
          <span aria-hidden="true">⋮</span>
        </Menu>
      )}
    </article>
  );
}
