import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quarterAfter, quarterBefore, quarterOf } from '../../src/domain/digests/quarter.js';
import { dayOf } from '../../src/domain/reminders/reminder-days.js';
import { LONDON } from '../support/builders.js';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';
import { createTabVisitor } from '../support/tab-visitor.js';

/** The figures of the tab as its requests are: whose they are, and what is in them. */

const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const LEILA = '91b6e3d5-7c2f-4a84-a1d8-3f5c8e9b7d04';
const FIONA = '5e2d9c81-6f4a-4b13-9e76-8a1b4d7c2e05';
const PRIYA = '2f9e1b64-8d3a-4f07-b6c9-5e7a1d4c3b02';

let product: TestProduct;
let tab: ReturnType<typeof createTabVisitor>;
beforeAll(async () => {
  product = await startTestProduct();
  tab = createTabVisitor(product);
  const { amara } = await whoIsWho(product);
  await raiseConcern(amara, {});
  await raiseConcern(amara, { responsible: 'Yes', subjects: ['U01TOMASZ'] });
  // The lead is kept from this one.
  await raiseConcern(amara, { responsible: 'Yes', subjects: ['U01LEILA'] });
});
afterAll(() => product?.stop());

const now = quarterOf(dayOf(new Date(), LONDON));
const insightOf = async (objectId: string, quarter?: string) =>
  (await tab.inTeams(objectId)).ask('GET', quarter === undefined ? '/insight' : `/insight?quarter=${quarter}`);

interface Figures {
  readonly lines: readonly string[];
  readonly charts: readonly { readonly id: string; readonly rows: readonly { readonly values: readonly number[] }[] }[];
}
const sumOf = ({ charts }: Figures, id: string) =>
  charts.find((chart) => chart.id === id)?.rows.reduce((sum, { values: [value = 0] }) => sum + value, 0);

describe('the figures', () => {
  test('are true counts, without what somebody is kept from', async () => {
    const [lead, manager] = [(await insightOf(LEILA)).body, (await insightOf(FIONA)).body];
    expect(manager.quarter).toBe(now);
    expect(manager.lines[0]).toMatch(/^3 concerns raised/);
    expect(lead.lines[0]).toMatch(/^2 concerns raised/);
    for (const id of ['open', 'types']) {
      expect(sumOf(manager, id)).toBe(3);
      expect(sumOf(lead, id)).toBe(2);
    }
    expect(JSON.stringify(lead)).not.toContain('not shown');
  });

  test('count the checks and policies of those whom somebody sees to', async () => {
    const [lead, manager] = [(await insightOf(LEILA)).body, (await insightOf(FIONA)).body];
    // A DBS and an awareness training of each, and training for the duty persons and the lead.
    await expect.poll(async () => sumOf((await insightOf(LEILA)).body, 'checks')).toBeGreaterThan(0);
    expect(lead.charts.map(({ id }: { id: string }) => id)).toEqual([
      'acknowledged',
      'referred',
      'open',
      'wishes',
      'types',
      'checks',
      'policies',
    ]);
    expect(manager.charts).toHaveLength(lead.charts.length);
  });

  test('are of one quarter, which can be chosen, and of none to come', async () => {
    const before = (await insightOf(FIONA, quarterBefore(now))).body;
    expect(before.lines[0]).toMatch(/^0 concerns raised/);
    // Of what is open now no quarter says anything.
    expect(sumOf(before, 'open')).toBe(3);
    expect(before.quarters.map(({ value }: { value: string }) => value)).toContain(quarterBefore(now));
    const nothing = await (await tab.inTeams(FIONA)).ask('GET', '/no-such-page');
    for (const quarter of [quarterAfter(now), '2026-Q9', 'x', '0000-Q1', '9999-Q4']) {
      expect(await insightOf(FIONA, quarter)).toEqual(nothing);
    }
  });

  test.each([
    ['staff', AMARA],
    ['a duty person', PRIYA],
  ])('are not there for %s', async (_name, objectId) => {
    const { opened, ask } = await tab.inTeams(objectId);
    expect(opened.body.pages.map(({ name }: { name: string }) => name)).not.toContain('insight');
    expect(await ask('GET', '/insight')).toEqual(await ask('GET', '/no-such-page'));
  });
});
