import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, MongoClient } from 'mongodb';
import { pino } from 'pino';
import { openStores } from '../../src/composition/open-stores.js';
import { ringKeys } from '../../src/composition/ring-keys.js';
import { readConfig } from '../../src/config.js';
import { findRunningEngine } from '../../src/storage/embedded-mongodb/engine-file.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { ended, startApart } from '../support/product-process.js';
import { about, raiseConcern } from '../support/raising.js';
import { connectWorkspace } from '../support/slack-workspace.js';

/**
 * What stored history costs: what a tick asks of the database, and what the product holds in memory, with nearly
 * nothing stored and with a great deal. `DELIVERIES` and `CONCERNS` in the environment say how much.
 */
const DELIVERIES = Number(process.env.DELIVERIES ?? 1_000_000);
const CONCERNS = Number(process.env.CONCERNS ?? 100_000);
const BATCH = 5_000;
const ROUNDS = 60;

const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-scale-'));
const apart = await startApart({ dataDir });
const slack = connectWorkspace(apart.slackUrl);
let program = apart.startProduct();
await apart.ready();

/** Megabytes that the product's process holds. */
async function residentMb(): Promise<number> {
  const status = await readFile(`/proc/${program.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000;
}

async function oneConcern(): Promise<void> {
  const reference = await raiseConcern(slack.person('U01AMARA'));
  await slack.person('U01PRIYA').waitForMessage(about(reference));
}

for (let index = 0; index < 10; index += 1) await oneConcern();
const engine = await findRunningEngine(dataDir);
const mongo = new MongoClient(engine?.uri ?? '');
await mongo.connect();
const db = mongo.db('safeguard');

/** The questions that each tick and each scrape of the metrics asks, of the stores themselves, when nothing is due. */
const connection = await connectMongo(`${engine?.uri.replace('/?', '/safeguard?')}`);
const config = readConfig({ DATA_DIR: dataDir });
const vault = await openVault(connection, createKeyRing(await ringKeys(config, connection, pino({ level: 'silent' }))));
const clock = { now: () => new Date(0) };
const { concerns, deliveries } = await openStores({ connection, vault, clock, onFault: console.error });
const idle: Record<string, () => Promise<unknown>> = {
  'notices to hand over': () => deliveries.takePending(clock.now()),
  'a delivery to lease': () => deliveries.lease(clock.now()),
  'clocks that run out': () => concerns.dueForEscalation(clock.now(), 20),
  'the oldest delivery due': () => deliveries.oldestDueSeconds(clock.now()),
  'the oldest delivery that fails': () => deliveries.oldestFailingSeconds(clock.now()),
  'whether messages come through': () => deliveries.comesThrough(clock.now(), 60_000),
  'the oldest unacknowledged': () => concerns.oldestUnacknowledgedSeconds(clock.now()),
};

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function measure(): Promise<Record<string, number>> {
  const results: Record<string, number> = {};
  for (const [name, ask] of Object.entries(idle)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
    results[name] = middle(times);
  }
  return results;
}

/** Copies of what the product wrote itself, with ids of their own. */
async function fill(name: string, count: number, copy: (original: Document, index: number) => Document): Promise<void> {
  const originals = await db.collection(name).find().toArray();
  for (let done = 0; done < count; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) =>
      copy(originals[(done + index) % originals.length] ?? {}, done + index),
    );
    await db.collection(name).insertMany(batch as never[], { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}

const before = await measure();
const residentBefore = await residentMb();
await fill('deliveries', DELIVERIES, (original) => {
  const { dueAt: _, leaseToken: __, ...rest } = original;
  return { ...rest, _id: randomUUID(), concernId: randomUUID(), state: 'delivered' };
});
await fill('concerns', CONCERNS, (original) => {
  const { nextAt: _, ...rest } = original;
  const id = randomUUID();
  return { ...rest, _id: id, reference: id, formToken: id, status: 'held', pendingNotices: [] };
});
const after = await measure();
for (let index = 0; index < 30; index += 1) await oneConcern();
const residentAfter = await residentMb();

for (const [name, timeMs] of Object.entries(after)) {
  const base = before[name] ?? 0;
  console.log(
    `${name}: ${base.toFixed(2)} ms, with history ${timeMs.toFixed(2)} ms (${(timeMs / base).toFixed(2)} times)`,
  );
}
console.log(
  `resident memory of the product: ${residentBefore.toFixed(0)} MB, with history ${residentAfter.toFixed(0)} MB (to hold: 250)`,
);

await ended(program, 'SIGTERM');
const startedAt = performance.now();
program = apart.startProduct();
await apart.ready();
console.log(`ready ${((performance.now() - startedAt) / 1_000).toFixed(2)} s after the start (to hold: 2)`);

await connection.close();
await mongo.close();
await ended(program, 'SIGTERM');
await apart.close();
await rm(dataDir, { recursive: true, force: true });
