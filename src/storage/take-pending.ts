import type { PendingNotice } from './concern-document.js';
import type { DeliveryModel } from './delivery-document.js';
import { storing } from './mongo.js';

const BATCH = 20;

/** What notices wait in: concerns, or matters of the organisation. */
export interface NoticeSource {
  /** Those that have any. */
  find(limit: number): Promise<readonly Pending[]>;
  /** Takes away what was copied. Bookkeeping, so the version stays: it must not make anybody's verb start again. */
  pull(id: string, keys: readonly string[]): Promise<void>;
  /** How a delivery names what the notice is about. */
  origin(id: string, notice: PendingNotice): Origin;
}

export type Origin = { readonly concernId: string } | { readonly matter: string };

export interface Pending {
  readonly _id: string;
  readonly urgent?: boolean;
  readonly practice?: true;
  readonly version: number;
  readonly pendingNotices: readonly PendingNotice[];
}

interface Deps {
  readonly deliveries: DeliveryModel;
  readonly sources: readonly NoticeSource[];
  /** Makes what was delivered about it due again. */
  readonly refreshAll: (origin: Origin, now: Date) => Promise<void>;
}

/**
 * Moves notices from the documents that they were written in to the deliveries.
 * @returns a function that says how many it moved.
 */
export function createTakePending({ deliveries, sources, refreshAll }: Deps): (now: Date) => Promise<number> {
  /** Copies first, removes after: a crash in between repeats the copy, which the key makes harmless. */
  async function take(source: NoticeSource, pending: Pending, now: Date): Promise<number> {
    const { _id, urgent = false, practice, version, pendingNotices } = pending;
    const originOf = (notice: PendingNotice) => source.origin(_id, notice);
    const messages = pendingNotices.filter(({ refresh }) => !refresh);
    if (messages.length > 0) {
      const copies = messages.map((notice) => copyOf(notice, { ...originOf(notice), urgent, practice }, now));
      await storing(() => deliveries.bulkWrite(copies));
      // What nobody has changed yet has no older message that could wait.
      if (version > 1) await dropUnsent(messages, originOf);
    }
    const toRenew = distinct(pendingNotices.filter(({ refresh }) => refresh).map(originOf));
    for (const origin of toRenew) await refreshAll(origin, now);
    const keys = pendingNotices.map(({ key }) => key);
    await source.pull(_id, keys);
    return keys.length;
  }

  /** What a platform's outage held up is dropped for what is newer, so that its end brings one message and not one per round. */
  async function dropUnsent(
    newer: readonly PendingNotice[],
    originOf: (notice: PendingNotice) => Origin,
  ): Promise<void> {
    const older = {
      // A thread belongs to one thing alone; what it is about is what the index begins with.
      $or: distinct(newer.map(originOf)),
      thread: { $in: newer.flatMap(({ thread }) => thread ?? []) },
      _id: { $nin: newer.map(({ key }) => key) },
      state: 'pending' as const,
      leasedUntil: { $lte: new Date() },
    };
    await storing(() => deliveries.updateMany(older, { $set: { state: 'cancelled' as const }, $unset: { dueAt: 1 } }));
  }

  return async (now) => {
    let taken = 0;
    for (const source of sources) {
      for (const pending of await source.find(BATCH)) taken += await take(source, pending, now);
    }
    return taken;
  };
}

function distinct(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}

/** A new delivery, unless it is there already. */
export function copyOf(
  { key, thread = key, sealed = '' }: PendingNotice,
  { practice, ...about }: Origin & { readonly urgent: boolean; readonly practice?: true | undefined },
  now: Date,
) {
  return {
    updateOne: {
      filter: { _id: key },
      update: {
        $setOnInsert: {
          ...about,
          ...(practice && { practice }),
          thread,
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
  };
}
