import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenPage, openPage } from '../support/open-page.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { goInTab } from '../support/tab-browser.js';

/** A concern that somebody was writing when they closed its dialog by the cross of Teams, in a real browser. */

let product: TestProduct;
let open: OpenPage;
let pane: Locator;
let tab: FrameLocator;
beforeAll(async () => {
  product = await startTestProduct();
  open = await openPage(product.playgroundUrl ?? '', 'teams');
  ({ pane } = await open.person('Amara Okafor'));
  await pane.getByRole('tab', { name: 'Pages' }).click();
  tab = pane.frameLocator('iframe[title=Pages]');
  await goInTab(tab, 'Duty desk');
});
afterAll(async () => {
  await open?.close();
  await product?.stop();
});

const QUESTION = 'You closed a concern that you were writing';
const inDialog = () => pane.frameLocator('iframe[title="Safeguard, dialog"]');
const words = () => inDialog().locator('[data-question=whatHappened] textarea');
const raise = () => tab.getByRole('button', { name: 'Raise a concern' }).click();
const isClosed = () => expect.poll(() => pane.locator('iframe[title="Safeguard, dialog"]').count()).toBe(0);

/** What is typed is kept a moment later. */
async function write(text: string): Promise<void> {
  await words().waitFor();
  const kept = open.page.waitForResponse((response) => (response.request().postData() ?? '').includes(text));
  await words().fill(text);
  await kept;
}

async function cross(): Promise<void> {
  // Whatever ends so soon after it was opened was never there, to the page.
  await open.page.waitForTimeout(1_600);
  await pane.getByRole('button', { name: 'Close the dialog' }).click();
  await isClosed();
}

test('is offered when the form is opened again, until it is left or sent', async () => {
  await raise();
  await write('He was afraid to go home.');
  await cross();
  await raise();
  await tab.getByText(QUESTION).waitFor();
  const { violations } = await new AxeBuilder({ page: open.page })
    // The page shares its context with nothing else.
    .setLegacyMode()
    .include(['iframe[title=Pages]', 'dialog'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  if (process.env.SHOTS) await open.page.screenshot({ path: `${process.env.SHOTS}/left-in-teams.png` });
  await tab.getByRole('button', { name: 'Go on with what you had written' }).click();
  await expect.poll(() => words().inputValue()).toBe('He was afraid to go home.');

  await cross();
  await raise();
  await tab.getByRole('button', { name: 'Begin a new one' }).click();
  await words().waitFor();
  expect(await words().inputValue()).toBe('');
  await write('Another one.');
  await inDialog().getByRole('button', { name: 'Cancel' }).click();
  await inDialog().getByRole('button', { name: 'Leave without sending' }).click();
  await isClosed();

  // Nothing is left of either.
  await raise();
  await words().waitFor();
  expect(await words().inputValue()).toBe('');
  expect(await tab.getByText(QUESTION).count()).toBe(0);
  await cross();
});

test('is sent from there once, and is not offered after that', async () => {
  await raise();
  await write('She told me twice.');
  await cross();
  await raise();
  await tab.getByRole('button', { name: 'Go on with what you had written' }).click();
  const choose = (question: string, answer: string) =>
    inDialog().locator(`[data-question=${question}]`).getByLabel(answer, { exact: true }).check();
  await choose('danger', 'No');
  await choose('atRisk', 'A client');
  await choose('responsible', 'No');
  await inDialog().getByRole('button', { name: 'Send' }).click();
  await inDialog().getByText('It has gone to').waitFor();
  // By the cross as well: what was sent is not there to be sent once more.
  await cross();
  await raise();
  await words().waitFor();
  expect(await words().inputValue()).toBe('');
  expect(await tab.getByText(QUESTION).count()).toBe(0);
});
