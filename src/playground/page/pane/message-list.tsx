import { useRef } from 'react';
import type { MessageShown } from '../../contract.js';
import type { PaneClient } from '../client/pane-client.js';
import { shortDay } from '../client/times.js';
import { Message } from './message.js';
import { useKeptAtEnd } from './use-kept-at-end.js';

interface Props {
  readonly messages: readonly MessageShown[];
  readonly client: PaneClient;
  readonly label: string;
  readonly empty: string;
  /** The first message that has not been seen, under a "New" line. */
  readonly newFrom?: string | undefined;
}

/** A conversation, kept at its end while new messages come in. */
export function MessageList({ messages, client, label, empty, newFrom }: Props) {
  const list = useRef<HTMLElement>(null);
  const last = messages.at(-1);
  useKeptAtEnd(list, last && `${messages.length} ${last.ts} ${last.editedTs}`);

  if (messages.length === 0) return <p className="empty">{empty}</p>;
  return (
    <section ref={list} className="message-list" aria-label={label}>
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const newDay = !before || shortDay(before.shownAtMs) !== shortDay(message.shownAtMs);
        return (
          <div key={message.ts}>
            {newDay && (
              <div className="rule">
                <span>{shortDay(message.shownAtMs)}</span>
              </div>
            )}
            {message.ts === newFrom && (
              <div className="rule new">
                <span>New</span>
              </div>
            )}
            <Message message={message} client={client} />
          </div>
        );
      })}
    </section>
  );
}
