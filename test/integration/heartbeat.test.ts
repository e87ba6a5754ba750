import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEscalateDue } from '../../src/application/concerns/escalate-due.js';
import { startClockwork } from '../../src/composition/clockwork.js';
import { openStores } from '../../src/composition/open-stores.js';
import { startWatch } from '../../src/composition/watch.js';
import { asConcernId } from '../../src/domain/ids.js';
import { raise } from '../../src/domain/raising.js';
import { createMetrics } from '../../src/http/metrics.js';
import { createHeartbeat, HeartbeatError } from '../../src/platforms/heartbeat/heartbeat.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { aChain, aNewConcern, anOrganisation, minutesAfter, RECEIVED } from '../support/builders.js';
import { openTestDatabase } from '../support/database.js';
import { type Receiver, startReceiver, status } from '../support/http-receiver.js';
import { startTestProduct } from '../support/product.js';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

describe('a heartbeat', () => {
  const beat = (timeoutMs = 2_000) => createHeartbeat({ url: `${receiver.origin}/ping/secret?up=1`, timeoutMs })();

  async function failureOf(beating: Promise<void>): Promise<HeartbeatError> {
    const error = await beating.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof HeartbeatError)) throw new Error('it was taken, or failed otherwise');
    return error;
  }

  it('is one plain request of the address', async () => {
    await beat();
    expect(receiver.only()).toMatchObject({ method: 'GET', path: '/ping/secret?up=1', body: '' });
  });

  it.each<readonly [string, RequestListener, string]>([
    ['is refused', status(404), 'http_404'],
    ['is sent elsewhere', status(302, { location: '/elsewhere' }), 'http_302'],
    ['gets no answer', () => {}, 'no_answer'],
    ['loses its connection', (request) => request.socket.resetAndDestroy(), 'no_answer'],
  ])('that %s fails in time, and its error has no address', async (_name, listener, code) => {
    receiver.always(listener);
    const error = await failureOf(beat(300));
    expect(error.code).toBe(code);
    expect(receiver.received).toHaveLength(1);
    expect(JSON.stringify([error, error.message, error.stack, error.cause ?? null])).not.toContain('secret');
  });
});

