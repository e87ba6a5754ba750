import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startProduct } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { launchBrowser } from '../support/browser.js';
import { tellStory } from '../support/playground-story.js';

/** Takes the README's pictures: `npm run screenshots`. */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-screenshots-'));
const config = readConfig({ PORT: '0', METRICS_PORT: '0', DATA_DIR: dataDir });
const product = await startProduct({ config, log: pino({ level: 'warn' }), environment: process.env });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, colorScheme: 'light' });
const story = tellStory(page);

async function picture(name: string): Promise<void> {
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
}

await story.open(product.playgroundUrl ?? '');
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
await picture('teams');

await browser.close();
await product.stop();
await rm(dataDir, { recursive: true, force: true });
