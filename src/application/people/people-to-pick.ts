import type { Person } from '../../domain/person.js';
import type { PeopleStore } from '../ports.js';

/** Our own people, for a form of a platform whose picker does not list them. */
export type PeopleToPick = () => Promise<readonly PersonToPick[]>;

/** With their accounts, because a concern may be kept from somebody by an account alone, and what they could be asked for. */
export type PersonToPick = Pick<Person, 'id' | 'name' | 'accounts' | 'roles'>;

/** What one message of a platform can hold; whoever is further down is found by the platform's own search. */
const MOST_LISTED = 200;

export function createPeopleToPick({ people }: { readonly people: Pick<PeopleStore, 'inFile'> }): PeopleToPick {
  return async () =>
    (await people.inFile(MOST_LISTED)).map(({ id, name, accounts, roles }) => ({ id, name, accounts, roles }));
}
