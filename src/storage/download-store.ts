import { type Connection, Schema } from 'mongoose';
import type { Download, DownloadStore } from '../application/download-store.js';
import { storing } from './mongo.js';
import { isToken, newToken } from './one-time-token.js';
import type { Vault } from './vault.js';

interface DownloadDocument {
  /** A keyed hash of the token: who reads the database can follow no link. */
  readonly _id: string;
  readonly endsAt: Date;
  readonly secret: string;
}

const string = { type: String, required: true } as const;

const downloadSchema = new Schema<DownloadDocument>(
  { _id: string, endsAt: { type: Date, required: true }, secret: string },
  { strict: 'throw', versionKey: false, collection: 'downloads' },
);
downloadSchema.index({ endsAt: 1 });

/** Long enough to press a button, too short to be found in a history. */
const WORKS_FOR_MS = 10 * 60_000;

interface Deps {
  readonly vault: Vault;
  /** Real time, also where the product's clock was moved. */
  readonly now: () => Date;
}

export interface DownloadStorage extends DownloadStore {
  createIndexes(): Promise<void>;
}

export function createDownloadStore(connection: Connection, { vault, now }: Deps): DownloadStorage {
  const model = connection.model('Download', downloadSchema);
  const seal = vault.organisation;
  const idOf = (token: string) => vault.index('download', token);
  const context = (id: string) => `download/${id}`;
  /** A link that has ended leads nowhere, whether or not it was removed yet. */
  const unended = (token: string) => ({ _id: idOf(token), endsAt: { $gt: now() } });

  async function opened(document: DownloadDocument | null): Promise<Download | undefined> {
    return document ? seal.open<Download>(context(document._id), document.secret) : undefined;
  }

  return {
    open: async (download) => {
      const token = newToken();
      const id = idOf(token);
      const secret = await seal.close(context(id), download);
      const endsAt = new Date(now().getTime() + WORKS_FOR_MS);
      await storing(() => model.create([{ _id: id, endsAt, secret }]));
      return token;
    },
    find: async (token) =>
      isToken(token) ? opened(await storing(() => model.findOne(unended(token)).lean())) : undefined,
    take: async (token) =>
      isToken(token) ? opened(await storing(() => model.findOneAndDelete(unended(token)).lean())) : undefined,
    removeEnded: async () => {
      const { deletedCount } = await storing(() => model.deleteMany({ endsAt: { $lte: now() } }));
      return deletedCount;
    },
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}
