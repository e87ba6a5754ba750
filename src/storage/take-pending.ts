import type { ConcernDocument, ConcernModel, PendingNotice } from './concern-document.js';
import type { DeliveryModel } from './delivery-document.js';
import { storing } from './mongo.js';

const BATCH = 20;

type Pending = Pick<ConcernDocument, '_id' | 'urgent' | 'version' | 'pendingNotices'>;

interface Deps {
  readonly deliveries: DeliveryModel;
  readonly concerns: ConcernModel;
  /** Makes what was delivered about a concern due again. */
  readonly refreshAll: (concernId: string, now: Date) => Promise<void>;
}

/**
 * Moves notices from the documents of their concerns to the deliveries.
 * @returns a function that says how many it moved.
 */
export function createTakePending({ deliveries, concerns, refreshAll }: Deps): (now: Date) => Promise<number> {
  /** Copies first, removes after: a crash in between repeats the copy, which the key makes harmless. */
  async function take(concern: Pending, now: Date): Promise<number> {
    const { _id, urgent, version, pendingNotices } = concern;
    const messages = pendingNotices.filter(({ refresh }) => !refresh);
    if (messages.length > 0) {
      await storing(() => deliveries.bulkWrite(messages.map((notice) => copy(_id, urgent, notice, now))));
      // A concern that nobody has changed yet has no older message that could wait.
      if (version > 1) await dropUnsent(_id, messages);
    }
    if (messages.length < pendingNotices.length) await refreshAll(_id, now);
    const keys = pendingNotices.map(({ key }) => key);
    // Bookkeeping, so the version stays: it must not make anybody's verb start again.
    await storing(() => concerns.updateOne({ _id }, { $pull: { pendingNotices: { key: { $in: keys } } } }));
    return keys.length;
  }

  /** What a platform's outage held up is dropped for what is newer, so that its end brings one message and not one per round. */
  async function dropUnsent(concernId: string, newer: readonly PendingNotice[]): Promise<void> {
    const older = {
      concernId,
      thread: { $in: newer.flatMap(({ thread }) => thread ?? []) },
      _id: { $nin: newer.map(({ key }) => key) },
      state: 'pending' as const,
      leasedUntil: { $lte: new Date() },
    };
    await storing(() => deliveries.updateMany(older, { $set: { state: 'cancelled' as const }, $unset: { dueAt: 1 } }));
  }

  return async (now) => {
    const found = await storing(() =>
      concerns
        .find({ 'pendingNotices.key': { $gt: '' } }, { urgent: 1, version: 1, pendingNotices: 1 })
        .limit(BATCH)
        .lean<Pending[]>(),
    );
    let taken = 0;
    for (const concern of found) taken += await take(concern, now);
    return taken;
  };
}

const copy = (concernId: string, urgent: boolean, { key, thread, sealed }: PendingNotice, now: Date) => ({
  updateOne: {
    filter: { _id: key },
    update: {
      $setOnInsert: {
        concernId,
        thread,
        urgent,
        state: 'pending' as const,
        dueAt: now,
        attempts: 0,
        wanted: 0,
        superseded: false,
        leasedUntil: new Date(0),
        createdAt: now,
        sealed,
      },
    },
    upsert: true,
  },
});
