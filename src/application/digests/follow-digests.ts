import { type DigestBook, sendDigests } from '../../domain/digests/digest-book.js';
import { hasRole, type Person } from '../../domain/person.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from '../workforce/everybody-here.js';

interface Deps {
  readonly digests: MatterStore<DigestBook>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** Sends what comes by the week and by the quarter. One small record is read, and nothing written until something is due. */
export function createFollowDigests({ digests, people, organisation, clock }: Deps): () => Promise<void> {
  return async () => {
    const settings = await organisation.current();
    const readers = readersOf(await everybodyHere(people));
    await digests.change((book) => sendDigests(book, readers, clock.now(), settings));
  };
}

/** Leads hear of open concerns, whoever sees to others of their team, and managers and leads of the quarter. */
function readersOf({ everybody, teamOf }: Awaited<ReturnType<typeof everybodyHere>>) {
  const ids = (of: (person: Person) => boolean) => everybody.filter(of).map(({ id }) => id);
  return {
    weekly: ids((person) => hasRole(person, 'lead') || teamOf(person).length > 0),
    board: ids((person) => hasRole(person, 'lead') || hasRole(person, 'manager')),
  };
}
