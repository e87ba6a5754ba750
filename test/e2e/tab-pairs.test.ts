import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { whoIsWho } from '../support/demonstration.js';
import { screenOf } from '../support/page-person.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';
import { goInTab } from '../support/tab-browser.js';

/**
 * Who sees it, how wide it is, and Teams' theme: every pair of them comes together on some page, and every page in each of the
 * three themes.
 */
const PEOPLE = ['Amara Okafor', 'Priya Shah', 'Leila Haddad', 'Fiona Macleod'] as const;
const THEMES = ['default', 'dark', 'contrast'] as const;
const WIDTHS = [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1_280, height: 900 }],
] as const;
const BACKGROUNDS = { default: 'rgb(255, 255, 255)', dark: 'rgb(41, 41, 41)', contrast: 'rgb(0, 0, 0)' } as const;

let product: TestProduct;
let browser: Browser;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
  await raiseConcern((await whoIsWho(product)).tomasz, {});
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe.each(WIDTHS)('the pages in Teams at the width of a %s', (width, viewport) => {
  /** One screen alone, so that the pages have all of the width. */
  async function pagesOf(name: string): Promise<{ page: Page; pane: Locator; tab: FrameLocator }> {
    const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
    await page.goto(product.playgroundUrl ?? '');
    const close = page.getByRole('button', { name: /^Close .*'s screen$/ });
    await close.first().waitFor();
    // On a phone one stands there by itself.
    while (width === 'desktop' && (await close.count()) > 1) await close.last().click();
    await page.locator('.pane-person:visible').selectOption(screenOf(name));
    const pane = page.getByTestId(`pane-${screenOf(name)}`);
    await pane.getByRole('button', { name: 'Teams', exact: true }).click();
    await pane.getByRole('tab', { name: 'Pages' }).click();
    return { page, pane, tab: pane.frameLocator('iframe[title=Pages]') };
  }

  test.each(PEOPLE)('are whole for %s', async (name) => {
    const { page, pane, tab } = await pagesOf(name);
    const names = await namesIn(tab);
    const seen: string[] = [];
    for (const [index, title] of names.entries()) {
      // At either width each page comes in one theme, and the next person sees it in the next.
      const theme = THEMES[(index + PEOPLE.indexOf(name) + (width === 'phone' ? 0 : 1)) % THEMES.length] ?? 'default';
      await pane.getByLabel('Theme of Teams').selectOption(theme);
      await goInTab(tab, title);
      await expect.poll(() => backgroundOf(tab)).toBe(BACKGROUNDS[theme]);
      const { violations } = await new AxeBuilder({ page }).include(['iframe[title=Pages]', 'body']).analyze();
      const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
      expect({ title, theme, faults }).toEqual({ title, theme, faults: [] });
      const runsOff = await tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect({ title, runsOff }).toEqual({ title, runsOff: 0 });
      seen.push(theme);
    }
    expect(new Set(seen).size).toBe(THEMES.length);
    await page.context().close();
  });
});

async function namesIn(tab: FrameLocator): Promise<string[]> {
  const buttons = tab.getByRole('navigation', { name: 'Pages' }).getByRole('button');
  await buttons.first().waitFor();
  return buttons.allInnerTexts();
}

function backgroundOf(tab: FrameLocator): Promise<string | undefined> {
  return tab.locator('.app').evaluate((app) => app.ownerDocument.defaultView?.getComputedStyle(app).backgroundColor);
}
