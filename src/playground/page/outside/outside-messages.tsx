import type { OutsideMessage } from '../../contract.js';
import { shortDay, timeOfDay } from '../client/times.js';
import { EnvelopeIcon, PagerIcon } from './icons.js';

const KINDS = { page: 'Page', 'e-mail': 'E-mail' } as const;

/** The newest first: who was written to, when, and all the words that there are. */
export function OutsideMessages({ messages }: { messages: readonly OutsideMessage[] }) {
  if (messages.length === 0) {
    return (
      <p className="outside-empty">
        Nothing yet. Chat does not wake people: what goes to a pager or a mailbox is shown here. It says that there is
        something, never what.
      </p>
    );
  }
  return (
    <ol className="outside-list">
      {messages.toReversed().map((message) => (
        <li key={message.id} className={`outside-message ${message.kind}`} data-testid="outside-message">
          <span className="outside-icon">{message.kind === 'page' ? <PagerIcon /> : <EnvelopeIcon />}</span>
          <div className="outside-body">
            <div className="outside-line">
              <span>
                <span className="outside-kind">{KINDS[message.kind]}</span> to <strong>{message.to}</strong>
              </span>
              <time className="outside-time" dateTime={new Date(message.shownAtMs).toISOString()}>
                {shortDay(message.shownAtMs)}, {timeOfDay(message.shownAtMs)}
              </time>
            </div>
            {message.title && <div className="outside-title">{message.title}</div>}
            <div className="outside-words">
              {message.words.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
            {message.urgent && <span className="outside-urgent">Urgent</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
