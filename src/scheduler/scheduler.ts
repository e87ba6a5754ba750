import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Db } from 'mongodb';
import { bringBack } from './bring-back.js';

/** Something that runs again and again. What is due stands in our own documents; a tick only looks. */
export interface FixedTick {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<void>;
}

export interface Scheduler {
  isRunning(): boolean;
  /** Lets running ticks finish, then stops. */
  stop(): Promise<void>;
}

/** How often agenda looks for ticks, in milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** How soon ticks go on after the machine's clock went back; by a timer, which does not go by that clock. */
const BRING_BACK_EVERY_MS = 10_000;
const COLLECTION = 'ticks';
/** After a kill -9 a tick stays locked for this long; delivery and escalation are safe to run twice. */
const LOCK_MS = 20_000;
const TOUCH_MS = 5_000;
const DRAIN_MS = 8_000;

interface Options {
  readonly db: Db;
  readonly ticks: readonly FixedTick[];
  /** Agenda's failures and those of ticks. */
  readonly onFault: (error: unknown, tick: string) => void;
}

/** Agenda on the product's own database: of several instances one runs each tick, and another takes over when it dies. */
export async function startScheduler({ db, ticks, onFault }: Options): Promise<Scheduler> {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: COLLECTION }),
    processEvery: LOOK_EVERY_MS,
    defaultLockLifetime: LOCK_MS,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
  });
  agenda.on('error', (error: unknown) => onFault(error, 'scheduler'));
  await agenda.ready;
  for (const { name, run } of ticks) {
    agenda.define(name, async (job) => {
      const touching = setInterval(() => void job.touch().catch((error: unknown) => onFault(error, name)), TOUCH_MS);
      try {
        await run();
      } catch (error) {
        // A failed tick is no failed job: the next one runs all the same.
        onFault(error, name);
      } finally {
        clearInterval(touching);
      }
    });
  }
  await agenda.start();
  for (const { name, everySeconds } of ticks) await agenda.every(`${everySeconds} seconds`, name);
  const bringAllBack = () => bringBack(db, COLLECTION, ticks);
  await bringAllBack();
  const bringingBack = setInterval(
    () => void bringAllBack().catch((error: unknown) => onFault(error, 'scheduler')),
    BRING_BACK_EVERY_MS,
  );
  bringingBack.unref();
  let running = true;
  return {
    isRunning: () => running,
    stop: async () => {
      running = false;
      clearInterval(bringingBack);
      await agenda.drain({ timeout: DRAIN_MS });
    },
  };
}
