import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { ended, startApart } from '../support/product-process.js';
import { answerForm, wordsOf } from '../support/raising.js';
import { connectWorkspace } from '../support/slack-workspace.js';

/** `npm run test:long` kills 50 times during 100 concerns. */
const KILLS = Number(process.env.KILLS ?? 5);
const CONCERNS = Number(process.env.CONCERNS ?? 16);
const PATIENCE_MS = 2_000;
const REPORTERS = ['U01AMARA', 'U01TOMASZ', 'U01JORDAN', 'U01GRACE'];

let dataDir: string;
let apart: Awaited<ReturnType<typeof startApart>>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'safeguard-killed-'));
  apart = await startApart({ dataDir });
});
afterAll(async () => {
  await apart?.close();
  // The engine of a killed owner takes a moment to close its files.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test(`every concern that was called received survives kill -9 at ${KILLS} random moments and reaches the duty person`, async () => {
  const slack = connectWorkspace(apart.slackUrl);
  let product = apart.startProduct();
  await apart.ready();
  const { duty } = await whoIsWho({ slack });

  const received: string[] = [];
  let done = false;
  async function report(id: string): Promise<void> {
    const reporter = slack.person(id);
    let patienceMs = PATIENCE_MS;
    while (received.length < CONCERNS || !done) {
      try {
        const { kind } = await reporter.command('/safeguard');
        if (kind !== 'acknowledged') throw new Error('nobody answered');
        // A form that a killed product was about to open never opens; on a slow machine the next one is waited for longer.
        patienceMs *= 1.5;
        await answerForm(reporter, {}, patienceMs);
        patienceMs = PATIENCE_MS;
        for (;;) {
          await reporter.submit();
          const shown = await reporter.modal();
          const words = wordsOf(shown ?? {});
          const reference = /We have your concern, (SG-[0-9A-Z]{6})/.exec(words)?.[1];
          if (reference) {
            received.push(reference);
            break;
          }
          await wait(100);
        }
      } catch {
        // The product was away while the form was open: as a person would, begin again a little later.
        await wait(200);
      }
      await reporter.close(true).catch(() => undefined);
    }
  }

  async function killAtRandom(): Promise<number> {
    let kills = 0;
    while (kills < KILLS) {
      // Only a product that is taking concerns has something to lose.
      const before = received.length;
      await expect.poll(() => received.length, { interval: 20 }).toBeGreaterThan(before);
      await wait(Math.random() * 900);
      await ended(product, 'SIGKILL');
      kills += 1;
      product = apart.startProduct();
      await apart.ready();
    }
    done = true;
    return kills;
  }

  const [kills] = await Promise.all([killAtRandom(), ...REPORTERS.map(report)]);
  expect(kills).toBe(KILLS);
  expect(done).toBe(true);
  expect(new Set(received).size).toBe(received.length);
  expect(received.length).toBeGreaterThanOrEqual(CONCERNS);

  const cards = async () => (await duty.messages()).map(wordsOf).join('\n');
  await expect.poll(async () => received.filter(notIn(await cards())), { timeout: 60_000, interval: 500 }).toEqual([]);
  expect(await ended(product, 'SIGTERM')).toBe(0);
}, 900_000);

function notIn(text: string) {
  return (reference: string) => !text.includes(reference);
}
