import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdvanceDrill } from '../../src/application/drills/advance-drill.js';
import { createRaisePractice } from '../../src/application/drills/raise-practice.js';
import { createStartDrill, createStopDrill } from '../../src/application/drills/run-drill.js';
import { createWatchDrill } from '../../src/application/drills/watch-drill.js';
import { StorageError } from '../../src/application/errors.js';
import { openStores, random, type Stores } from '../../src/composition/open-stores.js';
import { acknowledge } from '../../src/domain/acknowledgement.js';
import { asFormToken, asItemId } from '../../src/domain/ids.js';
import type { Chain } from '../../src/domain/routing.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { aChain, anOrganisation, FIONA, LARS, LEILA, PRIYA, RECEIVED } from '../support/builders.js';
import { openTestDatabase } from '../support/database.js';

/** A drill whose process ends at the worst moment, on the real engine, and two processes that do the same at once. */

let stores: Stores;
let connection: Awaited<ReturnType<typeof connectMongo>>;
let drills: ReturnType<typeof createDrills>;

beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'test', bytes: randomBytes(32) }]));
  const clock = { now: () => RECEIVED };
  const onFault = (error: unknown) => {
    throw error;
  };
  stores = await openStores({ connection, vault, clock, onFault });
});
afterAll(() => connection?.close());
beforeEach(async () => {
  await connection.collection('matters').deleteMany({});
  await connection.collection('concerns').deleteMany({});
  drills = createDrills();
});

function createDrills(chain: Chain = aChain(), concerns: Stores['concerns'] = stores.concerns) {
  const deps = {
    ...stores,
    concerns,
    random,
    organisation: { current: async () => anOrganisation() },
    currentChain: async () => chain,
    clock: { now: () => RECEIVED },
  };
  const raisePractice = createRaisePractice(deps);
  const advanceDrill = createAdvanceDrill({ ...deps, raisePractice, watchDrill: createWatchDrill(deps) });
  return {
    advanceDrill,
    start: createStartDrill({ ...deps, advanceDrill }),
    stop: createStopDrill({ ...deps, advanceDrill }),
  };
}

const howMany = () => connection.collection('concerns').countDocuments({ practice: true });
const newForm = () => asFormToken(random.token());
/** Nothing of the practice concern is written. */
const goneAtTheWorst = (): Stores['concerns'] => ({
  ...stores.concerns,
  add: () => Promise.reject(new StorageError('unknown')),
});

async function running() {
  const { running: drill } = await stores.drills.read();
  return drill ?? expect.unreachable('no drill runs');
}

describe('a drill that breaks off', () => {
  it('before its practice concern is raised is taken up again, and makes one', async () => {
    const { start } = createDrills(aChain(), goneAtTheWorst());
    await expect(start(LEILA, true, newForm())).rejects.toThrow(StorageError);
    expect([await howMany(), (await running()).urgent]).toEqual([0, true]);
    const outcomes = await Promise.all([drills.advanceDrill(), drills.advanceDrill()]);
    expect([outcomes, await howMany()]).toEqual([[true, true], 1]);
    expect(await drills.advanceDrill()).toBe(false);
    const concern = await stores.concerns.find((await running()).concernId);
    expect(concern).toMatchObject({ practice: true, urgent: true, reporter: LEILA.id, status: 'unacknowledged' });
  });

  it('is taken up by its form when that is sent again', async () => {
    const form = newForm();
    const { start } = createDrills(aChain(), goneAtTheWorst());
    await start(LEILA, false, form).catch(() => undefined);
    expect(await drills.start(LEILA, false, form)).toEqual({ kind: 'started' });
    expect(await howMany()).toBe(1);
    expect(await drills.start(LEILA, false, form)).toEqual({ kind: 'started' });
    expect(await howMany()).toBe(1);
    expect(await drills.start(LEILA, false, newForm())).toEqual({ kind: 'another-runs' });
  });

  it('after somebody acknowledged has its report written once, by whoever comes first', async () => {
    await drills.start(LEILA, true, newForm());
    const { id, concernId } = await running();
    await stores.concerns.change(concernId, (concern) => acknowledge(concern, PRIYA, RECEIVED));
    const outcomes = await Promise.all([drills.advanceDrill(), createDrills().advanceDrill()]);
    expect(outcomes.sort()).toEqual([false, true]);
    const log = await stores.drills.read();
    expect([log.running, log.reports.map((report) => [report.id, report.ended.how])]).toEqual([
      undefined,
      [[id, 'acknowledged']],
    ]);
    const matter = await connection.collection('matters').findOne({});
    // Leila, who started it, Lars, the other lead, and Fiona.
    expect(matter?.pendingNotices).toHaveLength(3);
  });

  it('ends without a report where nobody is left who could be asked', async () => {
    await createDrills(aChain(), goneAtTheWorst())
      .start(LEILA, true, newForm())
      .catch(() => undefined);
    expect(await createDrills({ leads: [LEILA], managers: [] }).advanceDrill()).toBe(true);
    expect(await stores.drills.read()).toEqual({ running: undefined, reports: [] });
    expect(await howMany()).toBe(0);
  });

  it('ends without a report where its form is gone', async () => {
    await createDrills(aChain(), goneAtTheWorst())
      .start(LEILA, true, newForm())
      .catch(() => undefined);
    await connection.collection('drafts').deleteMany({});
    await drills.advanceDrill();
    expect((await stores.drills.read()).running).toBeUndefined();
  });
});

describe('who may', () => {
  it('start a drill: leads and managers, where there is somebody to ask', async () => {
    expect(await drills.start(PRIYA, true, newForm())).toEqual({ kind: 'not-theirs' });
    expect(await drills.start({ ...LEILA, active: false }, true, newForm())).toEqual({ kind: 'not-theirs' });
    const alone = createDrills({ duty: LEILA, leads: [LEILA], managers: [] });
    expect(await alone.start(LEILA, true, newForm())).toEqual({ kind: 'nobody-to-ask' });
    expect((await stores.drills.read()).running).toBeUndefined();
    expect(await drills.start(FIONA, true, newForm())).toEqual({ kind: 'started' });
  });

  it('stop it: whoever started it, and leads', async () => {
    await drills.start(FIONA, true, newForm());
    const { id } = await running();
    expect(await drills.stop(PRIYA, id)).toEqual({ kind: 'not-theirs' });
    expect(await drills.stop(FIONA, asItemId('another'))).toEqual({ kind: 'ended-before' });
    expect(await drills.stop(LARS, id)).toEqual({ kind: 'stopped' });
    expect(await drills.stop(FIONA, id)).toEqual({ kind: 'ended-before' });
    const { reports } = await stores.drills.read();
    expect(reports.map(({ ended }) => ended)).toEqual([{ how: 'stopped', at: RECEIVED, by: LARS.id }]);
  });
});

it('keeps in the clear that there are drills, and nothing of them', async () => {
  await drills.start(LEILA, true, newForm());
  const { id, concernId } = await running();
  await drills.stop(LEILA, id);
  const matter = JSON.stringify(await connection.collection('matters').findOne({}));
  for (const said of [concernId, LEILA.id, PRIYA.id, 'stopped']) expect(matter).not.toContain(`"${said}"`);
});
