import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plusMonths } from '../../src/domain/reminders/reminder-days.js';
import { launchBrowser } from '../support/browser.js';
import { LONDON } from '../support/builders.js';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { axeFaults, goInTab, openTabByLink, runsOff } from '../support/tab-browser.js';

/** The registers of the tab in a real browser. */

const today = dayOf(new Date(), LONDON);
const dbs = (person: string, issued: string) =>
  `  - { person: ${person}, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000001", issued: ${issued}, updateService: false }\n`;
const ORGANISATION = `${WITHOUT_DATES}
dbs:
${dbs('amara', plusMonths(today, -40))}${dbs('tomasz', plusMonths(today, -2))}${dbs('priya', plusMonths(today, -3))}
policies:
  - { id: safeguarding, title: Safeguarding Policy, owner: leila, version: "3", lastReviewed: ${plusMonths(today, -13)}, reviewEvery: 12mo }
  - { id: whistleblowing, title: Whistleblowing Policy, owner: leila, version: "1", lastReviewed: ${today}, reviewEvery: 12mo }
`;

let product: TestProduct;
let browser: Browser;
beforeAll(async () => {
  product = await startTestProduct({ organisation: ORGANISATION });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The first cell of each row, in the order in which they stand. */
const firsts = (page: Page) => page.locator('.register tbody th').allInnerTexts();

describe.each([
  ['desktop', { width: 1200, height: 900 }],
  ['phone', { width: 390, height: 844 }],
])('the registers at the width of a %s', (_name, viewport) => {
  let page: Page;
  beforeAll(async () => {
    page = await openTabByLink(product, browser, 'U01LEILA', viewport);
    await goInTab(page, 'Registers');
    await page.locator('.register tbody tr').first().waitFor();
  });
  afterAll(() => page?.context().close());

  test('find, filter and sort', async () => {
    await page.getByLabel('Find').fill('dbs OKAFOR');
    expect(await firsts(page)).toEqual(['Amara Okafor']);
    await page.getByLabel('Find').fill('');
    await page.getByLabel('Check', { exact: true }).selectOption('DBS');
    await page.getByLabel('Status').selectOption('current');
    expect((await firsts(page)).toSorted()).toEqual(['Priya Shah', 'Tomasz Nowak']);
    await page.getByText(/^2 of \d+$/).waitFor();

    const head = page.locator('.register thead').getByRole('button', { name: 'Due' });
    await head.click();
    expect(await page.locator('.register th[aria-sort=ascending]').innerText()).toContain('Due');
    expect(await firsts(page)).toEqual(['Priya Shah', 'Tomasz Nowak']);
    await head.focus();
    await page.keyboard.press('Enter');
    await page.locator('.register th[aria-sort=descending]').waitFor();
    expect(await firsts(page)).toEqual(['Tomasz Nowak', 'Priya Shah']);

    await page.getByLabel('Find').fill('nobody of that name');
    await page.getByText('No check matches.').waitFor();
    await page.getByLabel('Find').fill('');
    await page.getByLabel('Status').selectOption('All');
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('lead to the person’s page, where a booking is written down, and stay as they were filtered', async () => {
    await page.getByLabel('Find').fill('Amara');
    await page.locator('.register').getByRole('button', { name: 'Amara Okafor' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Checks of Amara Okafor.').waitFor();
    await dialog.getByRole('button', { name: 'It is booked, DBS', exact: true }).click();
    await dialog.locator('input[type=date]').fill(today);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('booked for').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.locator('.register').getByText('booked for').waitFor();
    expect(await page.getByLabel('Find').inputValue()).toBe('Amara');
  });

  test('are loaded from a list, once somebody has seen what it would change', async () => {
    const list = `Person,Check,Made on,Checker\npriya,supervision,${today},fiona\nnobody,dbs,${today},fiona\n`;
    await page.getByRole('button', { name: 'Load from CSV' }).click();
    const dialog = page.getByRole('dialog');
    const choose = () =>
      dialog.getByLabel('The file').setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await choose();
    await dialog.getByText('Line 3: Nobody here has the id').waitFor();
    // The first of the two widths has recorded it.
    const isNew = (await dialog.getByText('1 line says what is known already.').count()) === 0;
    if (isNew) await dialog.getByText('Line 2: Priya Shah: Supervision').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    if (isNew) {
      await dialog.getByRole('button', { name: 'Record 1 check' }).click();
      await dialog.getByRole('heading', { name: 'Recorded: 1', exact: true }).waitFor();
      await choose();
    }
    await dialog.getByText('1 line says what is known already.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const link = await dialog.getByRole('link', { name: 'Download the list' }).getAttribute('href');
    expect(link).toMatch(/\/download\/[\w-]{43}$/);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  test('show policies beside them', async () => {
    await page.getByRole('button', { name: 'Policies', exact: true }).last().click();
    await page.getByLabel('Status').selectOption('review overdue');
    expect(await firsts(page)).toEqual(['Safeguarding Policy']);
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('.register').getByRole('button', { name: 'Safeguarding Policy' }).click();
    await page.getByRole('dialog').getByText('Safeguarding Policy, version 3').waitFor();
    await page.getByRole('button', { name: 'Close' }).last().click();
  });
});
