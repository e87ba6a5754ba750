import type { PersonId } from '../../domain/ids.js';
import type { AccountLooks } from '../../domain/people/account-looks.js';
import type { Person } from '../../domain/person.js';

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
}
