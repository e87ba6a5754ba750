import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';
import { axeFaults, followTabLink, goInTab, openTabByLink } from '../support/tab-browser.js';

/** What surrounds the pages in a browser: whose they are, where the focus is, how old they are and how one leaves them. */

const LEILA = 'U01LEILA';
const FIONA = 'U01FIONA';

let product: TestProduct;
let browser: Browser;
let reference: string;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
  const { tomasz, duty } = await whoIsWho(product);
  reference = await raiseConcern(tomasz, {});
  const card = await duty.waitForMessage(({ text, blocks }) => JSON.stringify([text, blocks]).includes(reference));
  await duty.press({ in: card, element: 'Acknowledge' });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** What the focus is on: its words, or the kind of element. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`document.activeElement?.innerText?.slice(0, 40) || document.activeElement?.tagName`);

async function openCase(page: Page): Promise<void> {
  const row = page.getByRole('button', { name: reference });
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('heading', { name: reference }).waitFor();
}

describe('the focus', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openTabByLink(product, browser, LEILA);
  });
  afterAll(() => page?.context().close());

  test('goes back to what opened a window', async () => {
    await openCase(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(reference);
    await page.getByRole('button', { name: 'Raise a concern' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Raise a concern');
  });

  test('stays in a window whose pressed button is gone with what it showed', async () => {
    await openCase(page);
    const shown = page.getByRole('dialog');
    await shown.getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('button', { name: 'Back to the concern' }).click();
    await shown.getByRole('heading', { name: reference }).waitFor();
    expect(await page.evaluate(`document.querySelector('dialog').contains(document.activeElement)`)).toBe(true);
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
    await goInTab(page, 'Rota');
    await page.getByRole('button', { name: 'Change' }).first().click();
    await shown.waitFor();
    await shown.getByRole('button', { name: /^(Cancel|Close)$/ }).click();
    await shown.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Change');
  });
});

test('a page says its name in the title of the window, and whose pages they are', async () => {
  const page = await openTabByLink(product, browser, FIONA);
  expect(await page.title()).toBe('Duty desk · Safeguard');
  await goInTab(page, 'Insight');
  expect(await page.title()).toBe('Insight · Safeguard');
  await page.getByRole('banner').getByText('Fiona Macleod').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.context().close();
});

test('enlarged four times, a case can be read: the window scrolls as a whole', async () => {
  const page = await openTabByLink(product, browser, LEILA, { width: 320, height: 256 });
  await openCase(page);
  const heights = await page.evaluate(
    `(() => { const d = document.querySelector('dialog'); const b = d.querySelector('.modal-body'); return { room: d.clientHeight, body: b.clientHeight, all: b.scrollHeight, scrolls: d.scrollHeight > d.clientHeight }; })()`,
  );
  expect(heights).toMatchObject({ scrolls: true });
  const { body, all } = heights as { body: number; all: number };
  expect(body).toBeGreaterThanOrEqual(all);
  await page.context().close();
});

test('the duty desk says how old it is, and is renewed for whoever comes back to it', async () => {
  const page = await openTabByLink(product, browser, LEILA);
  await page.getByText(/^As it was at \d\d:\d\d today\./).waitFor();
  const { tomasz, duty } = await whoIsWho(product);
  const another = await raiseConcern(tomasz, {});
  const card = await duty.waitForMessage(({ text, blocks }) => JSON.stringify([text, blocks]).includes(another));
  await duty.press({ in: card, element: 'Acknowledge' });
  await duty.waitForMessage(({ blocks }) => JSON.stringify(blocks).includes(`You have had ${another}`));
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.getByRole('button', { name: another }).waitFor();
  // A network that is away takes nothing off the page.
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('alert').getByText("can't be reached").waitFor();
  expect(await page.getByRole('button', { name: another }).count()).toBe(1);
  await page.context().close();
});

test('whoever signs out closes the pages in that browser for good', async () => {
  const page = await openTabByLink(product, browser, LEILA);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Open this from your chat' }).waitFor();
  await page.context().close();
});

test('a page does nothing in the name of somebody who has opened their own in the same browser', async () => {
  const leilas = await openTabByLink(product, browser, LEILA);
  await openCase(leilas);
  await leilas.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
  await leilas.getByRole('textbox').first().fill('Leila wrote this');
  const fionas = await leilas.context().newPage();
  await followTabLink(product, fionas, FIONA);
  await leilas.getByRole('button', { name: 'Add note' }).click();
  await leilas.getByRole('heading', { name: "Somebody else's pages" }).waitFor();
  // Whoever goes on there goes on as the one whose pages are open by now.
  await leilas.getByRole('button', { name: 'Try again' }).click();
  await leilas.getByRole('banner').getByText('Fiona Macleod').waitFor();
  await leilas.context().close();
  const again = await openTabByLink(product, browser, LEILA);
  await openCase(again);
  expect(await again.getByRole('dialog').innerText()).not.toContain('Leila wrote this');
  await again.context().close();
});
