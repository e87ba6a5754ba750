import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { axeFaults, goInTab, openTabByLink, runsOff } from '../support/tab-browser.js';

/** The rota and the set-up of the tab in a real browser. */

describe.each([
  ['desktop', { width: 1200, height: 900 }, 'light'],
  ['phone', { width: 390, height: 844 }, 'dark'],
] as const)('at the width of a %s', (_name, viewport, scheme) => {
  let product: TestProduct;
  let browser: Browser;
  let page: Page;
  let names: { readonly duty: string; readonly deputy: string };
  beforeAll(async () => {
    product = await startTestProduct();
    browser = await launchBrowser();
    const { dutyName: duty, deputyName: deputy } = await whoIsWho(product);
    names = { duty, deputy };
    page = await openTabByLink(product, browser, 'U01LEILA', viewport, scheme);
    await goInTab(page, 'Rota');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const isWhole = async () => {
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  };
  const calendar = () => page.getByRole('table', { name: 'Who is on duty when' });

  test('the rota says who is on duty now, next and in the coming weeks', async () => {
    const now = await page.getByRole('region', { name: 'On duty now' }).innerText();
    expect(now).toContain(names.duty);
    expect(now).toContain(`Deputy: ${names.deputy}.`);
    expect(await page.getByRole('region', { name: 'Next' }).innerText()).toContain(names.deputy);
    const rows = await calendar().locator('tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(rows[0]).toMatch(/^This week[\s\S]*Today, /);
    for (const row of rows.slice(1)) {
      expect(row).toContain(names.duty);
      expect(row).toContain(names.deputy);
    }
    await isWhole();
  });

  test('chat’s form changes it, and the page below shows what was done', async () => {
    const on = DateTime.now().setZone('Europe/London').plus({ days: 17 }).toISODate() ?? '';
    await calendar()
      .getByRole('button', { name: /^Change, / })
      .first()
      .press('Enter');
    const form = page.getByRole('dialog');
    const field = (question: string) => form.locator(`[data-question=${question}]`);
    await field('fromDay').locator('input').fill(on);
    await field('fromTime').locator('input').fill('13:00');
    await field('toDay').locator('input').fill(on);
    await field('toTime').locator('input').fill('17:00');
    await field('person').locator('select').selectOption({ label: 'Leila Haddad' });
    await form.getByRole('button', { name: 'Change the rota' }).click();
    await page.getByRole('status').getByText('Done. The page shows how it is now.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    const own = await calendar().locator('.turn').filter({ hasText: '13:00 – 17:00' }).innerText();
    expect(own.split(/\s*\n\s*/)).toEqual(expect.arrayContaining(['Leila Haddad You', 'Changed']));
    expect(await page.getByRole('region', { name: 'Your next turn' }).innerText()).toContain(', 13:00');

    await page.getByRole('button', { name: /^Take back, Leila Haddad/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => calendar().getByText('13:00 – 17:00').count()).toBe(0);
    await isWhole();
  });

  test('the set-up says what is to be done first, and how far it is', async () => {
    await goInTab(page, 'Set-up');
    await page.getByText('Safeguard is not live. First put in place: encryption key.').waitFor();
    const bar = page.getByRole('progressbar', { name: /^\d+ of \d+ are in place\.$/ });
    expect(await bar.getAttribute('max')).toBe('14');
    const todo = page.getByRole('region', { name: 'To do' });
    expect(await todo.getByRole('heading', { level: 3 }).first().innerText()).toContain('Encryption key');
    await todo.getByRole('button', { name: 'I hold the key offline' }).click();
    await page.getByRole('dialog').getByText('Never type the key itself here').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const checked = page.getByText(/^Checked at /);
    const before = await checked.innerText();
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: 'Check again' }).click();
        return checked.innerText();
      })
      .not.toBe(before);
    await todo.getByRole('button', { name: 'Send test messages' }).click();
    await todo.getByText('Leila Haddad: sent at').waitFor();
    await isWhole();
  });

  test('a gap stands out in words, in the set-up and on the rota', async () => {
    await (await whoIsWho(product)).deputy.deactivate();
    // Less than what locks a page at a time.
    for (const _part of [1, 2, 3, 4, 5, 6, 7]) {
      await product.slack.skip('10m');
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByText(/^Checked at /).waitFor();
    }
    const rota = page.getByRole('listitem').filter({ hasText: 'Rota of the coming eight weeks' });
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: 'Check again' }).click();
        return rota.first().innerText();
      })
      .toContain(`the rota names ${names.deputy}, who is not here any more`);
    // The page, and not chat's above it.
    await rota.getByRole('button', { name: 'Show the rota' }).click();
    await page.locator('nav [aria-current=page]').getByText('Rota').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByText(`${names.deputy} has left and is on duty from`).waitFor();
    await page.getByRole('button', { name: /^Put somebody on duty, from / }).waitFor();
    const gap = calendar().locator('.turn').filter({ hasText: 'Gap' }).first();
    expect(await gap.innerText()).toMatch(new RegExp(`${names.deputy}\\s+Gap\\s+Has left`));
    await isWhole();
  });
});
