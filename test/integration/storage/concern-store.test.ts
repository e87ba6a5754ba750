import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import { verifyChain } from '../../../src/domain/chronology-chain.js';
import type { Concern } from '../../../src/domain/concern.js';
import { decline, escalate } from '../../../src/domain/escalation.js';
import { asConcernId, asFormToken, asReference } from '../../../src/domain/ids.js';
import { raise } from '../../../src/domain/raising.js';
import type { ConcernDocument } from '../../../src/storage/concern-document.js';
import {
  AMARA,
  aChain,
  aNewConcern,
  anOrganisation,
  aPerson,
  excluding,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  SAM,
} from '../../support/builders.js';
import { type OpenConcernStorage, openConcernStorage } from '../../support/concern-storage.js';

let storage: OpenConcernStorage;
let vault: OpenConcernStorage['vault'];
let model: OpenConcernStorage['model'];
let store: OpenConcernStorage['store'];

beforeAll(async () => {
  storage = await openConcernStorage();
  ({ vault, model, store } = storage);
});
afterAll(() => storage?.close());

let count = 0;

/** Stores a concern as the form does; its id, form token and reference are new unless the test says otherwise. */
async function add(overrides: Parameters<typeof aNewConcern>[0] = {}) {
  count += 1;
  const key = await vault.newConcernKey(overrides.id ?? asConcernId(randomUUID()));
  await vault.keep(key);
  const fresh = aNewConcern({
    id: key.concernId,
    formToken: asFormToken(`token-${count}`),
    reference: asReference(`SG-00000${count}`),
    ...overrides,
  });
  const outcome = await store.add(raise(fresh, aChain(), anOrganisation(), RECEIVED), key);
  return { id: fresh.id, fresh, outcome };
}

async function documentOf(id: Concern['id']): Promise<ConcernDocument> {
  const document = await model.findById(id).lean<ConcernDocument>();
  if (!document) throw new Error('the concern is not stored');
  return document;
}

describe('exclusion', () => {
  it('is part of the query, by person and by account, whoever they are now', async () => {
    const { id } = await add({ excluded: excluding(LEILA) });
    const underAnotherId = aPerson('another', { accounts: LEILA.accounts, roles: ['staff', 'lead'] });
    const withoutAccount = { ...LEILA, accounts: [] };
    for (const viewer of [LEILA, underAnotherId, withoutAccount]) {
      expect(await store.findFor(viewer, id)).toBeUndefined();
      const asked: Concern[] = [];
      const changed = await store.changeFor(viewer, id, (concern) => {
        asked.push(concern);
        return acknowledge(concern, viewer, RECEIVED);
      });
      expect([changed, asked]).toEqual([undefined, []]);
    }
    expect((await store.findFor(PRIYA, id))?.id).toBe(id);
  });

  it('holds after every change', async () => {
    const { id } = await add({ excluded: excluding(LEILA) });
    await store.changeFor(PRIYA, id, (concern) => acknowledge(concern, PRIYA, RECEIVED));
    expect(await store.findFor(LEILA, id)).toBeUndefined();
  });
});

describe('a form that is sent again', () => {
  it('is one concern, even where each attempt made one of its own', async () => {
    const { id, fresh } = await add();
    const another = asConcernId(randomUUID());
    await add({ ...fresh, id: another, reference: asReference('SG-0000AA') }).catch(() => undefined);
    expect(await model.countDocuments({ formToken: fresh.formToken })).toBe(1);
    expect(await store.find(another)).toBeUndefined();
    expect((await add(fresh)).outcome).toMatchObject({ kind: 'already-there', concern: { id } });
  });

  it('gets another reference when its own is taken', async () => {
    const { fresh } = await add();
    expect((await add({ reference: fresh.reference })).outcome).toEqual({ kind: 'reference-taken' });
  });
});

describe('a change', () => {
  it('is decided again when another one came first, and loses neither', async () => {
    const { id } = await add();
    let decisions = 0;
    await store.change(id, async (concern) => {
      decisions += 1;
      if (decisions === 1) await store.change(id, (now) => decline(now, PRIYA, aChain(), minutesAfter(RECEIVED, 1)));
      return acknowledge(concern, PRIYA, minutesAfter(RECEIVED, 2));
    });
    const { holder, routed, chronology } = (await store.find(id)) ?? {};
    expect([decisions, holder]).toEqual([2, PRIYA.id]);
    expect(routed?.map(({ person }) => person)).toEqual([PRIYA.id, SAM.id]);
    const kinds = chronology?.map(({ event }) => event.kind);
    expect(kinds).toEqual(['raised', 'sent-to', 'declined', 'sent-to', 'acknowledged']);
    expect((await documentOf(id)).version).toBe(3);
  });

  it('is chained behind what stands in the chronology', async () => {
    const { id } = await add();
    await store.change(id, (concern) => decline(concern, PRIYA, aChain(), minutesAfter(RECEIVED, 1)));
    await store.change(id, (concern) => acknowledge(concern, SAM, minutesAfter(RECEIVED, 2)));
    const { chronology, chainHead } = await documentOf(id);
    expect(verifyChain(id, chronology, chainHead)).toEqual({ kind: 'intact' });
    const altered = chronology.map((entry, index) => (index === 1 ? { ...entry, recordedAt: new Date(0) } : entry));
    expect(verifyChain(id, altered, chainHead)).toEqual({ kind: 'broken', at: 2 });
  });
});

it('opens nothing that was moved to another field or to another concern', async () => {
  const { id } = await add();
  const other = await add();
  const { report, state } = await documentOf(id);
  for (const moved of [state, (await documentOf(other.id)).report]) {
    await model.updateOne({ _id: id }, { $set: { report: moved } });
    await expect(store.find(id)).rejects.toThrow();
  }
  await model.updateOne({ _id: id }, { $set: { report, state } });
  expect((await store.find(id))?.report.whatHappened).toBe('Words of the reporter');
});

it('lists for a reporter what they raised, and nothing else', async () => {
  const tomasz = aPerson('tomasz');
  const { fresh } = await add({ reporter: tomasz.id, reporterAccounts: tomasz.accounts });
  expect((await store.raisedBy(tomasz, 20)).map(({ reference }) => reference)).toEqual([fresh.reference]);
  expect((await store.raisedBy(AMARA, 20)).map(({ reference }) => reference)).not.toContain(fresh.reference);
  expect(await store.raisedBy(aPerson('nobody'), 20)).toEqual([]);
});

it('counts whose clock ran out more than a grace ago, by the index of these clocks', async () => {
  const GRACE_MS = 60_000;
  await model.deleteMany({});
  const { id } = await add();
  const taken = await add();
  await store.change(taken.id, (concern) => acknowledge(concern, PRIYA, minutesAfter(RECEIVED, 1)));
  const overdueAt = (minutes: number) => store.overdueUnacknowledged(minutesAfter(RECEIVED, minutes), GRACE_MS);
  expect([await overdueAt(60), await overdueAt(61), await overdueAt(61.01)]).toEqual([0, 0, 1]);
  await store.change(id, (concern) => escalate(concern, aChain(), anOrganisation(), minutesAfter(RECEIVED, 60)));
  expect([await overdueAt(61.01), await overdueAt(121.01)]).toEqual([0, 1]);

  const plan = await model.collection.find({ nextAt: { $lt: minutesAfter(RECEIVED, 60) } }).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"nextAt_1"');
});
