import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { createPagePerson } from '../support/page-person.js';
import { tellStory } from '../support/playground-story.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

const NAMES: Readonly<Record<string, string>> = { U01PRIYA: 'Priya Shah', U01SAM: 'Sam Whitlock' };

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
  await lead.hears(`${reference} is with nobody now. Take it.`);
  await lead.hears('has left: their account is not active any more.');
  await lead.press(`${reference} is with nobody now`, 'Acknowledge');
  const reporter = await createPagePerson(page, 'slack', 'Amara Okafor');
  await reporter.hears(`Leila Haddad took ${reference}`);
  // The record goes on to name who had it.
  await lead.openCase(reference);
  await lead.window.getByText(`${NAMES[duty]}, who had it, is not here any more`).waitFor();
  await lead.pane.getByTestId('modal-close').click();

  await pane.getByTestId('account-menu').click();
  await pane.getByRole('menuitem', { name: /^Activate account again/ }).click();
  await gone.waitFor({ state: 'detached' });
  for (const _quarter of [1, 2, 3, 4]) await product.slack.skip('15m');
  await lead.press('seems to be back', 'Put');
  await lead.hears('is here again.');
});

test('a lead asks for a change of roles, the manager reads why and approves', async () => {
  const lead = await createPagePerson(page, 'slack', 'Leila Haddad');
  // Two of the screens are shown to somebody else.
  for (const [from, to] of [
    ['U01PRIYA', 'U01FIONA'],
    ['U01SAM', 'U01TOMASZ'],
  ] as const) {
    await page.getByTestId(`pane-${from}`).locator('.pane-person').selectOption(to);
    await page.getByTestId(`pane-${to}`).waitFor();
  }
  const manager = await createPagePerson(page, 'slack', 'U01FIONA');
  const opensPeople = async ({ pane, window }: Awaited<ReturnType<typeof createPagePerson>>): Promise<void> => {
    await pane.getByTestId('command').fill('/safeguard rota');
    await pane.getByTestId('command').press('Enter');
    await window.getByRole('button', { name: 'People and roles', exact: true }).click();
    await window.getByText('A change of roles takes two people').waitFor();
  };
  await opensPeople(lead);
  await lead.choose('Change a role');
  await lead.fill({
    'Whose role?': 'Tomasz Nowak',
    'What is to change?': 'They become a safeguarding lead',
    'Why?': 'Covers in August',
  });
  await lead.send('Ask');
  await manager.hears('Leila Haddad asks that Tomasz Nowak be a safeguarding lead.');
  expect(await manager.pane.getByText('Covers in August').count()).toBe(0);
  await opensPeople(manager);
  await manager.window.getByText('Reason: Covers in August').waitFor();
  await manager.window.getByRole('button', { name: /^Approve/ }).click();
  await manager.window.getByText('Tomasz Nowak: Safeguarding lead').waitFor();
  const tomasz = await createPagePerson(page, 'slack', 'U01TOMASZ');
  await tomasz.hears('You are a safeguarding lead now.');
});
