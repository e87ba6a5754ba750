import { type DigestBook, sendDigests } from '../../domain/digests/digest-book.js';
import { hasRole, type Person } from '../../domain/person.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';

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
    const readers = readersOf(await people.inFile(MOST_PEOPLE));
    await digests.change((book) => sendDigests(book, readers, clock.now(), settings));
  };
}

/** Leads hear of open concerns, whoever has reports of their team, and managers and leads of the quarter. */
function readersOf(everybody: readonly Person[]) {
  const lineManagers = new Set(everybody.flatMap(({ manager }) => manager ?? []));
  const decides = (person: Person) => hasRole(person, 'lead') || hasRole(person, 'manager');
  return {
    weekly: everybody.filter((person) => decides(person) || lineManagers.has(person.id)).map(({ id }) => id),
    board: everybody.filter(decides).map(({ id }) => id),
  };
}
