import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { createPagePerson } from '../support/page-person.js';
import { tellStory } from '../support/playground-story.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

let product: TestProduct;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('whoever has a concern leaves: it goes to the lead within the hour, and their account lies there unread', async () => {
  const story = tellStory(page);
  await story.open(product.playgroundUrl ?? '');
  await story.fill('No');
  const reference = await story.send();
  const duty = await story.acknowledge(reference);
  const pane = page.getByTestId(`pane-${duty}`);

  // Deactivating asks first, and can be thought better of.
  const deactivate = async (answer: string): Promise<void> => {
    await pane.getByTestId('account-menu').click();
    await pane.getByRole('menuitem', { name: /^Deactivate account/ }).click();
    await pane.getByRole('dialog', { name: /^Deactivate / }).waitFor();
    await pane.getByRole('button', { name: answer, exact: true }).click();
  };
  const gone = pane.getByText('This account is deactivated in Slack.');
  await deactivate('Cancel');
  expect(await gone.count()).toBe(0);
  await deactivate('Deactivate');
  await gone.waitFor();
  expect(await pane.locator('.pane-main').getAttribute('inert')).not.toBeNull();

  for (const _quarter of [1, 2, 3, 4]) await product.slack.skip('15m');
  const lead = await createPagePerson(page, 'slack', 'Leila Haddad');
  await lead.hears(`${reference} has nobody now. Take it.`);
  await lead.hears('has left: their account is not active any more.');
  await lead.press(`${reference} has nobody now`, 'Acknowledge');
  const reporter = await createPagePerson(page, 'slack', 'Amara Okafor');
  await reporter.hears(`Leila Haddad took ${reference}`);

  await pane.getByTestId('account-menu').click();
  await pane.getByRole('menuitem', { name: /^Activate account again/ }).click();
  await gone.waitFor({ state: 'detached' });
  for (const _quarter of [1, 2, 3, 4]) await product.slack.skip('15m');
  await lead.press('seems to be back', 'Put');
  await lead.hears('is here again.');
});
