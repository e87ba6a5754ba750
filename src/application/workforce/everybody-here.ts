import { arrangeTeams } from '../../domain/workforce/teams.js';
import type { PeopleStore } from '../ports.js';

/** More than any organisation of this kind has; what is read at once is bounded. */
const MOST_PEOPLE = 5_000;

/** The people of the organisation file who are here, and who of them sees to whose checks. */
export async function everybodyHere(people: Pick<PeopleStore, 'inFile'>) {
  const everybody = await people.inFile(MOST_PEOPLE);
  return { everybody, ...arrangeTeams(everybody) };
}
