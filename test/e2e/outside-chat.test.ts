import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Waker } from '../../src/application/delivery/delivery-ports.js';
import { connectWakers } from '../../src/composition/connect-wakers.js';
import { launchBrowser } from '../support/browser.js';
import { anOrganisation, aPerson } from '../support/builders.js';
import { type PlaygroundWithApp, startPlaygroundWithApp } from '../support/playground-with-app.js';

const WORDS = 'Safeguard needs the person on duty. Open Slack or Teams.';
const PRIYA = aPerson('priya', { name: 'Priya Shah', email: 'priya@example.org' });

let browser: Browser;
let page: Page;
let running: PlaygroundWithApp;
let wakers: readonly Waker[];
let complaints: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  complaints = [];
  running = await startPlaygroundWithApp({
    before: (request, response, next) => {
      if (request.path !== '/playground-clock') return next();
      response.json({ now: new Date().toISOString(), offsetMs: 0 });
    },
  });
  wakers = connectWakers({
    settings: {
      pager: running.pager,
      email: { host: '127.0.0.1', port: await running.openMailbox(), tls: 'none', from: 'safeguard@example.org' },
    },
    organisation: { current: async () => anOrganisation() },
    vault: { index: () => '' },
  });
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(running.baseUrl);
  await opener().waitFor();
});
afterEach(async () => {
  await page.close();
  await running.close();
});

const opener = () => page.getByTestId('outside');
const panel = () => page.getByRole('region', { name: 'Outside chat: pages and e-mails' });
const shown = () => panel().getByTestId('outside-message');
const isFocused = (locator: Locator) => locator.evaluate((element) => element === element.ownerDocument.activeElement);

async function wake(channel: Waker['channel'], key: string): Promise<void> {
  await wakers.find((waker) => waker.channel === channel)?.wake(PRIYA, { key, urgent: true, at: new Date() });
}

/** Nothing of it lies outside the window. */
async function isInside(locator: Locator): Promise<boolean> {
  const [box, view] = [await locator.boundingBox(), page.viewportSize()];
  if (!box || !view) return false;
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= view.width && box.y + box.height <= view.height;
}

it('says that something came, and shows it to whoever has no mouse', async () => {
  expect(await opener().innerText()).toBe('Outside chat');
  await wake('pager', 'one');
  await page.getByRole('button', { name: 'Outside chat 1 new' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'A page came for Priya Shah.' }).waitFor({ state: 'attached' });

  await opener().focus();
  await page.keyboard.press('Enter');
  await panel().waitFor();
  expect(await isFocused(panel())).toBe(true);
  await page.keyboard.press('Tab');
  expect(await isFocused(panel().getByRole('button', { name: 'Close' }))).toBe(true);
  expect(await panel().getByText(WORDS).count()).toBe(1);
  await page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
  expect(await isFocused(opener())).toBe(true);
  expect(await opener().innerText()).toBe('Outside chat');
  expect(complaints).toEqual([]);
});

it('shows what comes while it is open, the newest first: for whom, when, and the words', async () => {
  await opener().click();
  await panel().getByText('Nothing yet.').waitFor();
  await wake('pager', 'one');
  await shown().waitFor();
  await wake('e-mail', 'two');
  await expect.poll(() => shown().count()).toBe(2);
  const [mail = '', pageShown = ''] = await shown().allInnerTexts();
  expect(mail).toMatch(/^E-mail to priya@example\.org\n\w{3} \d+ \w{3}, \d\d:\d\d\nSafeguard has a message for you\n/);
  expect(mail).toContain('If someone is in immediate danger, call 999 now.');
  expect(pageShown.split(/\n+/)).toEqual(['Page to Priya Shah', expect.stringMatching(/ \d\d:\d\d$/), WORDS, 'Urgent']);
  // It stays for whoever moves the clock; a click elsewhere closes it, and what was seen as it came is not new afterwards.
  await page.getByTestId('clock').click();
  expect(await panel().isVisible()).toBe(true);
  await page.getByTestId('pane-U01AMARA').getByRole('tab', { name: 'Home' }).click();
  await panel().waitFor({ state: 'detached' });
  expect(await opener().innerText()).toBe('Outside chat');
});

it('counts nothing as new that was there before the page was opened', async () => {
  await wake('pager', 'one');
  await page.getByRole('button', { name: 'Outside chat 1 new' }).waitFor();
  await page.reload();
  await opener().waitFor();
  await wake('pager', 'two');
  await page.getByRole('button', { name: 'Outside chat 1 new' }).waitFor();
  await opener().click();
  await expect.poll(() => shown().count()).toBe(2);
});

it.each([
  [1600, 1000],
  [1100, 700],
  [390, 844],
  [320, 640],
])('fits a window of %d by %d', async (width, height) => {
  await page.setViewportSize({ width, height });
  for (const key of ['one', 'two', 'three', 'four']) {
    await wake('pager', key);
    await wake('e-mail', key);
  }
  expect(await isInside(opener())).toBe(true);
  await opener().click();
  await expect.poll(() => shown().count()).toBe(8);
  expect(await isInside(panel())).toBe(true);
  expect(await isInside(panel().getByRole('button', { name: 'Close' }))).toBe(true);
  await shown().last().scrollIntoViewIfNeeded();
  expect(await isInside(shown().last())).toBe(true);
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(width);
});
