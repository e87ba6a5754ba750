import type { ConcernFigures } from '../application/digests/concern-figures.js';
import { asConcernId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { ConcernCodec } from './concern-codec.js';
import { type ConcernDocument, type ConcernModel, REAL } from './concern-document.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

const OPEN = ['unacknowledged', 'held'] as const;
/** All by name, so that the index of status and time serves. */
const ANY = ['unacknowledged', 'held', 'nobody-told', 'closed', 'withdrawn', 'merged'] as const;

interface Deps {
  readonly model: ConcernModel;
  readonly vault: Vault;
  readonly codec: ConcernCodec;
  readonly onFault: (error: unknown) => void;
}

export function createConcernFigures({ model, vault, codec, onFault }: Deps): ConcernFigures {
  const visibleTo = (viewer: Person) => ({ ...REAL, excludedHashes: { $nin: codec.hashesOf(viewer) } });

  async function opened(document: ConcernDocument) {
    const seal = await vault.sealOf(asConcernId(document._id));
    if (!seal) throw new Error('the data key of a concern is missing');
    return codec.toConcern(document, seal);
  }

  return {
    openFor: async (viewer) => {
      const found = await storing(() =>
        model
          .find(
            { status: { $in: OPEN }, ...visibleTo(viewer) },
            { urgent: 1, receivedAt: 1, status: 1, dueAt: 1, nextAt: 1 },
          )
          .lean<Pick<ConcernDocument, 'urgent' | 'receivedAt' | 'status' | 'dueAt' | 'nextAt'>[]>(),
      );
      return found.map(({ urgent, receivedAt, status, dueAt, nextAt }) => ({
        urgent,
        receivedAt,
        isHeld: status === 'held',
        dueAt: dueAt ?? nextAt,
      }));
    },
    receivedBetween: async function* (viewer, from, to) {
      const within = { status: { $in: ANY }, receivedAt: { $gte: from, $lt: to }, ...visibleTo(viewer) };
      // Ids first: a cursor would stand open for as long as somebody takes to count.
      const ids = await storing(() => model.find(within, { _id: 1 }).sort({ receivedAt: 1 }).lean<{ _id: string }[]>());
      for (const { _id } of ids) {
        const document = await storing(() => model.findOne({ _id, ...visibleTo(viewer) }).lean<ConcernDocument>());
        if (!document) continue;
        yield await opened(document).catch((error: unknown) => {
          onFault(error);
          return 'unreadable' as const;
        });
      }
    },
  };
}
