import { useRef } from 'react';
import type { TeamsMessageShown } from '../../teams/contract.js';
import type { TeamsClient } from '../client/teams-client.js';
import { shortDay } from '../client/times.js';
import { useKeptAtEnd } from '../pane/use-kept-at-end.js';
import { TeamsMessage } from './teams-message.js';

interface Props {
  readonly messages: readonly TeamsMessageShown[];
  readonly client: TeamsClient;
  readonly label: string;
}

/** A chat, a group chat or a channel, kept at its end while new messages come in. */
export function Chat({ messages, client, label }: Props) {
  const list = useRef<HTMLElement>(null);
  useKeptAtEnd(list, messages.length > 0 ? JSON.stringify(messages.map(({ id, edited }) => [id, edited])) : undefined);
  if (messages.length === 0) return <p className="empty">Nothing has been written here yet.</p>;
  return (
    <section ref={list} className="message-list" aria-label={label}>
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const newDay = !before || shortDay(before.shownAtMs) !== shortDay(message.shownAtMs);
        return (
          <div key={message.id}>
            {newDay && (
              <div className="rule">
                <span>{shortDay(message.shownAtMs)}</span>
              </div>
            )}
            <TeamsMessage message={message} client={client} />
          </div>
        );
      })}
    </section>
  );
}
