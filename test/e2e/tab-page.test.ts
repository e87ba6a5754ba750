import type { FrameLocator, Locator, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { type OpenPage, openPage } from '../support/open-page.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { axeFaults as faults, followTabLink, goInTab as go, openTabByLink, runsOff } from '../support/tab-browser.js';

/** The pages of the tab in a real browser: in Teams' frame, and by a link from Slack. */

let product: TestProduct;
let open: OpenPage;
let duty: string;
let deputy: string;
beforeAll(async () => {
  product = await startTestProduct();
  ({ dutyName: duty, deputyName: deputy } = await whoIsWho(product));
  open = await openPage(product.playgroundUrl ?? '', 'teams');
});
afterAll(async () => {
  await open?.close();
  await product?.stop();
});

/** One person's pages, where Teams shows them. */
async function pagesOf(name: string): Promise<{ pane: Locator; tab: FrameLocator }> {
  const { pane } = await open.person(name);
  await pane.getByRole('tab', { name: 'Pages' }).click();
  const tab = pane.frameLocator('iframe[title=Pages]');
  await go(tab, 'Duty desk');
  return { pane, tab };
}

const choose = (form: Locator, question: string, answer: string) =>
  form.locator(`[data-question=${question}]`).getByLabel(answer, { exact: true }).check();

/** Everything that a form needs to be sent; what was typed is kept a moment later. */
async function write(form: Locator, words: string): Promise<void> {
  await choose(form, 'danger', 'No');
  await choose(form, 'atRisk', 'A client');
  await choose(form, 'responsible', 'No');
  const kept = form.page().waitForResponse((response) => (response.request().postData() ?? '').includes(words));
  await form.locator('[data-question=whatHappened] textarea').fill(words);
  await kept;
}

describe('in Teams', () => {
  let reference: string;

  test('somebody raises a concern on the page, with the questions and the receipt of the chat', async () => {
    const { pane, tab } = await pagesOf('Amara Okafor');
    await tab.getByRole('button', { name: 'Raise a concern' }).click();
    // Teams shows it in a dialog of its own.
    const inDialog = pane.frameLocator('iframe[title="Safeguard, dialog"]');
    const form = inDialog.getByRole('dialog');
    await form.getByRole('heading', { name: 'Raise a concern' }).waitFor();
    await form.getByText('call 999').first().waitFor();
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Please answer this. Your concern has not been sent yet.').first().waitFor();

    await choose(form, 'danger', 'No');
    await choose(form, 'atRisk', 'A client');
    await form.locator('[data-question=whatHappened] textarea').fill('<b>She</b> told me something.');
    await choose(form, 'responsible', 'No');
    await form.locator('[data-question=ringOn] input').fill('+44 20 7946 0555');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('It has gone to').waitFor();
    const said = await form.innerText();
    reference = /SG-[0-9A-HJKMNP-TV-Z]{6}/.exec(said)?.[0] ?? 'none';
    expect(said).toContain(reference);
    await inDialog.getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(() => pane.locator('iframe[title="Safeguard, dialog"]').count()).toBe(0);
    await go(tab, 'My concerns');
    await tab.getByText(`${reference}: received`).waitFor();
  });

  test('without a network keeps their words in the dialog, and sends them afterwards', async () => {
    const { pane, tab } = await pagesOf('Amara Okafor');
    await tab.getByRole('button', { name: 'Raise a concern' }).click();
    const form = pane.frameLocator('iframe[title="Safeguard, dialog"]').getByRole('dialog');
    await write(form, 'There is no network here.');
    await form.page().context().setOffline(true);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('We cannot confirm that your concern was received.').waitFor();
    await form.page().context().setOffline(false);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('It has gone to').waitFor();
  });

  test('the person on duty takes it on the duty desk and works on it', async () => {
    const { tab } = await pagesOf(duty);
    await tab.getByRole('button', { name: reference }).click();
    const dialog = tab.getByRole('dialog');
    // Shown as it was typed, and never as HTML.
    await dialog.getByText('<b>She</b> told me something.').waitFor();
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await dialog
      .getByText('You have it.')
      .or(dialog.getByText(`${duty} has it.`))
      .first()
      .waitFor();

    await dialog.getByRole('button', { name: 'Add note' }).click();
    const form = tab.getByRole('dialog');
    await form.locator('textarea').first().fill('Rang her; she is safe tonight.');
    await form.getByLabel('Fact: seen, heard or done').check();
    await form.getByRole('button', { name: 'Add note' }).click();
    await tab.getByRole('dialog').getByText('Rang her; she is safe tonight.').first().waitFor();
    await tab.getByRole('button', { name: 'Done' }).click();
    await tab.getByRole('row').filter({ hasText: reference }).filter({ hasText: duty }).waitFor();
  });

  test('every page opens, by the keyboard too', async () => {
    const { tab } = await pagesOf('Leila Haddad');
    const pages: readonly (readonly [tab: string, heading: string])[] = [
      ['My concerns', 'My concerns'],
      ['Actions', 'Open actions'],
      ['Rota', 'Rota'],
      ['Checks', 'Workforce checks'],
      ['Policies', 'Policies'],
      ['Registers', 'Registers'],
      ['Insight', 'Insight'],
      ['Set-up', 'Set-up'],
    ];
    await tab.getByRole('button', { name: 'Duty desk' }).focus();
    for (const [name, heading] of pages) {
      await open.page.keyboard.press('Tab');
      await open.page.keyboard.press('Enter');
      await tab.locator('nav [aria-current=page]').getByText(name).waitFor();
      await tab.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  });

  test('Teams can’t say who somebody is: they type their password, and the page goes on by that', async () => {
    const silent = async (route: Route) =>
      route.request().postDataJSON().byHand ? route.fallback() : route.fulfill({ status: 503 });
    await open.page.route('**/playground/api/teams/people/*/token', silent);
    const { pane } = await open.person(deputy);
    await pane.getByRole('tab', { name: 'Pages' }).click();
    const tab = pane.frameLocator('iframe[title=Pages]');
    await tab.getByText('Teams could not say who you are.').waitFor();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await pane.getByRole('button', { name: 'Cancel' }).click();
    // As it was, and not locked.
    await tab.getByText('Teams could not say who you are.').waitFor();
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await pane.getByRole('button', { name: 'Type the password' }).click();
    await go(tab, 'My concerns');
    await tab.getByRole('heading', { level: 1, name: 'My concerns' }).waitFor();
    await open.page.unroute('**/playground/api/teams/people/*/token', silent);
    // A page that goes away is no page that was left.
    await pane.getByRole('tab').first().click();
  });

  test('nobody there for a quarter of an hour: it is locked, until they type their password', async () => {
    const { pane, tab } = await pagesOf('Leila Haddad');
    await open.skip('16m');
    await tab.getByRole('button', { name: 'My concerns' }).click();
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    await expect.poll(() => tab.getByText('SG-').count()).toBe(0);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await pane.getByRole('button', { name: 'Type the password' }).click();
    await tab.getByRole('heading', { name: 'Duty desk' }).waitFor();
  });
});

describe('somebody who is locked out while they write', () => {
  test('in Teams is told that nothing was sent, and finds their words again once they have signed in', async () => {
    const { pane, tab } = await pagesOf(deputy);
    await tab.getByRole('button', { name: 'Raise a concern' }).click();
    const inDialog = pane.frameLocator('iframe[title="Safeguard, dialog"]');
    const form = inDialog.getByRole('dialog');
    await write(form, 'It took me long to write this.');
    await open.skip('16m');
    await form.getByRole('button', { name: 'Send' }).click();
    await inDialog.getByRole('heading', { name: 'Locked' }).waitFor();
    await inDialog.getByText('Your concern has not been sent yet.').waitFor();
    expect(await inDialog.getByText('It took me').count()).toBe(0);
    await inDialog.getByRole('button', { name: 'Sign in' }).click();
    await pane.getByRole('button', { name: 'Type the password' }).click();
    const words = form.locator('[data-question=whatHappened] textarea');
    await expect.poll(() => words.inputValue()).toBe('It took me long to write this.');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('It has gone to').waitFor();
  });

  test('in a browser goes on with them after a new link', async () => {
    const page = await openTabByLink(product, open.browser, 'U01TOMASZ');
    await page.getByRole('button', { name: 'Raise a concern' }).click();
    await write(page.getByRole('dialog'), 'It took me long as well.');
    await open.skip('16m');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText('Your concern has not been sent yet.').waitFor();
    expect(await faults(page)).toEqual([]);
    await followTabLink(product, await page.context().newPage(), 'U01TOMASZ');
    await page.getByRole('button', { name: 'Go on' }).click();
    const words = page.getByRole('dialog').locator('[data-question=whatHappened] textarea');
    await expect.poll(() => words.inputValue()).toBe('It took me long as well.');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText('It has gone to').waitFor();
    // The next one is a new one.
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Raise a concern' }).click();
    expect(await words.inputValue()).toBe('');
    await page.context().close();
  });
});

describe('a form that is being sent', () => {
  test('says so to whoever cancels it, and what became of it', async () => {
    const page = await openTabByLink(product, open.browser, 'U01GRACE');
    await page.getByRole('button', { name: 'Raise a concern' }).click();
    const form = page.getByRole('dialog');
    await write(form, 'Sent over a slow network.');
    await page.route('**/api/tab/report', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.continue();
    });
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.getByText('Your concern is being sent, and may have been received already.').waitFor();
    await form.getByText('It has gone to').waitFor();
    await page.context().close();
  });

  test('keeps its words where somebody else has signed in meanwhile, and says that it was not sent', async () => {
    const page = await openTabByLink(product, open.browser, 'U01GRACE');
    await page.getByRole('button', { name: 'Raise a concern' }).click();
    const form = page.getByRole('dialog');
    await write(form, 'Nobody else may send this.');
    await followTabLink(product, await page.context().newPage(), 'U01PRIYA');
    await form.getByRole('button', { name: 'Send' }).click();
    const toCall = await page.locator('.head .emergency').innerText();
    expect(await form.getByText('This did not send your concern').innerText()).toContain(toCall);
    expect(await form.locator('[data-question=whatHappened] textarea').inputValue()).toBe('Nobody else may send this.');
    await page.context().close();
  });
});

describe('in a browser', () => {
  test.each([
    ['desktop', { width: 1200, height: 900 }],
    ['phone', { width: 360, height: 740 }],
  ])('axe finds nothing on any page at the width of a %s, and nothing runs off it', async (_name, viewport) => {
    const page = await openTabByLink(product, open.browser, 'U01FIONA', viewport);
    for (const tab of await page.getByRole('navigation').getByRole('button').allInnerTexts()) {
      await go(page, tab);
      expect({ tab, faults: await faults(page) }).toEqual({ tab, faults: [] });
      expect(await runsOff(page)).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: 'Raise a concern' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  test('without a link the page says where to open it', async () => {
    const page = await (await open.browser.newContext()).newPage();
    await page.goto(`${product.origin}/tab/`);
    await page.getByRole('heading', { name: 'Open this from your chat' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });
});
