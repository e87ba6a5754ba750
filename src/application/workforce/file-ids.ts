import type { PersonId } from '../../domain/ids.js';
import { isSameId } from '../../domain/organisation-description.js';
import type { OrganisationRecords } from '../organisation/organisation-records.js';

/** The ids by which the organisation file names people, and whose each is. */
export async function fileIdsOf(records: Pick<OrganisationRecords, 'stored'>) {
  const { people } = await records.stored();
  const byPerson = new Map(
    people.flatMap(({ id, formerIds, described }) => [id, ...formerIds].map((each) => [each, described.id] as const)),
  );
  return {
    fileIdOf: (id: PersonId): string => byPerson.get(id) ?? '',
    /** Undefined for an id that the file does not have, or whose owner has left. */
    personOf: (fileId: string): PersonId | undefined =>
      people.find(({ active, described }) => active && isSameId(described.id, fileId))?.id,
  };
}
