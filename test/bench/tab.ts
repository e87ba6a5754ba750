import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, MongoClient } from 'mongodb';
import { pino } from 'pino';
import { startProduct } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { findRunningEngine } from '../../src/storage/embedded-mongodb/engine-file.js';
import { launchBrowser } from '../support/browser.js';
import { about, raiseConcern } from '../support/raising.js';
import { connectWorkspace } from '../support/slack-workspace.js';

/**
 * How soon the duty desk can be used with a thousand open concerns: from the request of the page until its rows are there and the
 * browser has nothing more to do. Once with nothing kept by the browser, then as somebody comes back. To hold: 1.5 s.
 */
const CONCERNS = Number(process.env.CONCERNS ?? 1_000);
const ROUNDS = 7;

const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-tab-'));
const config = readConfig({ PORT: '0', METRICS_PORT: '0', DATA_DIR: dataDir });
const product = await startProduct({ config, log: pino({ level: 'error' }), environment: process.env });
const slack = connectWorkspace(`http://127.0.0.1:${product.port}/playground`);
const [amara, leila] = [slack.person('U01AMARA'), slack.person('U01LEILA')];
const reference = await raiseConcern(amara, { responsible: 'Yes', subjects: ['U01GRACE'] });
await leila.waitForMessage(about(reference));

const mongo = await new MongoClient((await findRunningEngine(dataDir))?.uri ?? '').connect();
const concerns = mongo.db('safeguard').collection<Document>('concerns');
const { nextAt: _next, chaseAt: _chase, ...original }: Document = (await concerns.findOne()) ?? {};
await concerns.insertMany(
  Array.from({ length: CONCERNS - 1 }, (_, index) => {
    const id = randomUUID();
    return {
      ...original,
      _id: id,
      reference: `SG-${String(index).padStart(6, '0')}`,
      formToken: id,
      pendingNotices: [],
    };
  }) as never[],
);

await leila.openHome();
await leila.waitForHome((view) => JSON.stringify(view).includes('Open as pages'));
await leila.press({ in: 'home', element: 'Open as pages' });
const shown = JSON.stringify(await leila.waitForModal((view) => JSON.stringify(view).includes('/tab/enter/')));
const link = /http[^"]*\/tab\/enter\/[\w-]{43}/.exec(shown)?.[0] ?? '';
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
await context.addInitScript(`
  new MutationObserver((_changes, observer) => {
    if (document.querySelectorAll('table.rows tbody tr').length === 0) return;
    observer.disconnect();
    requestIdleCallback(() => document.documentElement.setAttribute('data-usable-ms', String(performance.now())));
  }).observe(document, { childList: true, subtree: true });
`);
const page = await context.newPage();

async function usableMs(): Promise<number> {
  await page.locator('html[data-usable-ms]').waitFor({ state: 'attached' });
  return Number(await page.locator('html').getAttribute('data-usable-ms'));
}

await page.goto(link);
await page.getByRole('button', { name: 'Open the pages' }).click();
const first = await usableMs();
const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await page.reload();
  times.push(await usableMs());
}
times.sort((one, other) => one - other);
const said = await page.locator('main p').first().innerText();
console.log(`${said}\nusable after ${first.toFixed(0)} ms the first time`);
console.log(
  `then after ${(times[Math.floor(ROUNDS / 2)] ?? 0).toFixed(0)} ms (${times.map((ms) => ms.toFixed(0)).join(', ')})`,
);

await browser.close();
await mongo.close();
await product.stop();
await rm(dataDir, { recursive: true, force: true });
