import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, MongoClient } from 'mongodb';
import { startEmbeddedMongodb } from '../../src/storage/embedded-mongodb/embedded-mongodb.js';
import { chanceOf } from '../simulation/chance.js';
import { fillFrom } from '../simulation/fill.js';
import { openInstance } from '../simulation/instance.js';
import { at } from '../simulation/oracle/calendar.js';
import { keepRota } from '../simulation/oracle/rota.js';
import { raiseAs } from '../simulation/raise-as.js';
import { DUTY, describeStaff } from '../simulation/staff.js';
import { startWorkspace } from '../simulation/workspace.js';

/**
 * What a tick costs when fifty records are due, with a thousand, a hundred thousand and a million stored beside them. `ROWS` in the
 * environment says how many.
 */
const ROWS = (process.env.ROWS ?? '1000,100000,1000000').split(',').map(Number);
const DUE = 50;
const BATCH = 5_000;
const ROUNDS = 30;
const FAR = new Date('2099-01-01');
const DAY = '2026-03-09';
const SHELF = 'workforce';

const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-reminders-'));
const engine = await startEmbeddedMongodb({ dataDir, environment: process.env });
const uri = engine.uri.replace('/?', '/safeguard?');
const mongo = new MongoClient(uri);
await mongo.connect();
const db = mongo.db();
const matters = db.collection<Document & { _id: string }>('matters');

const workspace = await startWorkspace();
let now = at(DAY, '10:00');
const options = { name: 'bench', uri, workspace, now: () => now, onFault: console.error };
const instance = await openInstance(options);
await fillFrom(describeStaff({ people: DUE, policies: 12 }, DAY, chanceOf(1)), instance.stores, now);
await instance.tick();
const registers = await matters.find({ shelf: SHELF }).limit(DUE).toArray();
const ids = registers.map(({ _id }) => _id);
if (ids.length !== DUE) throw new Error(`${ids.length} registers`);
const person = async (id: string) => {
  const found = await instance.stores.people.byId(instance.stores.records.personId(id));
  if (found === undefined) throw new Error(`${id} is not there`);
  return found;
};
const { concernId } = await raiseAs(instance, await person('p0'), 'no');
await instance.tick();
await instance.useCases.acknowledge(await person(keepRota('2026-01-05', DUTY).dutyAt(now)), concernId);
await instance.tick();
const [concern] = await db.collection('concerns').find().toArray();

function aMinuteLater(): void {
  now = new Date(now.getTime() + 60_000);
}

/** The same fifty as before. */
async function dueAgain(): Promise<void> {
  await matters.updateMany({ _id: { $in: ids } }, { $set: { nextAt: now } });
}

const asked: Record<string, () => Promise<unknown>> = {
  'which fifty registers are due': () => instance.stores.registers.due(now, DUE),
  'which concerns are to be chased': () => instance.stores.concerns.dueForChasing(now, DUE),
  'a tick with nothing due': () => instance.tick(),
  'a tick with fifty due': () => instance.tick(),
};

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function measure(): Promise<Record<string, number>> {
  const results: Record<string, number> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      aMinuteLater();
      if (name !== 'a tick with nothing due') await dueAgain();
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
    results[name] = middle(times);
  }
  return results;
}

async function fillTo(name: string, rows: number, copy: () => Document): Promise<void> {
  for (let stored = await db.collection(name).countDocuments(); stored < rows; stored += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - stored) }, copy);
    await db.collection(name).insertMany(batch, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}

/** Copies of what the product wrote itself, due in a far year: registers, and a tenth as many concerns that somebody holds. */
async function store(rows: number): Promise<void> {
  await fillTo('matters', rows, () => {
    const [register] = registers;
    return { ...register, _id: `${SHELF}/${randomUUID()}`, nextAt: FAR, pendingNotices: [] };
  });
  await fillTo('concerns', rows / 10, () => {
    const id = randomUUID();
    return { ...concern, _id: id, reference: id, formToken: id, chaseAt: FAR, pendingNotices: [] };
  });
}

const first: Record<string, number> = {};
for (const rows of ROWS) {
  await store(rows);
  for (const [name, timeMs] of Object.entries(await measure())) {
    first[name] ??= timeMs;
    const times = (timeMs / (first[name] ?? timeMs)).toFixed(2);
    console.log(`${name}, ${rows} stored: ${timeMs.toFixed(2)} ms (${times} times)`);
  }
}

await instance.kill();
workspace.close();
await mongo.close();
await engine.stop();
await rm(dataDir, { recursive: true, force: true });
