import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';
import { axeFaults, followTabLink, openTabByLink, runsOff } from '../support/tab-browser.js';

/** What becomes of what somebody types into a form of the pages, in a real browser: nothing of it goes unsaid. */

let product: TestProduct;
let browser: Browser;
let reference: string;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
  reference = await raiseConcern(product.slack.person('U01AMARA'), { responsible: 'Not sure' });
  const page = await openTabByLink(product, browser, 'U01LEILA');
  const details = await readCase(page);
  await details.getByRole('button', { name: 'Acknowledge' }).click();
  await details.getByRole('button', { name: 'Add note' }).waitFor();
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const PHONE = { width: 360, height: 700 };
const SMALL_PHONE = { width: 360, height: 640 };
const LOW_WINDOW = { width: 1100, height: 800 };

async function readCase(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: reference }).click();
  const details = page.getByRole('dialog');
  await details.getByRole('heading', { name: reference }).first().waitFor();
  return details;
}

/** A form of the case, by the button of that name. */
async function openForm(page: Page, name: string): Promise<Locator> {
  const details = await readCase(page);
  const button = details.getByRole('button', { name, exact: true });
  if (!(await button.isVisible())) await details.locator('summary').first().click();
  await button.click();
  const form = page.getByRole('dialog');
  await form.locator('form').waitFor();
  return form;
}

async function openReport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Raise a concern' }).click();
  const form = page.getByRole('dialog');
  await form.locator('form').waitFor();
  return form;
}

/** As a paste does it: a browser cuts it off where a field says how much it takes. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.page().keyboard.insertText(text);
}

/** What a test needs of an element of the page. */
interface Seen {
  readonly ownerDocument: { elementFromPoint(x: number, y: number): Seen | null };
  getBoundingClientRect(): { readonly x: number; readonly y: number; readonly height: number };
  contains(other: unknown): boolean;
}

/** Nothing covers its beginning, and it is not scrolled away. */
const inSight = (at: Locator): Promise<boolean> =>
  at.evaluate((found: unknown) => {
    const element = found as Seen;
    const { x, y, height } = element.getBoundingClientRect();
    const seen = element.ownerDocument.elementFromPoint(x + 8, y + height / 2);
    return seen !== null && (seen.contains(element) || element.contains(seen));
  });

/** The question that whoever types is at. */
const questionAt = (page: Page): Promise<unknown> =>
  page.evaluate(
    'document.activeElement.closest("[data-question]")?.dataset.question ?? document.activeElement.className',
  );

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

