import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../src/domain/ids.js';
import { fingerprintOf } from '../../src/domain/setup/key-fingerprint.js';
import { startWorld, type World } from '../contract/platforms/world.js';
import { launchBrowser } from '../support/browser.js';
import { createPagePerson, type PagePerson } from '../support/page-person.js';
import { PATIENCE_MS } from '../support/playground-api.js';
import { TEST_KEY } from '../support/product.js';

/** The set-up as a lead sees it, in the playground's page in a real browser. */

const COMMAND: Record<Platform, string> = { slack: '/safeguard setup', teams: 'setup' };

describe.each(Object.keys(COMMAND) as Platform[])('the set-up in %s, in a browser', (platform) => {
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

  async function openSetup({ pane, press }: PagePerson): Promise<void> {
    await pane.getByTestId('command').fill(COMMAND[platform]);
    await pane.getByTestId('command').press('Enter');
    if (platform === 'teams') await press('How Safeguard is set up', 'Show the set-up');
  }

  test('is read, the key is confirmed, and a test message is pressed', async () => {
    const people = await world.onDuty();
    const lead = await createPagePerson(page, platform, 'Leila Haddad');
    const duty = await createPagePerson(page, platform, people.duty.name);

    await openSetup(duty);
    await duty.says('Safeguarding leads, managers and administrators see here how Safeguard is set up.');
    await duty.close();

    await openSetup(lead);
    await lead.says('Safeguard is not live. First put in place: encryption key.');
    await lead.says('Whoever operates the server can technically read everything');
    await lead.says(`✓ In place: Person on duty (${people.duty.name})`);
    await lead.choose('I hold the key offline');
    await lead.says('Never type the key itself here');
    await lead.answer('Fingerprint of your copy', '0000-0000-0000-0000-0000');
    await lead.send('Confirm');
    await lead.says('This is not the fingerprint of the key that is used now.');
    await lead.answer('Fingerprint of your copy', fingerprintOf(TEST_KEY).toUpperCase());
    await lead.send('Confirm');
    await lead.says('You have a copy offline');
    await lead.says('Only Leila Haddad has confirmed that they have a copy of the key.');

    await lead.choose('Send test messages');
    await lead.says(`${people.duty.name}: sent at`);
    await duty.hears('This is a test message. Please press the button.');
    await duty.press('This is a test message.', 'I got this');
    await duty.hears('Thank you. You got this test message');
    await lead.close();
    await openSetup(lead);
    await lead.says(`Test messages (${people.duty.name})`);
    await lead.choose('I no longer hold it');
    await lead.says('Nobody has confirmed that they have a copy of the key.');
    await lead.close();
    expect(complaints).toEqual([]);
  });
});
