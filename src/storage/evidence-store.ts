import { type Connection, Schema } from 'mongoose';
import type { EvidenceStore } from '../application/evidence-store.js';
import type { EvidenceFile } from '../domain/case/evidence.js';
import { asConcernId, type ConcernId } from '../domain/ids.js';
import { storing } from './mongo.js';
import type { Seal } from './sealing.js';
import type { Vault } from './vault.js';

/** A file is a head, which says what it is, and pieces of its bytes: a document of MongoDB holds 16 MB at the most. */
interface EvidenceDocument {
  readonly _id: string;
  readonly concernId: string;
  readonly file: string;
  /** 0 for the head, which is written last: a file without one is not there yet. */
  readonly part: number;
  readonly addedAt: Date;
  /** Absent once a concern that is stored lists it. */
  readonly waitsSince?: Date | undefined;
  /** Of a head: a form was sent with it. */
  readonly held?: true | undefined;
  readonly sealed: string;
}

const string = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;

const evidenceSchema = new Schema<EvidenceDocument>(
  {
    _id: string,
    concernId: string,
    file: string,
    part: { type: Number, required: true },
    addedAt: date,
    waitsSince: Date,
    held: Boolean,
    sealed: string,
  },
  { strict: 'throw', versionKey: false, collection: 'evidence' },
);
evidenceSchema.index({ concernId: 1, part: 1 });
evidenceSchema.index({ waitsSince: 1 }, { partialFilterExpression: { waitsSince: { $exists: true } } });

const PIECE_BYTES = 1024 * 1024;
const HEAD = 0;
const UNHELD = { held: { $ne: true } } as const;

export interface EvidenceStorage extends EvidenceStore {
  createIndexes(): Promise<void>;
}

export function createEvidenceStore(connection: Connection, vault: Pick<Vault, 'sealOf'>): EvidenceStorage {
  const model = connection.model('Evidence', evidenceSchema);
  const idOf = (file: string, part: number) => `${file}/${part}`;
  const context = (concernId: string, file: string, part: number) => `evidence/${concernId}/${file}/${part}`;
  const heads = (concernId: ConcernId) => ({ concernId, part: HEAD, waitsSince: { $exists: true } });

  async function sealOf(concernId: ConcernId): Promise<Seal> {
    const seal = await vault.sealOf(concernId);
    if (!seal) throw new Error('the data key of a file is missing');
    return seal;
  }

  async function waiting(concernId: ConcernId): Promise<readonly EvidenceFile[]> {
    const found = await storing(() => model.find(heads(concernId)).sort({ addedAt: 1, _id: 1 }).lean());
    if (found.length === 0) return [];
    const seal = await sealOf(concernId);
    return Promise.all(
      found.map(({ file, sealed }) => seal.open<EvidenceFile>(context(concernId, file, HEAD), sealed)),
    );
  }

  async function removePieces(concernId: ConcernId, files: readonly string[]): Promise<void> {
    await storing(() => model.deleteMany({ concernId, file: { $in: files } }));
  }

  return {
    keep: async (concernId, file, bytes, waitsSince) => {
      const seal = await sealOf(concernId);
      const store = async (part: number, sealed: string) => {
        const known = { concernId, file: file.id, part, addedAt: new Date(), waitsSince, sealed };
        await storing(() => model.create([{ _id: idOf(file.id, part), ...known }]));
      };
      // One after the other, so that a large file is not in memory twice.
      for (let part = 1; (part - 1) * PIECE_BYTES < bytes.length; part += 1) {
        const piece = bytes.subarray((part - 1) * PIECE_BYTES, part * PIECE_BYTES);
        await store(part, await seal.closeBytes(context(concernId, file.id, part), piece));
      }
      await store(HEAD, await seal.close(context(concernId, file.id, HEAD), file));
    },
    waiting,
    hold: async (concernId) => {
      await storing(() => model.updateMany(heads(concernId), { $set: { held: true } }));
      const held = await storing(() => model.find({ ...heads(concernId), held: true }, { file: 1 }).lean());
      const ids = new Set<string>(held.map(({ file }) => file));
      return (await waiting(concernId)).filter(({ id }) => ids.has(id));
    },
    letGo: async (concernId) => {
      await storing(() => model.updateMany(heads(concernId), { $unset: { held: 1 } }));
    },
    remove: async (concernId, file) => {
      const head = { ...heads(concernId), _id: idOf(file, HEAD), ...UNHELD };
      const { deletedCount } = await storing(() => model.deleteOne(head));
      if (deletedCount === 0) return false;
      await removePieces(concernId, [file]);
      return true;
    },
    removeAll: async (concernId) => {
      const unheld = { ...heads(concernId), ...UNHELD };
      const found = await storing(() => model.find(unheld, { file: 1 }).lean());
      await removePieces(
        concernId,
        found.map(({ file }) => file),
      );
    },
    open: async (concernId, { id, bytes }) => {
      const pieces = await storing(() =>
        model
          .find({ concernId, file: id, part: { $gt: HEAD } })
          .sort({ part: 1 })
          .lean(),
      );
      if (pieces.length === 0) return undefined;
      const seal = await sealOf(concernId);
      const opened: Uint8Array[] = [];
      for (const { part, sealed } of pieces) opened.push(await seal.openBytes(context(concernId, id, part), sealed));
      const whole = Buffer.concat(opened);
      return whole.length === bytes ? whole : undefined;
    },
    leftBehind: async (before, limit) => {
      const found = await storing(() =>
        model
          .find({ waitsSince: { $lt: before } }, { concernId: 1 })
          .sort({ waitsSince: 1 })
          .limit(limit)
          .lean(),
      );
      return [...new Set(found.map(({ concernId }) => asConcernId(concernId)))];
    },
    storedOf: async (ids) => {
      const found = await storing(() => model.distinct('concernId', { concernId: { $in: ids } }).exec());
      return found.map(asConcernId);
    },
    settle: async (concernId, listed, before) => {
      await storing(() =>
        model.updateMany({ concernId, file: { $in: listed } }, { $unset: { waitsSince: 1, held: 1 } }),
      );
      await storing(() => model.deleteMany({ concernId, file: { $nin: listed }, waitsSince: { $lt: before } }));
    },
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}
