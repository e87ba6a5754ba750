import type { PersonId } from '../../domain/ids.js';
import type { PeopleStore } from '../ports.js';

/** Our own people, for a form of a platform whose picker does not list them. */
export type PeopleToPick = () => Promise<readonly PersonToPick[]>;

export interface PersonToPick {
  readonly id: PersonId;
  readonly name: string;
}

/** What one message of a platform can hold; whoever is further down is found by the platform's own search. */
const MOST_LISTED = 200;

export function createPeopleToPick({ people }: { readonly people: Pick<PeopleStore, 'inFile'> }): PeopleToPick {
  return async () => (await people.inFile(MOST_LISTED)).map(({ id, name }) => ({ id, name }));
}
