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

/** What is open in memory stays little, however many there are. */
const OPENED_AT_ONCE = 25;

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
      for (let at = 0; at < ids.length; at += OPENED_AT_ONCE) {
        const next = ids.slice(at, at + OPENED_AT_ONCE).map(({ _id }) => _id);
        const some = { _id: { $in: next }, ...visibleTo(viewer) };
        const found = await storing(() => model.find(some).sort({ receivedAt: 1 }).lean<ConcernDocument[]>());
        yield* await Promise.all(
          found.map((document) =>
            opened(document).catch((error: unknown) => {
              onFault(error);
              return 'unreadable' as const;
            }),
          ),
        );
      }
    },
  };
}
