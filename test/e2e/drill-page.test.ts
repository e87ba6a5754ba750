import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../src/domain/ids.js';
import { startWorld, type World } from '../contract/platforms/world.js';
import { launchBrowser } from '../support/browser.js';
import { createPagePerson, type PagePerson } from '../support/page-person.js';
import { PATIENCE_MS } from '../support/playground-api.js';

/** A drill as a lead and the person on duty see it, in the playground's page in a real browser. */

const COMMAND: Record<Platform, string> = { slack: '/safeguard drill', teams: 'drill' };

describe.each(Object.keys(COMMAND) as Platform[])('a drill in %s, in a browser', (platform) => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    world = await startWorld({ reporter: platform, staff: platform });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale: 'en-GB' });
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(world.product.pageUrl);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  async function openDrills({ pane, press }: PagePerson): Promise<void> {
    await pane.getByTestId('command').fill(COMMAND[platform]);
    await pane.getByTestId('command').press('Enter');
    if (platform === 'teams') await press('Practice drills', 'Show drills');
  }

  test('is started, acknowledged, and its report read', async () => {
    const people = await world.onDuty();
    const lead = await createPagePerson(page, platform, 'Leila Haddad');
    const duty = await createPagePerson(page, platform, people.duty.name);

    await openDrills(duty);
    await duty.says('Safeguarding leads and managers start practice drills.');
    await duty.close();

    await openDrills(lead);
    await lead.says(
      `first ${people.duty.name} (on duty); then ${people.deputy.name} (deputy); then Fiona Macleod (manager)`,
    );
    await lead.choose('Start a drill');
    await lead.says('People are really messaged');
    expect(await lead.window.getByLabel('Standard: acknowledge in 60 minutes').isChecked()).toBe(true);
    await lead.answer('Which clock?', 'Urgent: acknowledge in 15 minutes');
    await lead.send('Start the drill');
    await lead.says('A drill is running: SG-');
    const reference = /SG-[0-9A-Z]{6}/.exec(await lead.window.innerText())?.[0] ?? 'none';

    await duty.hears(`Practice: New concern ${reference}, urgent.`);
    await duty.press(`Practice: New concern ${reference}`, 'Read concern');
    await duty.says('This is a practice. Nobody is at risk.');
    await duty.choose('Acknowledge');
    await duty.says(`It has ended. ${people.duty.name} acknowledged it.`);
    await duty.window
      .getByRole('button', { name: /^(Done|Close)$/ })
      .first()
      .click();
    await duty.hears(`Practice: ${reference} has ended.`);

    await lead.choose('Look again');
    await lead.says(`urgent clock: ${people.duty.name} acknowledged it after`);
    await lead.close();
    await lead.press('Practice: a drill has ended.', 'Show the report');
    await lead.says('Report of a drill');
    await lead.says(`${people.duty.name}, on duty, asked at`);
    await lead.says('The message reached everybody who was asked.');
    expect(await lead.window.innerText()).toMatch(/Opened it after \d+ seconds?\. Acknowledged after \d+ seconds?\./);
    await lead.choose('All drills');
    await lead.says('Start a drill');
    await lead.close();
    expect(complaints).toEqual([]);
  });
});
