import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { TestProduct } from './product.js';

/** The tab's pages in a real browser, by the link that somebody's home tab in Slack leads to. */
export async function openTabByLink(
  { slack }: Pick<TestProduct, 'slack'>,
  browser: Browser,
  userId: string,
  viewport = { width: 1200, height: 900 },
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'en-GB', colorScheme })).newPage();
  await followTabLink({ slack }, page, userId);
  return page;
}

/** A new link from their home tab, followed in that page. */
export async function followTabLink({ slack }: Pick<TestProduct, 'slack'>, page: Page, userId: string): Promise<void> {
  const person = slack.person(userId);
  await person.openHome();
  await person.waitForHome((view) => JSON.stringify(view).includes('Open as pages'));
  await person.press({ in: 'home', element: 'Open as pages' });
  const shown = JSON.stringify(await person.waitForModal((view) => JSON.stringify(view).includes('/tab/enter/')));
  await page.goto(/http[^"]*\/tab\/enter\/[\w-]{43}/.exec(shown)?.[0] ?? '');
  await page.getByRole('button', { name: 'Open the pages' }).click();
  await page.getByRole('heading', { name: 'Duty desk' }).waitFor();
}

/** Opens a page of the tab by the list of pages. */
export async function goInTab(tab: FrameLocator | Page, name: string): Promise<void> {
  await tab.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true }).click();
  await tab.locator('main h1').waitFor();
}

/** What axe finds, by its rule and where. */
export async function axeFaults(page: Page, within = 'body'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
}

/** How many pixels run off the page to the side. */
export function runsOff(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}
