import type { Account, ItemId, PersonId } from '../ids.js';
import { hasRole, type Person } from '../person.js';

/** Somebody typed the fingerprint of their copy of a key, and it was right. */
export interface KeyCopy {
  readonly id: ItemId;
  readonly person: PersonId;
  /** Of the key that it was then: another key has to be confirmed anew. */
  readonly fingerprint: string;
  readonly at: Date;
  readonly takenBack?: { readonly by: PersonId; readonly at: Date } | undefined;
}

interface WrongFingerprint {
  readonly person: PersonId;
  readonly at: Date;
}

/** A message that asks for nothing but a press, to see that messages reach somebody and that they can answer. */
export interface TestCard {
  readonly id: ItemId;
  readonly to: PersonId;
  readonly by: PersonId;
  readonly sentAt: Date;
  readonly answered?: { readonly at: Date; readonly account: Account } | undefined;
}

/** What people said and answered of the set-up: who keeps a copy of the key, and whom a test card reached. */
export interface SetupBook {
  readonly copies: readonly KeyCopy[];
  /** Those of the last hour. */
  readonly wrong: readonly WrongFingerprint[];
  /** The newest first. */
  readonly cards: readonly TestCard[];
}

export const EMPTY_SETUP_BOOK: SetupBook = { copies: [], wrong: [], cards: [] };

/** Whether they see how it is set up, and work on that. */
export function maySetUp(person: Person): boolean {
  return person.active && (['lead', 'manager', 'administrator'] as const).some((role) => hasRole(person, role));
}
