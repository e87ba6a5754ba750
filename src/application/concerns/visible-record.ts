import { may } from '../../domain/access.js';
import type { Concern } from '../../domain/concern.js';
import type { Person } from '../../domain/person.js';
import type { ConcernStore } from '../ports.js';

/**
 * The concern without the entries that would tell its reader of another one that is kept from them, since then or before, or that is not theirs to read:
 * links to it, what was said about it, and a review that it was counted for.
 */
export function createVisibleRecord(concerns: Pick<ConcernStore, 'findFor'>) {
  return async (concern: Concern, reader: Person, at: Date): Promise<Concern> => {
    const named = concern.chronology.flatMap(({ event }) => ('concern' in event ? [event.concern] : []));
    const found = await Promise.all([...new Set(named)].map((id) => concerns.findFor(reader, id)));
    const others = new Map(found.flatMap((other) => (other ? [[other.id, other]] : [])));
    const chronology = concern.chronology.filter(({ event }) => {
      if (event.kind === 'low-level-pattern') return event.to.includes(reader.id);
      if (!('concern' in event)) return true;
      const other = others.get(event.concern);
      // A link is for those who could have made it; what was merged is one matter.
      return other !== undefined && (event.kind !== 'linked' || may(reader, 'read', other, at));
    });
    return { ...concern, chronology };
  };
}
