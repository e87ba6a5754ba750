import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { drillsPage, newestReport, openDrillForm } from '../support/drills.js';
import { ended, startApart } from '../support/product-process.js';
import { wordsOf } from '../support/raising.js';
import { connectWorkspace } from '../support/slack-workspace.js';

/** A drill goes on where it was, whenever the product is killed. */

let dataDir: string;
let apart: Awaited<ReturnType<typeof startApart>>;
let product: ReturnType<typeof apart.startProduct>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'safeguard-drill-killed-'));
  apart = await startApart({ dataDir });
  product = apart.startProduct();
  await apart.ready();
});
afterAll(async () => {
  if (product) await ended(product, 'SIGKILL');
  await apart?.close();
  // The engine of a killed owner takes a moment to close its files.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

async function killAfter(ms: number): Promise<void> {
  await wait(ms);
  await ended(product, 'SIGKILL');
  product = apart.startProduct();
  await apart.ready();
}

test('is raised, escalated, acknowledged and reported, with a kill -9 at each step', async () => {
  const slack = connectWorkspace(apart.slackUrl);
  const { lead, duty, deputy, deputyName, manager } = await whoIsWho({ slack });

  // Some time between nothing at all and its first message.
  await openDrillForm(lead);
  await Promise.all([lead.submit().catch(() => undefined), killAfter(Math.random() * 150)]);
  await lead.close(true).catch(() => undefined);
  if (!(await drillsPage(lead)).includes('A drill is running')) {
    await openDrillForm(lead);
    await lead.submit();
    await lead.close(true);
  }
  const says = (words: string) => (message: { readonly text: string }) => message.text.startsWith(words);
  const card = await duty.waitForMessage(says('Practice: New concern'));
  const reference = /SG-[0-9A-Z]{6}/.exec(card.text)?.[0] ?? 'none';

  await Promise.all([slack.skip('16m').catch(() => undefined), killAfter(Math.random() * 400)]);
  // The clock may not have been moved any more.
  if (!(await deputy.messages()).some(says('Practice'))) await slack.skip('16m');
  const passedOn = await deputy.waitForMessage(says(`Practice: ${reference}, urgent, is now with you`));

  await Promise.all([
    deputy.press({ in: passedOn, element: 'Acknowledge' }).catch(() => undefined),
    killAfter(Math.random() * 150),
  ]);
  // Somebody whose press was not answered presses again.
  await expect
    .poll(
      async () => {
        const now = (await deputy.messages()).find(({ ts }) => ts === passedOn.ts);
        if (now && wordsOf(now).includes('concern.acknowledge')) {
          await deputy.press({ in: now, element: 'Acknowledge' }).catch(() => undefined);
        }
        return now?.text;
      },
      { interval: 1_000 },
    )
    .toBe(`Practice: ${reference} has ended.`);

  for (const person of [lead, manager]) {
    const report = await newestReport(person);
    expect(report).toContain(`${deputyName} acknowledged it after`);
    // A kill may come before it was written down that the first card came through; whoever answered was reached.
    expect(report).not.toMatch(new RegExp(`reached [^.]*${deputyName}`));
  }
  const page = await drillsPage(lead);
  expect(page).not.toContain('A drill is running');
  expect(page.match(/acknowledged it after/g)).toHaveLength(1);
  expect(await ended(product, 'SIGTERM')).toBe(0);
}, 300_000);
