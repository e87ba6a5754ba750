import { type Connection, Schema } from 'mongoose';
import type { Draft, DraftStore, SealedDataKey } from '../application/ports.js';
import { type Account, asConcernId, asFormToken, type FormToken } from '../domain/ids.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

interface DraftDocument {
  readonly _id: string;
  /** When the person did what is kept here, as the platform says; only something newer replaces it. */
  readonly order: number;
  readonly createdAt: Date;
  readonly secret: string;
  readonly answers: string;
}

/** Decided when the form opens, so that every attempt to send it writes the same concern under the same key. */
interface Secret {
  readonly formToken: FormToken;
  readonly dataKey: SealedDataKey;
}

const string = { type: String, required: true } as const;

const draftSchema = new Schema<DraftDocument>(
  {
    _id: string,
    order: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    secret: string,
    answers: string,
  },
  { strict: 'throw', versionKey: false, collection: 'drafts' },
);
draftSchema.index({ createdAt: 1 });

interface Deps {
  readonly vault: Vault;
  readonly now: () => Date;
  readonly newToken: () => string;
  readonly newConcernId: () => string;
}

export interface DraftStorage extends DraftStore {
  createIndexes(): Promise<void>;
}

export function createDraftStore(connection: Connection, { vault, now, newToken, newConcernId }: Deps): DraftStorage {
  const model = connection.model('Draft', draftSchema);
  const seal = vault.organisation;

  // The owner is part of what every text is bound to: somebody else's draft simply does not open.
  const secretContext = (id: string, owner: Account) => `draft/${id}/${owner}/secret`;
  const answersContext = (id: string, owner: Account) => `draft/${id}/${owner}/answers`;

  async function find(owner: Account, id: string): Promise<Draft<unknown> | undefined> {
    const document = await storing(() => model.findById(id).lean<DraftDocument>());
    if (!document) return undefined;
    try {
      const [secret, answers] = await Promise.all([
        seal.open<Secret>(secretContext(id, owner), document.secret),
        seal.open<unknown>(answersContext(id, owner), document.answers),
      ]);
      return { id, ...secret, answers };
    } catch {
      return undefined;
    }
  }

  return {
    open: async (owner, once, answers) => {
      const id = vault.index('draft', `${owner}\n${once}`);
      const concernId = asConcernId(newConcernId());
      const secret: Secret = { formToken: asFormToken(newToken()), dataKey: await vault.newConcernKey(concernId) };
      const [closedSecret, closedAnswers] = await Promise.all([
        seal.close(secretContext(id, owner), secret),
        seal.close(answersContext(id, owner), answers),
        // Kept before the form opens: a concern can never be stored without the key that opens it, and sending is one write.
        vault.keep(secret.dataKey),
      ]);
      const fresh = { order: 0, createdAt: now(), secret: closedSecret, answers: closedAnswers };
      const { upsertedCount } = await storing(() =>
        model.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true }),
      );
      if (upsertedCount === 1) return { id, ...secret, answers };
      const opened = await find(owner, id);
      if (!opened) throw new Error('a draft that was just there is gone');
      return { ...opened, answers };
    },
    find,
    keep: async (owner, { id }, answers, order) => {
      const closed = await seal.close(answersContext(id, owner), answers);
      const { matchedCount } = await storing(() =>
        model.updateOne({ _id: id, order: { $lt: order } }, { $set: { answers: closed, order } }),
      );
      return matchedCount === 1;
    },
    forgetAnswers: async (owner, { id }) => {
      const closed = await seal.close(answersContext(id, owner), {});
      await storing(() => model.updateOne({ _id: id }, { $set: { answers: closed, order: Number.MAX_SAFE_INTEGER } }));
    },
    removeOlderThan: async (cutoff) => {
      const { deletedCount } = await storing(() => model.deleteMany({ createdAt: { $lt: cutoff } }));
      return deletedCount;
    },
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}
