import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { ACTIONS } from '../../src/presentation/action-ids.js';
import { raise, SAME, startWorld, told, type World } from '../contract/platforms/world.js';
import { launchBrowser } from '../support/browser.js';
import { createPagePerson, type PagePerson } from '../support/page-person.js';
import { PATIENCE_MS } from '../support/playground-api.js';

/** A swap and a handover as people do them, in the playground's page in a real browser. */
describe.each(SAME)('the rota in $staff, in a browser', ({ reporter, staff }) => {
  let world: World;
  let browser: Browser;
  let page: Page;
  let names: { readonly duty: string; readonly deputy: string };
  let duty: PagePerson;
  let deputy: PagePerson;

  beforeAll(async () => {
    world = await startWorld({ reporter, staff });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale: 'en-GB' });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(world.product.pageUrl);
    const onDuty = await world.onDuty();
    names = { duty: onDuty.duty.name, deputy: onDuty.deputy.name };
    duty = await createPagePerson(page, staff, names.duty);
    deputy = await createPagePerson(page, staff, names.deputy);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  async function opensRota({ pane }: PagePerson): Promise<void> {
    const input = pane.getByTestId('command');
    await input.fill(staff === 'slack' ? '/safeguard rota' : 'rota');
    await input.press('Enter');
    if (staff === 'teams') await pane.getByRole('button', { name: 'Show the rota' }).last().click();
  }

  test('a part of a week is asked for and accepted', async () => {
    const tomorrow = DateTime.now().setZone('Europe/London').plus({ days: 1 }).toISODate() ?? '';
    await opensRota(duty);
    await duty.says(`On duty now: ${names.duty}`);
    await duty.window
      .getByRole('button', { name: staff === 'slack' ? /^Ask for a swap/ : 'Swap' })
      .first()
      .click();
    await duty.fill({
      'From which day?': tomorrow,
      'From what time?': '13:00',
      'Until which day?': tomorrow,
      'Until what time?': '17:00',
      'Whom do you ask?': names.deputy,
    });
    await duty.send('Ask');
    await duty.says(`You asked ${names.deputy} to be on duty`);
    await duty.close();
    await deputy.press(`${names.duty} asks you to be on duty`, 'Accept');
    await duty.hears(`Agreed: ${names.deputy} is on duty`);
    await opensRota(duty);
    await duty.says('(changed)');
    await duty.close();
  });

  test('whoever comes on duty takes over what is open by accepting', async () => {
    const reference = await raise(world.amara);
    const holder = await world.staff(names.duty);
    await holder.press(await told(holder, reference), ACTIONS.acknowledge);
    await told(holder, `You have had ${reference}`);
    await world.skip('7d');
    await deputy.hears(`Accept to take over what is open from ${names.duty}`);
    await duty.hears('Your time on duty is over');
    await deputy.press('You have been on duty since', 'Accept');
    await deputy.hears('You accepted at');
    await deputy.press('You accepted at', 'Show open concerns');
    await deputy.says(reference);
    await deputy.window
      .getByRole('button', { name: /^Read concern/ })
      .first()
      .click();
    await deputy.says(`Taken over from ${names.duty} with the duty`);
  });
});
