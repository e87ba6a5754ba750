import { REAL } from './concern-document.js';
import type { DeliveryDocument, DeliveryModel } from './delivery-document.js';
import { storing } from './mongo.js';

export interface DeliveryFigures {
  /** Seconds since the oldest due delivery fell due; 0 when there is none. Nobody waits for those of a drill. */
  oldestDueSeconds(now: Date): Promise<number>;
  /** Age in seconds of the oldest message or call that failed and still waits; 0 when there is none. */
  oldestFailingSeconds(now: Date): Promise<number>;
  /**
   * Whether what failed comes through after all, within so long. By its age: each attempt moves the time at which it is due.
   * One message that a platform never takes says nothing of the others: as soon as anything younger has come through, an urgent
   * one alone counts, and for a day.
   */
  comesThrough(now: Date, withinMs: number): Promise<boolean>;
}

/** Whoever watches has known for a day. */
const URGENT_COUNTS_MS = 86_400_000;

const FAILING = { state: 'pending', attempts: { $gt: 0 }, ...REAL } as const;

/** How delivery gets on, as counted from the deliveries themselves. */
export function createDeliveryFigures(model: DeliveryModel): DeliveryFigures {
  /** Both kinds are named, each by its time, as the indexes have them. */
  async function oldest(field: 'dueAt' | 'createdAt', which: Record<string, unknown>): Promise<Date | undefined> {
    const found = await Promise.all(
      [true, false].map((urgent) =>
        storing(() =>
          model
            .findOne({ ...which, urgent }, { [field]: 1 })
            .sort({ [field]: 1 })
            .lean<Pick<DeliveryDocument, 'dueAt' | 'createdAt'>>(),
        ),
      ),
    );
    return found.flatMap((one) => one?.[field] ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  }

  /** Those of drills too: they go the same way. */
  async function lastDeliveredMs(now: Date): Promise<number> {
    const last = await storing(() =>
      model
        .findOne({ state: 'delivered', deliveredAt: { $lte: now } }, { deliveredAt: 1 })
        .sort({ deliveredAt: -1 })
        .lean<Pick<DeliveryDocument, 'deliveredAt'>>(),
    );
    return last?.deliveredAt?.getTime() ?? 0;
  }

  return {
    oldestDueSeconds: async (now) => secondsSince(await oldest('dueAt', { dueAt: { $lte: now }, ...REAL }), now),

    oldestFailingSeconds: async (now) => secondsSince(await oldest('createdAt', FAILING), now),

    comesThrough: async (now, withinMs) => {
      const lastMs = await lastDeliveredMs(now);
      const urgentMs = Math.min(lastMs, now.getTime() - URGENT_COUNTS_MS);
      const until = new Date(now.getTime() - withinMs);
      const failing = [
        { urgent: true, createdAt: { $gt: new Date(urgentMs), $lt: until } },
        { urgent: false, createdAt: { $gt: new Date(lastMs), $lt: until } },
        // Written before the clock went back: nobody can say how long ago.
        { urgent: { $in: [true, false] }, createdAt: { $gt: new Date(now.getTime() + withinMs) } },
      ];
      const found = await Promise.all(failing.map((which) => storing(() => model.exists({ ...FAILING, ...which }))));
      return found.every((one) => one === null);
    },
  };
}

function secondsSince(at: Date | undefined, now: Date): number {
  return at ? Math.max(0, (now.getTime() - at.getTime()) / 1_000) : 0;
}
