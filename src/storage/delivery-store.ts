import type { Connection } from 'mongoose';
import type { Delivery, DeliveryHistory, DeliveryStore } from '../application/delivery/delivery-ports.js';
import { type LetterCall, repeats, type Wake, type WakeChannel } from '../domain/notice.js';
import type { ConcernCodec } from './concern-codec.js';
import { REAL } from './concern-document.js';
import { type DeliveryDocument, deliveryModel } from './delivery-document.js';
import { createDeliveryFigures, type DeliveryFigures } from './delivery-figures.js';
import { createDeliveryHistory } from './delivery-history.js';
import { createEnvelopes } from './envelopes.js';
import { storing } from './mongo.js';
import { copyOf, createTakePending, type NoticeSource, type Origin } from './take-pending.js';
import type { Vault } from './vault.js';

/** Longer than a platform call may take, short enough that a crash delays a message by half a minute at most. */
const LEASE_MS = 30_000;
const UNREADABLE_AGAIN_MS = 60_000;
/** More than any platform may ask us to wait. */
const LONGEST_AHEAD_MS = 300_000;

interface Deps {
  readonly sources: readonly NoticeSource[];
  readonly vault: Vault;
  readonly codec: ConcernCodec;
  readonly newToken: () => string;
  /** A delivery whose content does not open is put off, so that the others go on. */
  readonly onFault: (error: unknown) => void;
}

export interface DeliveryStorage extends DeliveryStore, DeliveryHistory, DeliveryFigures {
  /** Leases a delivery of a drill, and none while anything real is due. */
  leasePractice(now: Date): Promise<Delivery | undefined>;
  /** Makes due what lies further ahead than anything waits: the clock went back since. */
  bringBack(now: Date): Promise<void>;
  createIndexes(): Promise<void>;
}

