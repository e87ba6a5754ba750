import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, Schema } from 'mongoose';
import { type ConcernKey, DRAFTS_KEPT_MS, type Draft, type DraftStore } from '../application/draft-store.js';
import { type Account, asConcernId, asFormToken, type FormToken } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import { ANONYMOUS, type Anonymous } from '../domain/reporter.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

interface DraftDocument {
  readonly _id: string;
  /** When the person did what is kept here, as the platform says; only something newer replaces it. */
  readonly order: number;
  readonly createdAt: Date;
  readonly secret: string;
  /** Absent once the form was sent: the concern holds them now. */
  readonly answers?: string | undefined;
}

/** Decided when the form opens, so that every attempt to send it writes the same concern under the same key. */
interface Secret {
  readonly reporter: Person;
  readonly formToken: FormToken;
  readonly dataKey: ConcernKey;
}

/** Whose draft it is: an account's, or that of somebody on the public page. */
type Owner = Account | Anonymous;

const string = { type: String, required: true } as const;

const COLLECTION = 'drafts';
const draftSchema = new Schema<DraftDocument>(
  {
    _id: string,
    order: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    secret: string,
    answers: String,
  },
  { strict: 'throw', versionKey: false, collection: COLLECTION },
);
draftSchema.index({ createdAt: 1 });

const FORGET_AFTER_MS = 200;

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
  /** For what somebody waits for: mongoose adds a third to a small read. */
  const collection = connection.collection<DraftDocument>(COLLECTION);
  const seal = vault.organisation;

  // The owner is part of what every text is bound to: somebody else's draft simply does not open.
  const secretContext = (id: string, owner: Owner) => `draft/${id}/${owner}/secret`;
  const answersContext = (id: string, owner: Owner) => `draft/${id}/${owner}/answers`;

  const stored = (id: string) => storing(() => collection.findOne({ _id: id }));

  // What removes keys goes by the same age, an hour later: whoever finds a form has the time to send it.
  const hasEnded = ({ createdAt }: DraftDocument) => createdAt.getTime() < now().getTime() - DRAFTS_KEPT_MS;

  async function find(owner: Owner, id: string): Promise<Draft<unknown> | undefined> {
    const document = await stored(id);
    return document && !hasEnded(document) ? opened(owner, document) : undefined;
  }

  async function opened(owner: Owner, document: DraftDocument): Promise<Draft<unknown> | undefined> {
    const id = document._id;
    try {
      const [secret, answers] = await Promise.all([
        seal.open<Secret>(secretContext(id, owner), document.secret),
        document.answers === undefined ? {} : seal.open<unknown>(answersContext(id, owner), document.answers),
      ]);
      return { id, ...secret, openedAt: document.createdAt, answers };
    } catch {
      return undefined;
    }
  }

  /** Forms that were sent and whose answers are still to be removed: many at once are one write. */
  const sent = new Set<string>();
  let forgetting: Promise<void> | undefined;

  async function forgetSent(): Promise<void> {
    forgetting = undefined;
    const ids = [...sent];
    sent.clear();
    // What comes late may not bring the answers back.
    const update = { $unset: { answers: 1 }, $set: { order: Number.MAX_SAFE_INTEGER } } as const;
    await storing(() => model.updateMany({ _id: { $in: ids } }, update));
  }

  async function openAs<Own extends Partial<Secret>>(own: Own, owner: Owner, once: string, answers: unknown) {
    const id = vault.index('draft', `${owner}\n${once}`);
    const before = await stored(id);
    if (before && !hasEnded(before)) return { ...(await openedBefore(owner, before)), answers };
    if (before) await storing(() => model.deleteOne({ _id: id, createdAt: before.createdAt }));
    const concernId = asConcernId(newConcernId());
    const dataKey = await vault.newConcernKey(concernId);
    const secret = { ...own, formToken: asFormToken(newToken()), dataKey };
    const createdAt = now();
    const [closedSecret, closedAnswers] = await Promise.all([
      seal.close(secretContext(id, owner), secret),
      seal.close(answersContext(id, owner), answers),
      // Kept before the form opens: a concern can never be stored without the key that opens it, and sending is one write.
      vault.keep(secret.dataKey, createdAt),
    ]);
    const fresh = { order: 0, createdAt, secret: closedSecret, answers: closedAnswers };
    const { upsertedCount } = await storing(() =>
      model.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true }),
    );
    if (upsertedCount === 1) return { id, ...secret, openedAt: fresh.createdAt, answers };
    // Somebody opened the same one at the same moment: theirs is the one.
    const other = await openedBefore(owner, await stored(id));
    if (other.dataKey.concernId !== concernId) await vault.destroy([concernId]);
    return { ...other, answers };
  }

  async function openedBefore(owner: Owner, document: DraftDocument | null): Promise<Draft<unknown>> {
    const draft = document && (await opened(owner, document));
    if (!draft) throw new Error('a draft that was just there is gone');
    return draft;
  }

  return {
    open: async (reporter, owner, once, answers) => ({
      ...(await openAs({ reporter }, owner, once, answers)),
      reporter,
      answers,
    }),
    openAnonymous: (once) => openAs({}, ANONYMOUS, once, {}),
    find,
    keep: async (owner, { id }, answers, order) => {
      const closed = await seal.close(answersContext(id, owner), answers);
      const { matchedCount } = await storing(() =>
        model.updateOne({ _id: id, order: { $lt: order } }, { $set: { answers: closed, order } }),
      );
      return matchedCount === 1;
    },
    forgetAnswers: ({ id }) => {
      sent.add(id);
      forgetting ??= delay(FORGET_AFTER_MS, undefined, { ref: false }).then(forgetSent);
      return forgetting;
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
