import { arrangeTeams } from '../../domain/workforce/teams.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { PeopleStore } from '../ports.js';

/** The people of the organisation file who are here, and who of them sees to whose checks. */
export async function everybodyHere(people: Pick<PeopleStore, 'inFile'>) {
  const everybody = await people.inFile(MOST_PEOPLE);
  return { everybody, ...arrangeTeams(everybody) };
}
