import { type ReactNode, useRef } from 'react';
import { shortDay } from '../client/times.js';
import { useKeptAtEnd } from './use-kept-at-end.js';

interface Item {
  readonly key: string;
  /** The product's time, in milliseconds. */
  readonly shownAtMs: number;
  readonly content: ReactNode;
}

interface Props {
  readonly items: readonly Item[];
  readonly label: string;
  readonly empty: string;
  /** Differs whenever something came or was changed. */
  readonly state: string;
  /** The first message that has not been seen, under a "New" line. */
  readonly newFrom?: string | undefined;
}

/** Messages under the days on which they came, kept at their end while new ones come in. */
export function Conversation({ items, label, empty, state, newFrom }: Props) {
  const list = useRef<HTMLElement>(null);
  useKeptAtEnd(list, items.length > 0 ? state : undefined);

  if (items.length === 0) return <p className="empty">{empty}</p>;
  return (
    <section ref={list} className="message-list" aria-label={label}>
      {items.map(({ key, shownAtMs, content }, index) => {
        const before = items[index - 1];
        const newDay = !before || shortDay(before.shownAtMs) !== shortDay(shownAtMs);
        return (
          <div key={key}>
            {newDay && (
              <div className="rule">
                <span>{shortDay(shownAtMs)}</span>
              </div>
            )}
            {key === newFrom && (
              <div className="rule new">
                <span>New</span>
              </div>
            )}
            {content}
          </div>
        );
      })}
    </section>
  );
}
