import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';
import { axeFaults, goInTab, openTabByLink, runsOff } from '../support/tab-browser.js';

/** The figures of the tab in a real browser. */

let product: TestProduct;
let browser: Browser;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
  await raiseConcern((await whoIsWho(product)).amara, {});
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe.each([
  ['desktop', { width: 1200, height: 900 }, 'light'],
  ['phone', { width: 390, height: 844 }, 'dark'],
] as const)('the figures at the width of a %s', (_name, viewport, scheme) => {
  let page: Page;
  beforeAll(async () => {
    page = await openTabByLink(product, browser, 'U01FIONA', viewport, scheme);
    await goInTab(page, 'Insight');
  });
  afterAll(() => page?.context().close());

  test('are charts that a screen reader can read, each with its table', async () => {
    await page.getByText('1 concern raised').waitFor();
    await page
      .getByRole('img', { name: /^Open now, by age\. Up to a week: 1; Up to four weeks: 0; Older: 0\.$/ })
      .waitFor();
    const tables = page.locator('details summary');
    for (const summary of await tables.all()) await summary.click();
    const open = page.getByRole('region', { name: 'Open now, by age' }).getByRole('table');
    expect(await open.getByRole('row').allInnerTexts()).toEqual([
      'Age\tConcerns',
      'Up to a week\t1',
      'Up to four weeks\t0',
      'Older\t0',
    ]);
    expect(await tables.count()).toBe(7);
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('are of the quarter that somebody chooses, and lead to the report in words', async () => {
    await page.getByLabel('Quarter').selectOption({ index: 1 });
    await page.getByText('0 concerns raised').waitFor();
    await page.getByRole('button', { name: 'Quarterly report in words' }).click();
    await page.getByRole('dialog').getByText('In all: 0').waitFor();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('0 concerns raised').waitFor();
  });
});
