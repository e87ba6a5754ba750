import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { startClockwork } from '../../src/composition/clockwork.js';
import { openStores } from '../../src/composition/open-stores.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { openTestDatabase } from '../support/database.js';

afterEach(() => {
  vi.useRealTimers();
});

const HOUR_MS = 3_600_000;

/** The machine's clock as the product sees it; timers go on by their own. */
function turnClock(byMs: number): void {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs, shouldAdvanceTime: true });
}

async function startTicks() {
  const { uri } = openTestDatabase();
  const connection = await connectMongo(uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'test', bytes: randomBytes(32) }]));
  const clock = { now: () => new Date() };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const stores = await openStores({ connection, vault, clock, onFault });
  const ran = { ticks: 0, people: 0 };
  const clockwork = await startClockwork({
    ...{ connection, uri, ...stores, clock, onFault },
    deliver: async () => {},
    finishDelivering: async () => {},
    followDuty: async () => {},
    clearFiles: async () => {},
    clearKeys: async () => {},
    escalateDue: async () => {
      ran.ticks += 1;
      return 0;
    },
    chaseDue: async () => 0,
    followPeople: async () => {
      ran.people += 1;
    },
    followReminders: async () => {},
    metrics: { countEscalated: () => {}, tickDone: () => {} },
    log: pino({ level: 'silent' }),
  });
  return {
    ...{ ran, faults, lastTick: stores.lastTick },
    stop: async () => {
      await clockwork.finish();
      await connection.close();
    },
  };
}

it('ticks go on within seconds after the machine’s clock went back, and say when they ran', async () => {
  turnClock(HOUR_MS);
  const { ran, faults, lastTick, stop } = await startTicks();
  try {
    await expect.poll(() => Math.min(ran.ticks, ran.people)).toBeGreaterThan(1);
    expect((await lastTick.at())?.getTime()).toBeGreaterThan(Date.now() - 20_000);
    turnClock(0);
    const before = { ...ran };
    const wentBackMs = performance.now();
    await expect.poll(() => Math.min(ran.ticks - before.ticks, ran.people - before.people)).toBeGreaterThan(3);
    expect(performance.now() - wentBackMs).toBeLessThan(45_000);
    await expect.poll(async () => Math.abs(((await lastTick.at())?.getTime() ?? 0) - Date.now())).toBeLessThan(20_000);
    expect(faults).toEqual([]);
  } finally {
    await stop();
  }
});
