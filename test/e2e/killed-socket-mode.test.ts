import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { ended, startApart } from '../support/product-process.js';
import { about, fillForm, wordsOf } from '../support/raising.js';
import { connectWorkspace } from '../support/slack-workspace.js';

/** From before the envelope has arrived to after it was answered. */
const KILLED_AFTER_MS = [0, 15, 60];
const RECEIVED = /We have your concern, (SG-[0-9A-Z]{6})/;

let dataDir: string;
let apart: Awaited<ReturnType<typeof startApart>>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'safeguard-killed-socket-'));
  apart = await startApart({ dataDir, slackBy: 'socket-mode' });
});
afterAll(async () => {
  await apart?.close();
  // The engine of a killed owner takes a moment to close its files.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test('killed with an envelope on its way: the concern is stored, or the person is told that it failed, and sending again is safe', async () => {
  const slack = connectWorkspace(apart.slackUrl);
  let product = apart.startProduct();
  await apart.ready();
  await slack.socket.waitFor(1);
  const { amara, duty } = await whoIsWho({ slack });

  const references: string[] = [];
  for (const delayMs of KILLED_AFTER_MS) {
    await fillForm(amara);
    const sending = amara.submit();
    await wait(delayMs);
    await ended(product, 'SIGKILL');
    const outcome = await sending;
    product = apart.startProduct();
    await apart.ready();
    await slack.socket.waitFor(1);
    if (outcome.kind !== 'acknowledged') {
      expect((await amara.modal())?.trouble).toBe('We had some trouble connecting. Try again?');
      expect((await amara.submit()).kind).toBe('acknowledged');
    }
    const reference = RECEIVED.exec(wordsOf((await amara.modal()) ?? {}))?.[1];
    references.push(reference ?? expect.unreachable('the window names no reference'));
    await amara.close(true);
  }

  expect(new Set(references).size).toBe(KILLED_AFTER_MS.length);
  for (const reference of references) {
    await duty.waitForMessage(about(reference));
    expect((await duty.messages()).filter(about(reference))).toHaveLength(1);
  }
  await amara.command('/safeguard', 'mine');
  const mine = wordsOf((await amara.screen()).ephemerals.at(-1) ?? {});
  // What was sent twice is one concern.
  expect(new Set(mine.match(/SG-[0-9A-Z]{6}/g))).toEqual(new Set(references));
  expect(await ended(product, 'SIGTERM')).toBe(0);
}, 300_000);
