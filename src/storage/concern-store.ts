import type { ConcernKey } from '../application/draft-store.js';
import { StorageError } from '../application/errors.js';
import type { AddOutcome, ConcernStore, Decide } from '../application/ports.js';
import type { Change, Concern } from '../domain/concern.js';
import { asConcernId, asItemId, asPersonId, asReference } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { ConcernCodec } from './concern-codec.js';
import { type ConcernDocument, type ConcernModel, REAL } from './concern-document.js';
import { createDueConcerns, type OverdueConcerns } from './due-concerns.js';
import { createLowLevelSeen } from './low-level-seen.js';
import { isDuplicateKey, storing } from './mongo.js';
import type { Vault } from './vault.js';
import { createWhereDuplicatesGoOn } from './where-duplicates-go-on.js';

/** A verb that loses this many races in a row meets something other than a race. */
const MOST_CONFLICTS = 30;

export interface ConcernStorage extends ConcernStore, OverdueConcerns {
  /** Seconds; 0 when everybody's concern has been taken. */
  oldestUnacknowledgedSeconds(now: Date): Promise<number>;
  createIndexes(): Promise<void>;
}

type Own = Pick<
  ConcernDocument,
  '_id' | 'reference' | 'status' | 'urgent' | 'receivedAt' | 'practice' | 'actedOnAt' | 'mergedInto'
>;

