import type { ItemId, PersonId } from '../ids.js';
import type { Person } from '../person.js';
import type { WantedChange } from './role-book.js';

/** What a decision about roles is judged against. */
export interface RoleContext {
  readonly by: Person;
  /** Everybody active who has one of the roles, whom it is about, and whoever asked. */
  readonly people: readonly Person[];
  readonly now: Date;
  readonly newId: () => ItemId;
}

export interface AskRoleChange {
  readonly person: PersonId;
  readonly wanted: WantedChange;
  readonly reason: string;
}
