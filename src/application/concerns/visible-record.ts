import type { Concern } from '../../domain/concern.js';
import type { Person } from '../../domain/person.js';
import type { ConcernStore } from '../ports.js';

/**
 * The concern without the entries that would tell its reader of another one that is kept from them, since then or before:
 * links to it, what was said about it, and a review that it was counted for.
 */
export function createVisibleRecord(concerns: Pick<ConcernStore, 'findFor'>) {
  return async (concern: Concern, reader: Person): Promise<Concern> => {
    const others = concern.chronology.flatMap(({ event }) => ('concern' in event ? [event.concern] : []));
    const found = await Promise.all([...new Set(others)].map((id) => concerns.findFor(reader, id)));
    const visible = new Set(found.flatMap((other) => (other ? [other.id] : [])));
    const chronology = concern.chronology.filter(({ event }) => {
      if (event.kind === 'low-level-pattern') return event.to.includes(reader.id);
      return !('concern' in event) || visible.has(event.concern);
    });
    return { ...concern, chronology };
  };
}
