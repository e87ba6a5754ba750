import { createHmac } from 'node:crypto';
import { type Connection, Schema, type UpdateQuery } from 'mongoose';
import type { ConcernKey, ConcernKeys } from '../application/draft-store.js';
import { asConcernId, type ConcernId } from '../domain/ids.js';
import type { KeyRing } from './key-ring.js';
import { isDuplicateKey, storing } from './mongo.js';
import { createSeal, newDataKey, type Seal } from './sealing.js';

/**
 * Everything that holds keys: a data key per concern, one of the organisation, and the index key for look-ups by
 * equality. Wrapped keys live in a collection of their own, backed up apart: destroying a key destroys the record.
 */
export interface Vault extends ConcernKeys {
  /** Seals people, settings and drafts. */
  readonly organisation: Seal;
  /** A keyed hash for equality look-ups. @param purpose keeps hashes for different uses from being compared. */
  index(purpose: string, value: string): string;
  newConcernKey(id: ConcernId): Promise<ConcernKey>;
  sealFor(key: ConcernKey): Promise<Seal>;
  /**
   * Stores the key of a concern; storing the same one again changes nothing.
   * @param waitsSince from when on it counts as left behind, until a concern is found that it opens; without it, never
   */
  keep(key: ConcernKey, waitsSince?: Date): Promise<void>;
  /** The seal of a stored concern; undefined when its key is not there. */
  sealOf(id: ConcernId): Promise<Seal | undefined>;
  /** Spares the next few seconds the way to the stored key, for a concern that was written with this seal. */
  remember(id: ConcernId, seal: Seal): void;
}

interface KeyDocument {
  readonly _id: string;
  readonly wrapped: string;
  /** Of the key of a form: absent once a concern was found that it opens. */
  readonly waitsSince?: Date | undefined;
}

const keySchema = new Schema<KeyDocument>(
  { _id: { type: String, required: true }, wrapped: { type: String, required: true }, waitsSince: Date },
  { strict: 'throw', versionKey: false, collection: 'data-keys' },
);
keySchema.index({ waitsSince: 1 }, { partialFilterExpression: { waitsSince: { $exists: true } } });

/** A concern is opened several times within seconds, by delivery above all; a destroyed key is forgotten as soon. */
const SEAL_KEPT_MS = 10_000;
const SEALS_KEPT = 500;

/** Whether something in this database was sealed already, so that a new key would not open it. */
export async function isSealed(connection: Connection): Promise<boolean> {
  const keys = connection.model('DataKey', keySchema);
  return (await storing(() => keys.exists({}))) !== null;
}

/** @throws UnknownKey or WrongKey when the key ring lacks the key that this database was sealed with. */
export async function openVault(connection: Connection, ring: KeyRing): Promise<Vault> {
  const keys = connection.model('DataKey', keySchema);
  await keys.createCollection();
  await keys.createIndexes();

  async function standing(id: string): Promise<Uint8Array> {
    const stored = await storing(() => keys.findById(id).lean());
    if (stored) return ring.unwrap(stored.wrapped, contextOf(id));
    const fresh = newDataKey();
    const wrapped = await ring.wrap(fresh, contextOf(id));
    try {
      await storing(() => keys.create([{ _id: id, wrapped }]));
      return fresh;
    } catch (error) {
      // Another instance started at the same moment: its key is the one.
      if (isDuplicateKey(error)) return standing(id);
      throw error;
    }
  }

  const opened = new Map<ConcernId, { readonly seal: Seal; readonly openedAtMs: number }>();
  function remember(id: ConcernId, seal: Seal): void {
    if (opened.size >= SEALS_KEPT) opened.clear();
    opened.set(id, { seal, openedAtMs: performance.now() });
  }

  const organisation = await createSeal(await standing('organisation'));
  const indexKey = await standing('index');

  return {
    organisation,
    index: (purpose, value) => createHmac('sha256', indexKey).update(`${purpose}\n${value}`).digest('base64url'),
    newConcernKey: async (id) => {
      const key = newDataKey();
      const wrapped = await ring.wrap(key, contextOf(id));
      return { concernId: id, wrapped, clear: Buffer.from(key).toString('base64url') };
    },
    sealFor: ({ clear }) => createSeal(Buffer.from(clear, 'base64url')),
    keep: async ({ concernId, wrapped }, waitsSince) => {
      const update = waitsSince ? { $set: { wrapped, waitsSince } } : { $set: { wrapped }, $unset: { waitsSince: 1 } };
      await storing(() => keys.updateOne({ _id: concernId }, update as UpdateQuery<KeyDocument>, { upsert: true }));
    },
    leftBehind: async (before, limit) => {
      const found = await storing(() =>
        keys
          .find({ waitsSince: { $lt: before } }, { _id: 1 })
          .sort({ waitsSince: 1 })
          .limit(limit)
          .lean(),
      );
      return found.map(({ _id }) => asConcernId(_id));
    },
    settle: async (ids) => {
      await storing(() => keys.updateMany({ _id: { $in: ids } }, { $unset: { waitsSince: 1 } }));
    },
    destroy: async (ids) => {
      // Never one that does not wait: the organisation's own, or that of a concern which was found.
      await storing(() => keys.deleteMany({ _id: { $in: ids }, waitsSince: { $exists: true } }));
      for (const id of ids) opened.delete(id);
    },
    sealOf: async (id) => {
      const known = opened.get(id);
      if (known && performance.now() - known.openedAtMs < SEAL_KEPT_MS) return known.seal;
      const stored = await storing(() => keys.findById(id).lean());
      if (!stored) return undefined;
      const seal = await createSeal(await ring.unwrap(stored.wrapped, contextOf(id)));
      remember(id, seal);
      return seal;
    },
    remember,
  };
}

function contextOf(id: string): string {
  return `data-key/${id}`;
}
