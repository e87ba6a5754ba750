import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { DownloadStore } from '../application/download-store.js';
import { DRAFTS_KEPT_MS, type DraftStore } from '../application/draft-store.js';
import type { Clock } from '../application/ports.js';
import type { OnFault } from '../fault.js';
import type { Metrics } from '../http/metrics.js';
import { oneAtATime } from '../scheduler/one-at-a-time.js';
import { startScheduler } from '../scheduler/scheduler.js';
import type { DeliveryStorage } from '../storage/delivery-store.js';
import type { LastTickStore } from '../storage/last-tick-store.js';
import { watchConnection } from '../storage/mongo-watch.js';
import type { TabSessionStorage } from '../storage/tab-session-store.js';

const TICK_SECONDS = 2;
/** Each time a few people at the most: it goes through everybody within the hour. */
const PEOPLE_SECONDS = 2;
/** None of them is urgent. */
const REMINDERS_SECONDS = 5;
const BRING_BACK_SECONDS = 60;
const HOUSEKEEPING_SECONDS = 3_600;
const LAST_DELIVERY_MS = 8_000;
/** A form that was found a moment before it was too old, and is being sent, has its key and its files for longer than any write takes. */
const AFTER_ITS_DRAFT_MS = 3_600_000;

interface Options {
  readonly connection: Connection;
  readonly uri: string;
  readonly drafts: Pick<DraftStore, 'removeOlderThan'>;
  /** Files that no concern lists and that have waited since before then. */
  readonly clearFiles: (before: Date) => Promise<void>;
  /** Keys that open nothing and have waited since before then. */
  readonly clearKeys: (before: Date) => Promise<void>;
  readonly downloads: Pick<DownloadStore, 'removeEnded'>;
  readonly tabSessions: Pick<TabSessionStorage, 'removeEnded'>;
  readonly deliveries: Pick<DeliveryStorage, 'bringBack'>;
  readonly lastTick: Pick<LastTickStore, 'mark'>;
  readonly deliver: () => Promise<void>;
  readonly finishDelivering: () => Promise<void>;
  /** Whose duty it is now, and whether they know. */
  readonly followDuty: () => Promise<void>;
  /** @returns how many concerns it moved on. */
  readonly escalateDue: () => Promise<number>;
  /** What time asks of open concerns. @returns how many it looked at */
  readonly chaseDue: () => Promise<number>;
  /** What time asks about people. It waits for the platforms' directories, so escalation does not wait for it. */
  readonly followPeople: () => Promise<void>;
  /** What comes by the day, the week and the quarter. */
  readonly followReminders: () => Promise<void>;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'countEscalated' | 'tickDone'>;
  readonly log: Logger;
  readonly onFault: OnFault;
}

/** What happens because time passes, and the watch over the connection that it all needs. */
export interface Clockwork {
  isRunning(): boolean;
  /** Does what is due now. */
  tick(): Promise<void>;
  /** Stops the clocks, then finishes what was asked for a moment ago. */
  finish(): Promise<void>;
}

export async function startClockwork(options: Options): Promise<Clockwork> {
  const { connection, uri, log, onFault } = options;
  const { tick, ticks } = createTicks(options);
  const schedule = () => {
    if (!connection.db) throw new Error('the database connection has no database');
    return startScheduler({ db: connection.db, ticks, onFault });
  };
  let scheduler = await schedule();
  const watch = watchConnection({
    connection,
    uri,
    onReopened: async () => {
      log.warn('the database connection was opened anew');
      void scheduler.stop().catch((error: unknown) => onFault(error, 'scheduler'));
      scheduler = await schedule();
    },
    onFault: (error) => onFault(error, 'database'),
  });
  return {
    isRunning: () => scheduler.isRunning(),
    tick: async () => {
      await Promise.all([options.followPeople(), options.followReminders(), tick()]);
      // Whoever is to hear of what was found.
      await options.deliver();
    },
    finish: async () => {
      watch.stop();
      await scheduler.stop();
      // What was asked for a moment ago is finished; what a platform does not take in time is delivered after the next start.
      const delivered = options.finishDelivering().catch((error: unknown) => onFault(error, 'delivery'));
      await Promise.race([delivered, delay(LAST_DELIVERY_MS, undefined, { ref: false })]);
    },
  };
}

function createTicks(options: Options) {
  const { escalateDue, chaseDue, followDuty, followPeople, followReminders, deliver, deliveries } = options;
  const { drafts, clearFiles, clearKeys, downloads, tabSessions, lastTick, clock, metrics } = options;
  const tick = oneAtATime(async () => {
    metrics.countEscalated(await escalateDue());
    await chaseDue();
    await followDuty();
    await deliver();
    metrics.tickDone();
    await lastTick.mark(new Date());
  });
  const housekeeping = async () => {
    const cutoffMs = clock.now().getTime() - DRAFTS_KEPT_MS;
    const afterDrafts = new Date(cutoffMs - AFTER_ITS_DRAFT_MS);
    await drafts.removeOlderThan(new Date(cutoffMs));
    await clearFiles(afterDrafts);
    await clearKeys(afterDrafts);
    await downloads.removeEnded();
    await tabSessions.removeEnded(clock.now());
  };
  const ticks = [
    { name: 'escalate-and-deliver', everySeconds: TICK_SECONDS, run: tick },
    { name: 'people', everySeconds: PEOPLE_SECONDS, run: followPeople },
    { name: 'reminders', everySeconds: REMINDERS_SECONDS, run: followReminders },
    { name: 'bring-back', everySeconds: BRING_BACK_SECONDS, run: () => deliveries.bringBack(clock.now()) },
    { name: 'housekeeping', everySeconds: HOUSEKEEPING_SECONDS, run: housekeeping },
  ];
  return { tick, ticks };
}
