import type { ConcernDocument, ConcernModel } from './concern-document.js';
import { storing } from './mongo.js';

/** Longer chains than anybody makes; it ends a search that goes round in a circle. */
const MOST_MERGES = 20;

type Duplicate = Pick<ConcernDocument, '_id' | 'mergedInto'>;

/** Finds for each duplicate the concern in which its work goes on in the end, by ids alone. */
export function createEndOfMerges(model: ConcernModel) {
  return async (concerns: readonly Duplicate[]): Promise<(id: string) => string> => {
    const into = new Map<string, string | undefined>(concerns.map(({ _id, mergedInto }) => [_id, mergedInto]));
    for (let merges = 0; merges < MOST_MERGES; merges += 1) {
      const unknown = [...into.values()].filter((id): id is string => id !== undefined && !into.has(id));
      if (unknown.length === 0) break;
      const found = await storing(() =>
        model.find({ _id: { $in: unknown } }, { mergedInto: 1 }).lean<readonly Duplicate[]>(),
      );
      for (const id of unknown) into.set(id, undefined);
      for (const { _id, mergedInto } of found) into.set(_id, mergedInto);
    }
    return (id) => {
      let end = id;
      for (let merges = 0; merges < MOST_MERGES; merges += 1) end = into.get(end) ?? end;
      return end;
    };
  };
}
