import type { WakeChannel } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import type { ConcernDelivery, Delivery, LetterDelivery } from './delivery-ports.js';
import type { MessageFacts } from './message-facts.js';

/** What the courier has to know of a delivery's content. One for messages about concerns, one for letters. */
export interface Post<Of extends Delivery> {
  /** Undefined when nobody needs it any more, or when the person may not be told. */
  prepare(delivery: Of): Promise<Prepared | undefined>;
  /** No platform will ever take it to that person. */
  onRefused(delivery: Of): Promise<void>;
  /** It stands in somebody's chat as it is to be. */
  onShown(delivery: Of, recipient: Person): void;
}

export interface Prepared {
  /** With the accounts on which they are to be told, the first choice first. */
  readonly recipient: Person;
  readonly facts: () => Promise<MessageFacts>;
  readonly wake: WhenToWake;
}

/** Calls outside chat beside the message. */
export interface WhenToWake {
  /** Because a message may wake nobody. */
  readonly atOnce: readonly WakeChannel[];
  /** Because no message came through. */
  readonly ifItFails: readonly WakeChannel[];
}

export interface Posts {
  readonly concerns: Post<ConcernDelivery>;
  readonly letters: Post<LetterDelivery>;
}

/** The one that knows that delivery. */
export function postOf({ concerns, letters }: Posts, delivery: Delivery) {
  return 'concernId' in delivery
    ? {
        prepare: () => concerns.prepare(delivery),
        onRefused: () => concerns.onRefused(delivery),
        onShown: (recipient: Person) => concerns.onShown(delivery, recipient),
      }
    : {
        prepare: () => letters.prepare(delivery),
        onRefused: () => letters.onRefused(delivery),
        onShown: (recipient: Person) => letters.onShown(delivery, recipient),
      };
}