export function createConcernStore(model: ConcernModel, vault: Vault, codec: ConcernCodec): ConcernStorage {
  const notExcluded = (viewer: Person) => ({ excludedHashes: { $nin: codec.hashesOf(viewer) } });
  const whereDuplicatesGoOn = createWhereDuplicatesGoOn(model, notExcluded);

  async function load(filter: Record<string, unknown>) {
    const document = await storing(() => model.findOne(filter).lean<ConcernDocument>());
    if (!document) return undefined;
    const seal = await vault.sealOf(asConcernId(document._id));
    if (!seal) throw new Error('the data key of a concern is missing');
    return { document, seal, concern: await codec.toConcern(document, seal) };
  }

  async function changeWhere<Outcome>(filter: Record<string, unknown>, decide: Decide<Outcome>) {
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
      const loaded = await load(filter);
      if (!loaded) return undefined;
      const { document, seal, concern } = loaded;
      const change = await decide(concern);
      if (change.concern === concern && change.notices.length === 0) return change.outcome;
      const update = await codec.toUpdate(document, concern, change.concern, change.notices, seal);
      const compared = { _id: document._id, version: document.version };
      const { matchedCount } = await storing(() => model.updateOne(compared, update));
      if (matchedCount === 1) return change.outcome;
    }
    throw new Error('a concern kept changing under a verb');
  }

  async function replaceUnreadable(document: ConcernDocument, key: ConcernKey): Promise<AddOutcome> {
    const { _id, ...rest } = document;
    await vault.keep(key);
    await storing(() => model.replaceOne({ _id }, rest));
    return { kind: 'added' };
  }

  async function insert(document: ConcernDocument): Promise<'added' | 'token-taken' | 'reference-taken'> {
    try {
      // Straight to the driver: the document is built by the codec, and mongoose would copy and check it once more.
      await storing(() => model.collection.insertOne({ ...document, _id: document._id as never }));
      return 'added';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return 'reference' in (error.keyPattern ?? {}) ? 'reference-taken' : 'token-taken';
    }
  }

  return {
    add: async ({ concern, notices }: Change<unknown>, key, code) => {
      const seal = await vault.sealFor(key);
      const document = await codec.toDocument(concern, notices, seal, code);
      const outcome = await insert(document);
      if (outcome === 'added') vault.remember(concern.id, seal);
      if (outcome !== 'token-taken') return { kind: outcome };
      // Sent before. "Received" may be said again only if what was stored then can be read.
      const stored = await readable(() => load({ _id: concern.id }));
      return stored ? { kind: 'already-there', concern: stored } : replaceUnreadable(document, key);
    },
    raisedWith: async (code) => {
      const found = await storing(() =>
        model.findOne({ reporterHashes: codec.replyCodeHash(code) }, { _id: 1 }).lean<{ _id: string }>(),
      );
      return found ? asConcernId(found._id) : undefined;
    },
    storedOf: async (ids) => {
      const found = await storing(() => model.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>());
      return found.map(({ _id }) => asConcernId(_id));
    },
    find: async (id) => (await load({ _id: id }))?.concern,
    findFor: async (viewer, id) => (await load({ _id: id, ...notExcluded(viewer) }))?.concern,
    findByReference: async (viewer, reference) => (await load({ reference, ...REAL, ...notExcluded(viewer) }))?.concern,
    change: (id, decide) => changeWhere({ _id: id }, decide),
    changeFor: (viewer, id, decide) => changeWhere({ _id: id, ...notExcluded(viewer) }, decide),
    raisedBy: async (person, limit) => {
      const found = await storing(() =>
        model
          .find(
            { reporterHashes: { $in: codec.reporterHashes(person) } },
            { reference: 1, status: 1, urgent: 1, receivedAt: 1, practice: 1, actedOnAt: 1, mergedInto: 1 },
          )
          .sort({ receivedAt: -1 })
          .limit(limit)
          .lean<Own[]>(),
      );
      const goesOnIn = await whereDuplicatesGoOn(person, found);
      return found.map((own) => {
        const { _id, reference, mergedInto: _, ...rest } = own;
        return { ...rest, id: asConcernId(_id), reference: asReference(reference), goesOnIn: goesOnIn(own) };
      });
    },
    lowLevelSeen: createLowLevelSeen(model, codec, notExcluded),
    openFor: async (viewer, all, { skip, limit }, at) => {
      const granted = { granted: { $elemMatch: { to: viewer.id, until: { $gt: at } } } };
      const mine = { $or: [{ workers: viewer.id }, granted], status: { $in: ['unacknowledged', 'held'] } };
      // What nobody has taken yet is for those alone who were asked, leads included.
      const asked = { workers: viewer.id, status: 'unacknowledged' };
      const which: Record<string, unknown> = all ? { $or: [{ status: 'held' }, asked] } : mine;
      const filter = { ...which, ...REAL, ...notExcluded(viewer) };
      const found = await storing(() =>
        model
          .find(filter, { reference: 1, urgent: 1, dueAt: 1, holder: 1 })
          // Many clocks run out at the same moment; without an order among them pages would lose some and repeat others.
          .sort({ dueAt: 1, _id: 1 })
          .skip(skip)
          .limit(limit)
          .lean<Pick<ConcernDocument, '_id' | 'reference' | 'urgent' | 'dueAt' | 'holder'>[]>(),
      );
      return found.map(({ _id, reference, urgent, dueAt, holder }) => ({
        id: asConcernId(_id),
        reference: asReference(reference),
        urgent,
        dueAt,
        holder: holder === undefined ? undefined : asPersonId(holder),
      }));
    },
    heldBy: async (viewer, holder, limit) => {
      const found = await storing(() =>
        model
          .find({ status: 'held', holder, ...REAL, ...notExcluded(viewer) }, { _id: 1 })
          .sort({ dueAt: 1, _id: 1 })
          .limit(limit)
          .lean<{ _id: string }[]>(),
      );
      return found.map(({ _id }) => asConcernId(_id));
    },
    openActionsFor: async (viewer, all, { skip, limit }) => {
      const whose = all ? { 'openActions.owner': { $exists: true } } : { 'openActions.owner': viewer.id };
      const found = await storing(() =>
        model.aggregate<{ _id: string; reference: string; action: ConcernDocument['openActions'][number] }>([
          { $match: { status: 'held', ...whose, ...REAL, ...notExcluded(viewer) } },
          { $project: { reference: 1, action: '$openActions' } },
          { $unwind: '$action' },
          ...(all ? [] : [{ $match: { 'action.owner': viewer.id } }]),
          { $sort: { 'action.dueAt': 1, _id: 1, 'action.id': 1 } },
          { $skip: skip },
          { $limit: limit },
        ]),
      );
      return found.map(({ _id, reference, action: { id, owner, dueAt, snoozedUntil } }) => ({
        concernId: asConcernId(_id),
        reference: asReference(reference),
        item: asItemId(id),
        owner: asPersonId(owner),
        dueAt,
        snoozedUntil,
      }));
    },
    peopleAwaited: async () => {
      const ids: string[] = await storing(() => model.distinct('awaited').exec());
      return ids.map(asPersonId);
    },
    awaiting: async (person) => {
      const found = await storing(() => model.find({ awaited: person }, { _id: 1 }).lean<{ _id: string }[]>());
      return found.map(({ _id }) => asConcernId(_id));
    },
    unacknowledged: async (limit) => {
      const found = await storing(() =>
        model
          .find({ status: 'unacknowledged' }, { _id: 1 })
          .sort({ receivedAt: 1 })
          .limit(limit)
          .lean<{ _id: string }[]>(),
      );
      return found.map(({ _id }) => asConcernId(_id));
    },
    ...createDueConcerns(model),
    oldestUnacknowledgedSeconds: async (now) => {
      const oldest = await storing(() =>
        model
          .findOne({ status: 'unacknowledged', ...REAL }, { receivedAt: 1 })
          .sort({ receivedAt: 1 })
          .lean<{ receivedAt: Date }>(),
      );
      return oldest ? Math.max(0, (now.getTime() - oldest.receivedAt.getTime()) / 1_000) : 0;
    },
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

/** What was stored, if it opens. When it can't be read now nobody knows, although the token says that it is there. */
async function readable(load: () => Promise<{ concern: Concern } | undefined>): Promise<Concern | undefined> {
  try {
    return (await load())?.concern;
  } catch (error) {
    if (error instanceof StorageError) throw new StorageError('unknown', { cause: error });
    return undefined;
  }
}
