import type { PersonId } from '../ids.js';
import type { Person } from '../person.js';
import { everyone } from '../routing.js';
import type { Work } from './work.js';

/**
 * Who may look over somebody's shoulder: the leads; where there is no other lead, everyone else in the chain. Never whoever
 * did it, raised it or is kept from the concern. Empty when nobody here is left.
 */
export function secondPeople(work: Work): readonly PersonId[] {
  const others = everyone(work.chain).filter(({ person }) => !isAuthor(work, person) && work.mayBeAsked(person));
  const leads = others.filter(({ person }) => person.roles.includes('lead'));
  return (leads.length > 0 ? leads : others).map(({ person }) => person.id);
}

/** Also under another person id: one human with one account is no second person. */
function isAuthor({ by }: Work, { id, accounts }: Person): boolean {
  return id === by.id || accounts.some((account) => by.accounts.includes(account));
}