describe('words beyond what fits', () => {
  test('stay in the reporter’s form, are said to be too many as they are typed, and are not sent', async () => {
    const page = await openTabByLink(product, browser, 'U01AMARA', PHONE);
    const form = await openReport(page);
    const words = form.locator('[data-question=whatHappened] textarea');
    await paste(words, 'x'.repeat(3_000));
    expect(await form.getByText('too many').count()).toBe(0);
    await paste(words, ` ${'y'.repeat(300)} THE ENDING`);
    expect((await words.inputValue()).endsWith('THE ENDING')).toBe(true);
    const tooMany = '312 characters too many: at most 3,000 fit here. Nothing is cut off.';
    await form.locator('.too-long').getByText(tooMany).waitFor();
    await form.locator('[data-question=whatHappened] [aria-live=polite]').getByText(tooMany).waitFor();
    await shot(page, 'too-long-phone');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('At most 3,000 characters fit here. Your concern has not been sent yet.').waitFor();
    // What else is missing is said with it.
    await form.getByText("Not sent yet: 4 answers are missing or can't be taken.").waitFor();
    expect((await words.inputValue()).endsWith('THE ENDING')).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('stay in a form of a case, which says so when it is sent', async () => {
    const page = await openTabByLink(product, browser, 'U01LEILA');
    const form = await openForm(page, 'Add note');
    const note = form.locator('textarea').first();
    await paste(note, `${'x'.repeat(5_000)}THE ENDING`);
    await form.getByLabel('Fact: seen, heard or done').check();
    await form.locator('.too-long').getByText('2,010 characters too many').waitFor();
    await form.getByRole('button', { name: 'Add note' }).click();
    await form.getByText('At most 3,000 characters fit here.').waitFor();
    await form.getByText("Not sent yet: 1 answer is missing or can't be taken.").waitFor();
    expect((await note.inputValue()).endsWith('THE ENDING')).toBe(true);
    await shot(page, 'too-long-note');
    // More than the product reads at all.
    await note.fill('z'.repeat(300_000));
    await form.getByRole('button', { name: 'Add note' }).click();
    await form.getByText('At most 3,000 characters fit here.').waitFor();
    expect(await form.getByText("We can't say whether").count()).toBe(0);
    await page.context().close();
  });
});

describe('a form that is not taken', () => {
  test('shows the first question without an answer on a phone, and how many there are', async () => {
    const page = await openTabByLink(product, browser, 'U01AMARA', PHONE);
    const form = await openReport(page);
    const last = form.locator('[data-question=whatHappened] textarea');
    await last.scrollIntoViewIfNeeded();
    await last.focus();
    await form.getByRole('button', { name: 'Send' }).click();
    const count = form.getByText("Not sent yet: 4 answers are missing or can't be taken.");
    await count.waitFor();
    expect(await questionAt(page)).toBe('danger');
    const danger = form.locator('[data-question=danger]');
    expect(await inSight(danger.getByRole('radio').first())).toBe(true);
    expect(await inSight(danger.getByText('Please answer this.'))).toBe(true);
    expect(await inSight(count)).toBe(true);
    // It is said once.
    expect(await form.getByRole('alert').count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, 'refused-phone');
    await danger.getByLabel('No', { exact: true }).check();
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Not sent yet: 3 answers').waitFor();
    expect(await questionAt(page)).toBe('atRisk');
    await page.context().close();
  });

  test.each([
    ['Refer', 'Record referral', LOW_WINDOW],
    ['Close concern', 'Close concern', SMALL_PHONE],
  ])('shows what is missing of a case: %s', async (name, submit, viewport) => {
    const page = await openTabByLink(product, browser, 'U01LEILA', viewport);
    const form = await openForm(page, name);
    await form.getByRole('button', { name: submit, exact: true }).last().click();
    await form.getByText(/^Not sent yet: \d answers? /).waitFor();
    const first = form.locator('[data-faulty]').first();
    expect(await questionAt(page)).toBe(await first.getAttribute('data-question'));
    expect(await inSight(first.locator('input, textarea, select').first())).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, `refused-${name}`);
    await page.context().close();
  });

  test('shows why as a whole', async () => {
    const page = await openTabByLink(product, browser, 'U01LEILA', SMALL_PHONE);
    const form = await openForm(page, 'Close concern');
    for (const choice of await form.getByRole('radiogroup').all()) await choice.getByRole('radio').first().check();
    for (const menu of await form.locator('select').all()) await menu.selectOption({ index: 1 });
    for (const field of await form.locator('textarea').all()) await field.fill('It is over.');
    await form.getByRole('button', { name: 'Close concern', exact: true }).click();
    const why = form.getByText("It can't be closed yet:");
    await why.waitFor();
    await expect.poll(() => questionAt(page)).toContain('trouble');
    expect(await inSight(why)).toBe(true);
    await shot(page, 'refused-whole');
    await page.context().close();
  });
});

describe('whoever leaves a form with words in it', () => {
  test.each([
    ['Back to the concern', 'desktop', { width: 1200, height: 900 }],
    ['Cancel', 'phone', PHONE],
  ])('is asked first: %s on a %s', async (leave, name, viewport) => {
    const page = await openTabByLink(product, browser, 'U01LEILA', viewport);
    const form = await openForm(page, 'Add note');
    const note = form.locator('textarea').first();
    await note.fill('Rang the ward.');
    await form.getByRole('button', { name: leave, exact: true }).click();
    await form.getByRole('group', { name: 'What you have typed is not sent. Leave it?' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Go on writing');
    expect(await axeFaults(page)).toEqual([]);
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    await shot(page, `leave-${name}`);
    await page.keyboard.press('Enter');
    expect(await note.inputValue()).toBe('Rang the ward.');
    expect(await questionAt(page)).toBe(
      await note.locator('xpath=ancestor::*[@data-question]').getAttribute('data-question'),
    );
    await form.getByRole('button', { name: leave, exact: true }).click();
    await form.getByRole('button', { name: 'Leave without sending' }).click();
    await expect.poll(() => page.locator('dialog form').count()).toBe(0);
    await page.context().close();
  });

  test('is not asked where nothing was typed, or where it was taken back', async () => {
    const page = await openTabByLink(product, browser, 'U01LEILA');
    const form = await openForm(page, 'Add note');
    await form.locator('textarea').first().fill('Rang');
    await form.locator('textarea').first().fill('');
    await form.getByRole('button', { name: 'Back to the concern' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).waitFor();
    await page.context().close();
  });

  test('is asked by the reporter’s form as well', async () => {
    const page = await openTabByLink(product, browser, 'U01AMARA');
    const form = await openReport(page);
    await form.locator('[data-question=whatHappened] textarea').fill('He said');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.getByRole('button', { name: 'Leave without sending' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await form.locator('[data-question=whatHappened] textarea').inputValue()).toBe('He said');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.getByRole('button', { name: 'Leave without sending' }).click();
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await page.context().close();
  });
});

describe('a lock', () => {
  test('says of a form of a case that what was typed is gone', async () => {
    const page = await openTabByLink(product, browser, 'U01LEILA');
    const form = await openForm(page, 'Add note');
    await form.locator('textarea').first().fill('Nobody will read this.');
    await form.getByLabel('Fact: seen, heard or done').check();
    await product.slack.skip('16m');
    await form.getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.getByText('had not sent, is not kept').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, 'locked');
    await followTabLink(product, page, 'U01LEILA');
    await openForm(page, 'Add note');
    await product.slack.skip('16m');
    await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    // There was nothing to lose.
    expect(await page.getByText('is not kept').count()).toBe(0);
    await page.context().close();
  });

  test('leaves whoever writes for long alone, though they dictate', async () => {
    const page = await openTabByLink(product, browser, 'U01LEILA');
    await page.clock.install();
    await page.reload();
    const form = await openForm(page, 'Add note');
    const note = form.locator('textarea').first();
    await note.focus();
    for (let minutes = 0; minutes < 24; minutes += 6) {
      await page.keyboard.insertText('And then she said. ');
      const stays = page.waitForResponse((response) => response.url().endsWith('/api/tab/session'));
      await page.clock.runFor(6 * 60_000);
      await stays;
      await product.slack.skip('6m');
    }
    await form.getByLabel('Fact: seen, heard or done').check();
    await form.getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('dialog').getByText('And then she said.').first().waitFor();
    await page.context().close();
  });
});

test('the keyboard goes from the choice of people to the next question', async () => {
  const page = await openTabByLink(product, browser, 'U01AMARA');
  const form = await openReport(page);
  await form.locator('[data-question=responsible]').getByLabel('Yes', { exact: true }).check();
  const people = form.locator('[data-question=subjects]').getByRole('combobox');
  await people.focus();
  await page.keyboard.press('Tab');
  expect(await questionAt(page)).not.toBe('subjects');
  const arrow = form.locator('[data-question=subjects]').getByRole('button');
  expect(await arrow.getAttribute('aria-label')).toMatch(/^Open: \w+/);
  expect(await axeFaults(page)).toEqual([]);
  await page.context().close();
});
