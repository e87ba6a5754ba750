import type { PersonId } from '../ids.js';
import { hasRole, type Person, type Role } from '../person.js';
import { everyone } from '../routing.js';
import type { Work } from './work.js';

/**
 * Who may look over somebody's shoulder: the leads; where there is no other lead, the managers; where there are none either,
 * everyone else in the chain. Never whoever did it, raised it or is kept from the concern. Empty when nobody here is left.
 */
export function secondPeople(work: Work): readonly PersonId[] {
  const others = everyone(work.chain).filter(({ person }) => !isAuthor(work, person) && work.mayBeAsked(person));
  const withRole = (role: Role) => others.filter(({ person }) => hasRole(person, role));
  const first = [withRole('lead'), withRole('manager'), others].find((each) => each.length > 0) ?? [];
  return first.map(({ person }) => person.id);
}

/** Also under another person id: one human with one account is no second person. */
function isAuthor({ by }: Work, { id, accounts }: Person): boolean {
  return id === by.id || accounts.some((account) => by.accounts.includes(account));
}