describe('the watch', () => {
  const EVERY_MS = 20;

  /** The stores on the run's real engine, a watch over them, and both clocks in the test's hands. */
  async function watched() {
    const { uri } = openTestDatabase();
    const connection = await connectMongo(uri);
    const vault = await openVault(connection, createKeyRing([{ id: 'test', bytes: randomBytes(32) }]));
    let now = RECEIVED;
    let realAheadMs = 0;
    const clock = { now: () => now };
    const faults: string[] = [];
    const onFault = (_error: unknown, where: string) => void faults.push(where);
    const stores = await openStores({ connection, vault, clock, onFault });
    const metrics = createMetrics({
      oldestDueDelivery: async () => 0,
      oldestFailingDelivery: async () => 0,
      oldestUnacknowledged: async () => 0,
      unreachableChain: async () => 0,
      nobodyReachable: async () => false,
      heldBack: async () => 0,
    });
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const watch = startWatch({
      stores,
      nobodyReachable: async () => false,
      clock,
      heartbeatUrl: receiver.origin,
      metrics,
      log,
      onFault,
      everyMs: EVERY_MS,
      realNow: () => new Date(Date.now() + realAheadMs),
      elapsedMs: () => performance.now() + realAheadMs,
    });
    const quiet = pino({ level: 'silent' });
    const startTicks = () =>
      startClockwork({
        connection,
        uri,
        ...stores,
        deliver: async () => {},
        finishDelivering: async () => {},
        escalateDue: async () => 0,
        chaseDue: async () => 0,
        followDuty: async () => {},
        clearFiles: async () => {},
        clearKeys: async () => {},
        followPeople: async () => {},
        followReminders: async () => {},
        clock,
        metrics,
        log: quiet,
        onFault,
      });
    return {
      ...{ stores, vault, clock, faults, lines, startTicks },
      setNow: (to: Date) => {
        now = to;
      },
      /** As if real time had gone on so far. */
      passRealMinutes: (minutes: number) => {
        realAheadMs += minutes * 60_000;
      },
      lateNow: async () => {
        const figures = await metrics.registry.metrics();
        return [...figures.matchAll(/safeguard_watch_late\{kind="(\w+)"\} 1/g)].map(([, kind]) => kind);
      },
      close: async () => {
        watch.stop();
        await connection.close();
      },
    };
  }

  type Watched = Awaited<ReturnType<typeof watched>>;
  let world: Watched;
  beforeEach(async () => {
    world = await watched();
  });
  afterEach(() => world.close());

  /** One that was asked before something changed may still be on its way. */
  async function beats(): Promise<boolean> {
    await wait(EVERY_MS * 5);
    const before = receiver.received.length;
    await wait(EVERY_MS * 20);
    return receiver.received.length > before;
  }

  async function raiseOne(): Promise<void> {
    const key = await world.vault.newConcernKey(asConcernId(randomUUID()));
    await world.vault.keep(key);
    await world.stores.concerns.add(
      raise(aNewConcern({ id: key.concernId }), aChain(), anOrganisation(), RECEIVED),
      key,
    );
  }

  it('beats again and again while all is well', async () => {
    await expect.poll(() => receiver.received.length).toBeGreaterThan(3);
    expect(world.lines).toEqual([]);
    expect(await world.lateNow()).toEqual([]);
  });

  it('is silent while a concern is not moved on, names no one, and beats again once it is', async () => {
    await raiseOne();
    world.setNow(minutesAfter(RECEIVED, 61));
    expect(await beats()).toBe(true);
    world.setNow(new Date(minutesAfter(RECEIVED, 61).getTime() + 1));
    await expect.poll(world.lateNow).toEqual(['escalation']);
    expect(await beats()).toBe(false);
    expect(JSON.parse(world.lines.at(-1) ?? '{}')).toEqual({
      ...{ level: 50, time: expect.any(Number), pid: expect.any(Number), hostname: expect.any(String) },
      late: ['escalation'],
      msg: 'the watch found something late; no heartbeat goes out',
    });

    const { concerns } = world.stores;
    const escalateDue = createEscalateDue({
      concerns,
      organisation: { current: async () => anOrganisation() },
      currentChain: async () => aChain(),
      clock: world.clock,
      onFault: (error) => {
        throw error;
      },
    });
    expect(await escalateDue()).toBe(1);
    expect(await beats()).toBe(true);
    expect(await world.lateNow()).toEqual([]);
  });

  it('is silent while a message that is due lies where it is', async () => {
    await raiseOne();
    await world.stores.deliveries.takePending(RECEIVED);
    world.setNow(new Date(minutesAfter(RECEIVED, 1).getTime() + 1));
    await expect.poll(world.lateNow).toEqual(['delivery']);
    expect(await beats()).toBe(false);
  });

  it('is silent while what is tried again and again does not come through', async () => {
    await raiseOne();
    const { deliveries } = world.stores;
    await deliveries.takePending(RECEIVED);
    for (let one = await deliveries.lease(RECEIVED); one; one = await deliveries.lease(RECEIVED)) {
      await deliveries.retryAt(one, minutesAfter(RECEIVED, 2));
    }
    world.setNow(minutesAfter(RECEIVED, 1));
    expect(await beats()).toBe(true);
    world.setNow(minutesAfter(RECEIVED, 2));
    await expect.poll(world.lateNow).toEqual(['delivery']);
    expect(await beats()).toBe(false);
  });

  it('is silent once the scheduler has stopped, which the scheduler could not tell', async () => {
    const clockwork = await world.startTicks();
    await expect.poll(world.stores.lastTick.at).toBeDefined();
    expect(await beats()).toBe(true);
    await clockwork.finish();
    world.passRealMinutes(0.9);
    expect(await beats()).toBe(true);
    world.passRealMinutes(0.2);
    await expect.poll(world.lateNow).toEqual(['scheduler']);
    expect(await beats()).toBe(false);
  });

  it('sees the ticks of another instance', async () => {
    world.passRealMinutes(2);
    await world.stores.lastTick.mark(new Date(Date.now() + 110_000));
    expect(await beats()).toBe(true);
  });

  it('goes on when nobody takes a beat', async () => {
    receiver.answer(status(500), status(500));
    await expect.poll(() => receiver.received.length).toBeGreaterThan(3);
    expect(world.faults).toEqual(['heartbeat', 'heartbeat']);
  });
});

it('the product beats as soon as it has seen to what was due, and says what it watches', async () => {
  const product = await startTestProduct({ environment: { HEARTBEAT_URL: `${receiver.origin}/ping` } });
  try {
    await expect.poll(() => receiver.received.map(({ path }) => path)).toEqual(['/ping']);
    const figures = await (await fetch(`http://127.0.0.1:${product.metricsPort}/metrics`)).text();
    for (const kind of ['escalation', 'delivery', 'scheduler']) {
      expect(figures).toContain(`safeguard_watch_late{kind="${kind}"} 0`);
    }
    expect(product.logged()).not.toContain('/ping');
  } finally {
    await product.stop();
  }
});
