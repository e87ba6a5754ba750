import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startProduct } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { launchBrowser } from '../support/browser.js';
import { showADayOnDuty } from '../support/day-on-duty.js';
import { tellStory } from '../support/playground-story.js';
import { connectWorkspace } from '../support/slack-workspace.js';
import { goInTab, openTabByLink } from '../support/tab-browser.js';

/** Takes the pictures of README and of docs/pages.md: `npm run screenshots`. */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const browser = await launchBrowser();

interface Scene {
  readonly page: Parameters<typeof tellStory>[0];
  readonly story: ReturnType<typeof tellStory>;
  readonly picture: (name: string, of?: Parameters<typeof tellStory>[0]) => Promise<void>;
  /** Of the playground. */
  readonly address: string;
}

/** With a product and a workspace of its own, in which nothing has happened yet. */
async function inAPlayground(show: (scene: Scene) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-screenshots-'));
  const config = readConfig({ PORT: '0', METRICS_PORT: '0', DATA_DIR: dataDir });
  const product = await startProduct({ config, log: pino({ level: 'error' }), environment: process.env });
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, colorScheme: 'light' });
  const story = tellStory(page);
  const address = product.playgroundUrl ?? '';
  await story.open(address);
  const picture = async (name: string, of = page): Promise<void> => {
    await of.waitForTimeout(600);
    await of.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/screenshots/${name}.png`);
  };
  await show({ page, story, picture, address });
  await page.close();
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
}

await inAPlayground(async ({ page, story, picture }) => {
  const form = await story.fill('No');
  await form.locator('.modal-body').evaluate((body) => body.scrollTo(0, 0));
  await picture('raise');
  await story.acknowledge(await story.send());
  await picture('acknowledge');
  await story.fill('Yes');
  const urgent = await story.send();
  await story.skip15Minutes();
  await story.whoSees(new RegExp(`${urgent}, urgent, is now with you`));
  await picture('escalate');

  // One of the two in Teams, who is told there from now on; the reporter and the lead stay in Slack and in Teams.
  for (const person of [...story.onRota, 'U01LEILA']) await story.addInTeams(person);
  await story.fill('No');
  const seenInTeams = await story.send();
  await story.whoSees(new RegExp(`New concern ${seenInTeams}`));
  await story.openTeamsForm('U01LEILA');
  await page.setViewportSize({ width: 1440, height: 900 });
  await picture('teams');
});

await inAPlayground(async ({ page, story, picture }) => {
  await story.fill('No');
  const reference = await story.send();
  const duty = await story.acknowledge(reference);
  const deputy = story.onRota.find((person) => person !== duty) ?? '';
  await showADayOnDuty(page, { reference, duty, deputy, picture });
});

await inAPlayground(async ({ page, story }) => {
  await story.fill('Yes');
  await story.send();
  await story.fill('No');
  const duty = await story.acknowledge(await story.send());
  for (const person of ['U01AMARA', 'U01LEILA', ...story.onRota].filter((each) => each !== duty)) {
    await page
      .getByTestId(`pane-${person}`)
      .getByRole('button', { name: /^Close .*'s screen$/ })
      .click();
  }
  const pane = page.getByTestId(`pane-${duty}`);
  await pane.getByRole('button', { name: 'Teams', exact: true }).click();
  await pane.getByRole('tab', { name: 'Pages' }).click();
  await pane.frameLocator('iframe').getByRole('heading', { name: 'Duty desk' }).waitFor();
  await page.getByText('Try this').click();
  await page.setViewportSize({ width: 1_600, height: 720 });
  await page.waitForTimeout(600);
  await pane.screenshot({ path: join(folder, 'pages.png') });
});

const DESKTOP = { width: 1_200, height: 800 };
const PHONE = { width: 390, height: 844 };

await inAPlayground(async ({ page, story, picture, address }) => {
  await story.fill('Yes');
  await story.send();
  await story.fill('No');
  await story.acknowledge(await story.send());

  const slack = connectWorkspace(address);
  // A manager who checks people, and a lead.
  const manager = await openTabByLink({ slack }, browser, 'U01FIONA', DESKTOP);
  for (const name of ['Registers', 'Insight', 'Set-up']) {
    await goInTab(manager, name);
    await picture(name.toLowerCase(), manager);
  }
  await manager.context().close();
  const onPhone = await openTabByLink({ slack }, browser, 'U01LEILA', PHONE, 'dark');
  await picture('duty-desk-phone', onPhone);
  await goInTab(onPhone, 'Rota');
  await picture('rota-phone', onPhone);
  await onPhone.context().close();

  await page.setViewportSize(PHONE);
  await page.goto(new URL('/anonymous', address).href);
  await picture('anonymous-phone');
});

await browser.close();
