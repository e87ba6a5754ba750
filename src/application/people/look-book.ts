import type { PersonId } from '../../domain/ids.js';
import type { AccountLooks } from '../../domain/people/account-looks.js';
import type { SaidBy } from '../../domain/people/leavers.js';
import type { Person } from '../../domain/person.js';

/** Somebody who left because a directory said so, or two people did. */
export interface LeftPerson {
  readonly person: PersonId;
  readonly leftAt: Date;
  readonly saidBy: SaidBy;
  /** Since when an account of theirs is active again. */
  readonly backAt?: Date | undefined;
}

/** What directories and deliveries said of people, and when a directory is to be asked again. Kept beside the person. */
export interface LookBook {
  /** Whom to ask about now, the longest due first: everybody active, and those who left because a directory said so. */
  due(now: Date, limit: number): Promise<readonly PersonId[]>;
  of(person: Person): Promise<AccountLooks>;
  keep(person: PersonId, looks: AccountLooks, nextAt: Date): Promise<void>;
  lookSoon(person: PersonId, at: Date): Promise<void>;
  /** A message to them was finally refused, and until one comes through. */
  refused(person: PersonId, at: Date): Promise<void>;
  reached(person: PersonId): Promise<void>;
  /** They are active no more; their name and their roles stay in the record. Nothing for somebody who is inactive already. */
  left(person: PersonId, at: Date): Promise<void>;
  /** A directory says that they are gone, and they stay: until the next look says whether it still does. */
  holdBack(person: PersonId, at: Date): Promise<void>;
  /** How many are held back now. */
  heldBack(): Promise<number>;
  /** How many left since then because a directory said so, and how many are active. */
  numbers(since: Date): Promise<{ readonly left: number; readonly active: number }>;
  /** An account of somebody who left is active again; undefined takes that back. */
  seemsBack(person: PersonId, at: Date | undefined): Promise<void>;
  /** They are active again, as a member of staff without any other role. */
  putBack(person: PersonId): Promise<void>;
  /** Those who were put back as well. */
  leftSince(since: Date): Promise<readonly LeftPerson[]>;
}