export function createDeliveryStore(connection: Connection, deps: Deps): DeliveryStorage {
  const { sources, newToken, onFault } = deps;
  const model = deliveryModel(connection);
  const envelopes = createEnvelopes(deps);
  const released = { leasedUntil: new Date(0) };

  /** What waits keeps its time, because the platform may have asked for it; what rests is due again. */
  async function renew(which: Record<string, unknown>, change: Partial<DeliveryDocument>, now: Date): Promise<void> {
    const waiting = { ...which, dueAt: { $exists: true } };
    const resting = { ...which, state: 'delivered' as const, dueAt: { $exists: false } };
    await storing(() => model.updateMany(waiting, { $set: change, $inc: { wanted: 1 } }));
    await storing(() => model.updateMany(resting, { $set: { ...change, dueAt: now }, $inc: { wanted: 1 } }));
  }

  const refreshAll = (origin: Origin, now: Date) => renew({ ...origin, superseded: false }, {}, now);

  async function claim(which: Record<string, unknown>, sort: Record<string, 1 | -1>): Promise<DeliveryDocument | null> {
    const realNowMs = Date.now();
    return storing(() =>
      model
        .findOneAndUpdate(
          { ...which, leasedUntil: { $lte: new Date(realNowMs) } },
          { $set: { leaseToken: newToken(), leasedUntil: new Date(realNowMs + LEASE_MS) } },
          { sort, returnDocument: 'after' },
        )
        .lean<DeliveryDocument>(),
    );
  }

  // Both values of `urgent` are named so that the index gives the urgent ones first, each kind by its time.
  const realAt = (now: Date) => ({ urgent: { $in: [true, false] }, dueAt: { $lte: now }, ...REAL });
  const claimReal = (now: Date) => claim(realAt(now), { urgent: -1, dueAt: 1 });

  async function claimPractice(now: Date): Promise<DeliveryDocument | null> {
    if (await storing(() => model.exists(realAt(now)))) return null;
    return claim({ practice: true, dueAt: { $lte: now } }, { dueAt: 1 });
  }

  async function open(document: DeliveryDocument): Promise<Delivery> {
    const { _id: key, urgent, practice, attempts, wanted, superseded, leaseToken = '' } = document;
    const { content, sent } = await envelopes.open(document);
    const common = { key, leaseToken, urgent, attempts, wanted, superseded, ...(practice && { practice }) };
    return { ...common, ...content, sent };
  }

  /** A delivery whose content does not open is put off. */
  async function lease(now: Date, claimNext: (now: Date) => Promise<DeliveryDocument | null>) {
    for (;;) {
      const claimed = await claimNext(now);
      if (!claimed) return undefined;
      try {
        return await open(claimed);
      } catch (error) {
        onFault(error);
        const later = new Date(now.getTime() + UNREADABLE_AGAIN_MS);
        await storing(() => model.updateOne({ _id: claimed._id }, { $set: { dueAt: later, ...released } }));
      }
    }
  }

  /** Older messages of the same kind to the same person give way to the newer one. */
  async function supersedeOlder(delivery: Delivery, now: Date): Promise<void> {
    const { key, message } = delivery;
    if (!repeats(message)) return;
    const thread = envelopes.threadOf(delivery, message);
    const self = await storing(() => model.findById(key, { createdAt: 1 }).lean<{ createdAt: Date }>());
    if (!self) return;
    // An order of the two, whoever ends first: otherwise two at once would each take the other's buttons.
    const before = [{ createdAt: { $lt: self.createdAt } }, { createdAt: self.createdAt, _id: { $lt: key } }];
    const older = { ...originOf(delivery), thread, $or: before, state: 'delivered', superseded: false };
    await renew(older, { superseded: true }, now);
  }

  const takePending = createTakePending({ deliveries: model, sources, refreshAll });
  return {
    takePending,

    addWakes: async (delivery, via, now) => {
      const { key, urgent, practice, message } = delivery;
      const calls = await Promise.all(
        via.map(async (channel) => {
          const wake = wakeBeside(message, channel);
          // The key follows from the message's: asked once more, it is the same call.
          const wakeKey = `${key}.${channel}`;
          const sealed = await envelopes.close(delivery, wakeKey, wake);
          const notice = { key: wakeKey, refresh: false, thread: envelopes.threadOf(delivery, wake), sealed };
          return copyOf(notice, { ...originOf(delivery), urgent, practice }, now);
        }),
      );
      if (calls.length > 0) await storing(() => model.bulkWrite(calls));
    },

    lease: (now) => lease(now, claimReal),
    leasePractice: (now) => lease(now, claimPractice),
    about: createDeliveryHistory({ model, envelopes, onFault }).about,

    finish: async (delivery, outcome, now) => {
      const held = { _id: delivery.key, leaseToken: delivery.leaseToken };
      if (outcome.kind !== 'delivered') {
        const called = outcome.kind === 'called' && { deliveredAt: now };
        const update = { $set: { state: outcome.kind, ...called, ...released }, $unset: { dueAt: 1, leaseToken: 1 } };
        await storing(() => model.updateOne(held, update));
        return;
      }
      const sealedSent = delivery.sent
        ? {}
        : { sealedSent: await envelopes.closeSent(delivery, outcome.sent), deliveredAt: now };
      const done = { state: 'delivered', attempts: 0, ...sealedSent, ...released };
      const idle = { $set: done, $unset: { dueAt: 1, leaseToken: 1 } };
      const { matchedCount } = await storing(() => model.updateOne({ ...held, wanted: delivery.wanted }, idle));
      if (matchedCount === 0) {
        // The concern changed while the message was on its way: it is to be renewed.
        await storing(() => model.updateOne(held, { $set: { ...done, dueAt: now }, $unset: { leaseToken: 1 } }));
      }
      if (!delivery.sent) await supersedeOlder(delivery, now);
    },

    retryAt: async ({ key, leaseToken }, at) => {
      const update = { $set: { dueAt: at, ...released }, $inc: { attempts: 1 }, $unset: { leaseToken: 1 } };
      await storing(() => model.updateOne({ _id: key, leaseToken }, update));
    },

    ...createDeliveryFigures(model),

    bringBack: async (now) => {
      const ahead = { urgent: { $in: [true, false] }, dueAt: { $gt: new Date(now.getTime() + LONGEST_AHEAD_MS) } };
      await storing(() => model.updateMany(ahead, { $set: { dueAt: now } }));
    },

    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

function wakeBeside(message: Delivery['message'], via: WakeChannel): Wake | LetterCall {
  const wake: Wake = { kind: 'wake', to: message.to, via };
  return message.kind === 'letter' ? { ...wake, beside: message } : wake;
}

function originOf(delivery: Delivery): Origin {
  return 'concernId' in delivery ? { concernId: delivery.concernId } : { matter: delivery.matter };
}
