import type { ConcernStore } from '../application/ports.js';
import { asConcernId, asReference } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { ConcernCodec } from './concern-codec.js';
import { type ConcernDocument, type ConcernModel, REAL } from './concern-document.js';
import { createEndOfMerges } from './end-of-merges.js';
import { storing } from './mongo.js';

type Logged = Pick<ConcernDocument, '_id' | 'reference' | 'lowLevel' | 'mergedInto'>;

/** Which concerns hold low-level entries about one person; opens none of them. */
export function createLowLevelSeen(
  model: ConcernModel,
  codec: Pick<ConcernCodec, 'lowLevelHash'>,
  notExcluded: (viewer: Person) => Record<string, unknown>,
): ConcernStore['lowLevelSeen'] {
  const endOfMerges = createEndOfMerges(model);
  return async (viewer, person, since) => {
    const about = codec.lowLevelHash(person);
    const found = await storing(() =>
      model.find(lowLevelSince(about, since, notExcluded(viewer)), LOGGED).lean<readonly Logged[]>(),
    );
    const endOf = await endOfMerges(found);
    return found.map(({ _id, reference, lowLevel }) => ({
      concern: asConcernId(_id),
      reference: asReference(reference),
      goesOnIn: asConcernId(endOf(_id)),
      times: lowLevel.filter((entry) => entry.about === about && entry.at >= since).map(({ at }) => at),
    }));
  };
}

const LOGGED = { reference: 1, lowLevel: 1, mergedInto: 1 } as const;

/** The path by itself says that there is an entry, without which the partial index would not be used. */
export function lowLevelSince(about: string, since: Date, visible: Record<string, unknown>) {
  return { 'lowLevel.about': about, lowLevel: { $elemMatch: { about, at: { $gte: since } } }, ...REAL, ...visible };
}
