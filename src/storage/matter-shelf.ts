import type { MatterShelf } from '../application/ports.js';
import { asMatterId } from '../domain/ids.js';
import type { MatterDocument } from './matter-document.js';
import { createMatterStore, type Matter, type MatterDeps, openMatter } from './matter-store.js';
import { storing } from './mongo.js';

/** Records of one kind, one for each person or thing: what each is at first, and how it is read back. */
export interface Shelf<State> extends Pick<Matter<State>, 'initial' | 'schema'> {
  readonly shelf: string;
}

/** A store for each record of the kind, and the look-ups over all of them. */
export function createMatterShelf<State>(kind: Shelf<State>, deps: MatterDeps): MatterShelf<State> {
  const { shelf } = kind;
  const { model, vault } = deps;
  const prefix = `${shelf}/`;
  const idOf = (key: string) => asMatterId(`${prefix}${key}`);
  const keyOf = ({ _id }: Pick<MatterDocument, '_id'>) => _id.slice(prefix.length);

  const opened = (documents: readonly MatterDocument[]) =>
    Promise.all(
      documents.map(async (document) => [keyOf(document), await openMatter(document, kind, vault)] as const),
    ).then((entries): ReadonlyMap<string, State> => new Map(entries));

  return {
    of: (key) => createMatterStore({ ...kind, id: idOf(key) }, deps),
    due: async (now, limit) => {
      const documents = await storing(() =>
        model
          .find({ shelf, nextAt: { $lte: now } }, { _id: 1 })
          .sort({ nextAt: 1 })
          .limit(limit)
          .lean<readonly Pick<MatterDocument, '_id'>[]>(),
      );
      return documents.map(keyOf);
    },
    readMany: async (keys) => {
      if (keys.length === 0) return new Map();
      return opened(await storing(() => model.find({ _id: { $in: keys.map(idOf) } }).lean<MatterDocument[]>()));
    },
    readAll: async () => opened(await storing(() => model.find({ shelf }).lean<MatterDocument[]>())),
    lookAgainAt: async (key, at) => {
      // Bookkeeping, so the version stays.
      await storing(() => model.updateOne({ _id: idOf(key) }, { $set: { nextAt: at } }));
    },
  };
}
