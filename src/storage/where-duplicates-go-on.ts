import type { OwnConcern } from '../application/ports.js';
import type { Person } from '../domain/person.js';
import type { ConcernDocument, ConcernModel } from './concern-document.js';
import { createEndOfMerges } from './end-of-merges.js';
import { storing } from './mongo.js';

type Own = Pick<ConcernDocument, '_id' | 'status' | 'mergedInto'>;
type End = Pick<ConcernDocument, '_id' | 'status' | 'actedOnAt'>;
type GoesOn = (own: Own) => OwnConcern['goesOnIn'];

/** How far the concerns are in which duplicates go on, for whoever is not kept from those. */
export function createWhereDuplicatesGoOn(
  model: ConcernModel,
  notExcluded: (viewer: Person) => Record<string, unknown>,
): (viewer: Person, own: readonly Own[]) => Promise<GoesOn> {
  const endOfMerges = createEndOfMerges(model);
  return async (viewer, own) => {
    const merged = own.filter(({ status }) => status === 'merged');
    if (merged.length === 0) return () => undefined;
    const endOf = await endOfMerges(merged);
    const ids = merged.map(({ _id }) => endOf(_id));
    const ends = await storing(() =>
      model.find({ _id: { $in: ids }, ...notExcluded(viewer) }, { status: 1, actedOnAt: 1 }).lean<readonly End[]>(),
    );
    const byId = new Map(ends.map(({ _id, status, actedOnAt }) => [_id, { status, actedOnAt }]));
    return ({ _id, status }) => (status === 'merged' ? byId.get(endOf(_id)) : undefined);
  };
}
