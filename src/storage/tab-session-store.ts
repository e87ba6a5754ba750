import { type Connection, Schema } from 'mongoose';
import type { TabSession, TabSessionStore, TabWay } from '../application/tab/tab-access.js';
import { asPersonId } from '../domain/ids.js';
import { isDuplicateKey, storing } from './mongo.js';
import { isToken, newToken } from './one-time-token.js';
import type { Vault } from './vault.js';

interface TabSessionDocument {
  /** A keyed hash of the token: who reads the database can sign in with nothing. */
  readonly _id: string;
  readonly kind: 'session' | 'link' | 'proof';
  readonly person: string;
  readonly way: TabWay;
  /** Of a session. */
  readonly seenAt?: Date;
  readonly provedAt?: Date | undefined;
  readonly endsAt: Date;
  /** The account, sealed. */
  readonly secret: string;
}

const string = { type: String, required: true } as const;

const tabSessionSchema = new Schema<TabSessionDocument>(
  {
    _id: string,
    kind: string,
    person: string,
    way: string,
    seenAt: Date,
    provedAt: Date,
    endsAt: { type: Date, required: true },
    secret: string,
  },
  { strict: 'throw', versionKey: false, collection: 'tab-sessions' },
);
tabSessionSchema.index({ person: 1, way: 1, seenAt: 1 });
tabSessionSchema.index({ endsAt: 1 });

type Secret = Pick<TabSession, 'account'>;

export interface TabSessionStorage extends TabSessionStore {
  /** @returns how many had ended */
  removeEnded(now: Date): Promise<number>;
  createIndexes(): Promise<void>;
}

export function createTabSessionStore(connection: Connection, vault: Vault): TabSessionStorage {
  const model = connection.model('TabSession', tabSessionSchema);
  const seal = vault.organisation;
  const context = (id: string) => `tab-session/${id}`;
  const idOf = (kind: TabSessionDocument['kind'], token: string) => vault.index(`tab-${kind}`, token);

  async function keep(
    kind: TabSessionDocument['kind'],
    token: string,
    { person, way, account, provedAt }: TabSession,
    times: Pick<TabSessionDocument, 'seenAt' | 'endsAt'>,
  ): Promise<void> {
    const _id = idOf(kind, token);
    const secret = await seal.close(context(_id), { account } satisfies Secret);
    await storing(() => model.create([{ _id, kind, person, way, provedAt, ...times, secret }]));
  }

  async function create(
    kind: TabSessionDocument['kind'],
    session: TabSession,
    times: Pick<TabSessionDocument, 'seenAt' | 'endsAt'>,
  ): Promise<string> {
    const token = newToken();
    await keep(kind, token, session, times);
    return token;
  }

  async function opened({ _id, person, way, provedAt, secret }: TabSessionDocument): Promise<TabSession> {
    const { account } = await seal.open<Secret>(context(_id), secret);
    return { person: asPersonId(person), way, account, provedAt };
  }

  const link = (token: string, now: Date) => ({
    _id: idOf('link', token),
    kind: 'link' as const,
    endsAt: { $gt: now },
  });

  return {
    open: (session, at, endsAt) => create('session', session, { seenAt: at, endsAt }),
    use: async (token, now, lockedBefore) => {
      if (!isToken(token)) return undefined;
      const _id = idOf('session', token);
      const awake = { _id, kind: 'session' as const, endsAt: { $gt: now }, seenAt: { $gt: lockedBefore } };
      const used = await storing(() => model.findOneAndUpdate(awake, { $max: { seenAt: now } }).lean());
      if (used) return opened(used);
      const left = await storing(() => model.exists({ _id, kind: 'session', endsAt: { $gt: now } }));
      return left ? 'locked' : undefined;
    },
    isLocked: async (person, way, now, lockedBefore) => {
      const left = { person, way, kind: 'session' as const, endsAt: { $gt: now }, seenAt: { $lte: lockedBefore } };
      return (await storing(() => model.exists(left))) !== null;
    },
    removeLocked: async (person, way, lockedBefore) => {
      await storing(() => model.deleteMany({ person, way, kind: 'session', seenAt: { $lte: lockedBefore } }));
    },
    end: async (token, lockedBefore) => {
      if (!isToken(token)) return;
      await storing(() => model.deleteOne({ _id: idOf('session', token), seenAt: { $gt: lockedBefore } }));
    },
    takeProof: async (proof, session, endsAt) => {
      try {
        await keep('proof', proof, session, { endsAt });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    openLink: (session, endsAt) => create('link', session, { endsAt }),
    isLink: async (token, now) => isToken(token) && (await storing(() => model.exists(link(token, now)))) !== null,
    takeLink: async (token, now) => {
      const taken = isToken(token) ? await storing(() => model.findOneAndDelete(link(token, now)).lean()) : null;
      return taken ? opened(taken) : undefined;
    },
    removeEnded: async (now) => {
      const { deletedCount } = await storing(() => model.deleteMany({ endsAt: { $lte: now } }));
      return deletedCount;
    },
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}
