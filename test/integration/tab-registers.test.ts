import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plusMonths } from '../../src/domain/reminders/reminder-days.js';
import { LONDON } from '../support/builders.js';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { createTabVisitor } from '../support/tab-visitor.js';

/** The registers of the tab as its requests are: who sees them, and what of them. */

const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const LEILA = '91b6e3d5-7c2f-4a84-a1d8-3f5c8e9b7d04';
const FIONA = '5e2d9c81-6f4a-4b13-9e76-8a1b4d7c2e05';

const today = dayOf(new Date(), LONDON);
const ORGANISATION = `${WITHOUT_DATES}
dbs:
  - { person: amara, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000001", issued: 2020-01-01, updateService: true, lastChecked: ${plusMonths(today, -13)} }
  - { person: tomasz, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000006", issued: ${plusMonths(today, -2)}, updateService: false }
training:
  - { person: amara, course: safeguarding-awareness, completed: ${plusMonths(today, -1)} }
policies:
  - { id: safeguarding, title: Safeguarding Policy, owner: leila, version: "3", lastReviewed: ${plusMonths(today, -13)}, reviewEvery: 12mo }
`;

let product: TestProduct;
let tab: ReturnType<typeof createTabVisitor>;
beforeAll(async () => {
  product = await startTestProduct({ organisation: ORGANISATION });
  tab = createTabVisitor(product);
});
afterAll(() => product?.stop());

const rowsOf = (body: { checks: readonly { person: string; check: string }[] }, person: string) =>
  body.checks.filter((row) => row.person === person);

describe('the registers', () => {
  test('are of everybody for a lead, and of their own reports for a manager', async () => {
    const { ask } = await tab.inTeams(LEILA);
    await expect
      .poll(async () => rowsOf((await ask('GET', '/registers')).body, 'Amara Okafor'))
      .toContainEqual(expect.objectContaining({ check: 'dbs', status: 'overdue', due: plusMonths(today, -1) }));
    const { body } = await ask('GET', '/registers');
    expect(rowsOf(body, 'Tomasz Nowak')).toContainEqual(
      expect.objectContaining({ check: 'dbs', status: 'current', isLate: false }),
    );
    await expect
      .poll(async () => (await ask('GET', '/registers')).body.policies)
      .toMatchObject([{ title: 'Safeguarding Policy', status: 'overdue', isLate: true }]);
    const names = new Set(body.checks.map(({ person }: { person: string }) => person));
    expect(names).toContain('Fiona Macleod');
    expect(names).not.toContain('Leila Haddad');

    const fiona = (await (await tab.inTeams(FIONA)).ask('GET', '/registers')).body;
    expect(rowsOf(fiona, 'Amara Okafor')).toEqual(rowsOf(body, 'Amara Okafor'));
    expect(rowsOf(fiona, 'Fiona Macleod')).toEqual([]);
  });

  test('open the page of the person, where a check is recorded', async () => {
    const { ask } = await tab.inTeams(LEILA);
    const [row] = rowsOf((await ask('GET', '/registers')).body, 'Amara Okafor') as never as [{ open: object }];
    const { body } = await ask('POST', '/press', row.open);
    expect(body).toMatchObject({ kind: 'page', view: { lines: ['Checks of Amara Okafor.'] } });
  });

  test('are not there for whoever sees to nobody', async () => {
    const { opened, ask } = await tab.inTeams(AMARA);
    expect(opened.body.pages.map(({ name }: { name: string }) => name)).not.toContain('registers');
    expect(await ask('GET', '/registers')).toEqual(await ask('GET', '/no-such-page'));
    expect((await ask('GET', '/registers')).status).toBe(404);
  });
});
