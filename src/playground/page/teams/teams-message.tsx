import { useState } from 'react';
import type { TeamsMessageShown } from '../../teams/contract.js';
import { teamsApi } from '../client/teams-api.js';
import type { TeamsClient } from '../client/teams-client.js';
import { timeOfDay } from '../client/times.js';
import { Menu } from '../menu.js';
import { AppIcon, Avatar } from '../pane/avatar.js';
import { CardView } from './card-view.js';

/** One message of a chat, with its cards and what can be done with it. */
export function TeamsMessage({ message, client }: { message: TeamsMessageShown; client: TeamsClient }) {
  const { id, byBot, from, text, cards, shownAtMs, edited } = message;
  const { personId, app, people, run } = client;
  const [busy, setBusy] = useState(false);
  const name = byBot ? app.name : (people.find((each) => each.id === from)?.name ?? 'Somebody');
  const commands = app.extensions
    .filter(({ context }) => context.includes('message'))
    .map(({ id: commandId, title }) => ({
      label: title,
      act: () => void run(teamsApi.extension(personId, { commandId, from: 'message', messageId: id })),
    }));
  const refresh = cards[0]?.refresh
    ? [{ label: 'Refresh card', act: () => void run(teamsApi.refresh(personId, { messageId: id })) }]
    : [];
  const items = [...refresh, ...commands];

  async function press(action: string, values: Readonly<Record<string, string>>): Promise<void> {
    setBusy(true);
    await run(teamsApi.press(personId, { messageId: id, action, values }));
    setBusy(false);
  }

  return (
    <article className="message" data-testid="message" aria-label={`${name}, ${timeOfDay(shownAtMs)}`}>
      {byBot ? <AppIcon /> : <Avatar name={name} id={from} />}
      <div className="message-body">
        <div className="message-head">
          <strong className="author">{name}</strong>
          {byBot && <span className="badge">App</span>}
          <time dateTime={new Date(shownAtMs).toISOString()}>{timeOfDay(shownAtMs)}</time>
          {edited && <span className="edited">(edited)</span>}
        </div>
        {text && <p className="plain-words">{text}</p>}
        {cards.map((card) => (
          <CardView
            key={JSON.stringify(card)}
            card={card}
            people={people}
            busy={busy}
            onPress={(action, values) => void press(action, values)}
          />
        ))}
      </div>
      {items.length > 0 && (
        <Menu label="More actions for this message" items={items} className="icon-button message-menu">
          <span aria-hidden="true">⋮</span>
        </Menu>
      )}
    </article>
  );
}
