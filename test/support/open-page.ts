import type { Page } from 'playwright-core';
import type { Platform } from '../../src/domain/ids.js';
import { launchBrowser } from './browser.js';
import { createPagePerson, type PagePerson, screenOf } from './page-person.js';
import { PATIENCE_MS } from './playground-api.js';

/** The playground's page in a real browser, with whoever is to be seen on it. */
export async function openPage(url: string, platform: Platform) {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale: 'en-GB' });
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // Nothing that is linked to is really there.
  await page.context().route('https://example.org/**', (route) => route.fulfill({ body: 'Elsewhere' }));
  await page.goto(url);
  return {
    browser,
    page,
    /** What the page's own code complained of. */
    complaints,
    person: (name: string) => createPagePerson(page, platform, name),

    /** Four screens are in sight: one of them is shown to somebody else. */
    personInPlaceOf: async (other: string, name: string): Promise<PagePerson> => {
      await page
        .getByTestId(`pane-${screenOf(other)}`)
        .locator('.pane-person')
        .selectOption(screenOf(name));
      return createPagePerson(page, platform, name);
    },

    /** By the page's own clock: `90d`. */
    skip: async (length: string): Promise<void> => {
      await page.getByLabel('Skip another length of time').fill(length);
      await page.getByRole('button', { name: 'Skip', exact: true }).click();
      // Emptied once the product's clock was moved.
      await waitUntilEmpty(page);
    },

    /** Opens a window of the organisation's own by its word. @param offer of Teams, where a button opens it */
    opens: async ({ pane }: PagePerson, word: string, offer: string): Promise<void> => {
      const input = pane.getByTestId('command');
      await input.fill(platform === 'slack' ? `/safeguard ${word}` : word);
      await input.press('Enter');
      if (platform === 'teams') await pane.getByRole('button', { name: offer, exact: true }).last().click();
    },

    /** What a button of the window opens outside the chat: a page of its own, which the caller closes. */
    opensOutside: async ({ pressInWindow }: PagePerson, label: string): Promise<Page> => {
      const opened = page.context().waitForEvent('page');
      await pressInWindow(label);
      const outside = await opened;
      await outside.waitForURL(/^http/);
      return outside;
    },

    close: () => browser.close(),
  };
}

export type OpenPage = Awaited<ReturnType<typeof openPage>>;

async function waitUntilEmpty(page: Page): Promise<void> {
  await page.locator('.clock-own input:placeholder-shown').waitFor();
}
