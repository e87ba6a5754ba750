import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.js';
import { whoIsWho } from '../support/demonstration.js';
import { answering, ended, freePort, startApart } from '../support/product-process.js';
import { about, raiseConcern } from '../support/raising.js';
import { connectWorkspace } from '../support/slack-workspace.js';

let dataDir: string;
let apart: Awaited<ReturnType<typeof startApart>>;
let programs: ChildProcess[];

beforeEach(async () => {
  programs = [];
  dataDir = await mkdtemp(join(tmpdir(), 'safeguard-processes-'));
  apart = await startApart({ dataDir });
});
afterEach(async () => {
  for (const program of programs) await ended(program, 'SIGKILL');
  await apart.close();
  // The engine of a killed owner takes a moment to close its files.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

function start(more: Readonly<Record<string, string>> = {}): ChildProcess {
  const program = apart.startProduct(more);
  programs.push(program);
  return program;
}

const engineProcess = async (): Promise<number> =>
  JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8')).processId;

describe('a product on its own engine', () => {
  test('takes concerns again by itself after its engine was killed', async () => {
    start();
    await apart.ready();
    const slack = connectWorkspace(apart.slackUrl);
    const { amara, duty } = await whoIsWho({ slack });
    process.kill(await engineProcess(), 'SIGKILL');
    await expect.poll(() => statusOf(`${apart.origin}/readyz`), { timeout: 60_000, interval: 5 }).toBe(503);
    await apart.ready();
    const reference = await raiseConcern(amara);
    await duty.waitForMessage(about(reference));
  });

  test('refuses a second start on the same data directory in one sentence', async () => {
    start();
    await apart.ready();
    const second = start({ PORT: '0', METRICS_PORT: '0' });
    const said: string[] = [];
    second.stderr?.on('data', (chunk) => said.push(String(chunk)));
    const [code] = await once(second, 'exit');
    expect(code).toBe(1);
    expect(said.join('').trim().split('\n')).toHaveLength(1);
    expect(said.join('')).toMatch(/in use|another|already/);
  });

  test('stops on SIGTERM with exit code 0, in time, and leaves no engine behind', async () => {
    const program = start();
    await apart.ready();
    const engine = await engineProcess();
    const startedAt = Date.now();
    expect(await ended(program, 'SIGTERM')).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(() => process.kill(engine, 0)).toThrow();
  });

  test('escalates on time after a restart in the middle of the wait, and remembers where the clock was moved', async () => {
    const first = start();
    await apart.ready();
    const slack = connectWorkspace(apart.slackUrl);
    const { amara, duty, deputy } = await whoIsWho({ slack });
    const reference = await raiseConcern(amara, { danger: 'Yes' });
    await duty.waitForMessage(about(reference));
    await slack.skip('10m');
    await ended(first, 'SIGKILL');
    start();
    await apart.ready();
    expect((await deputy.messages()).filter(about(reference))).toEqual([]);
    await slack.skip('6m');
    await deputy.waitForMessage(about(reference));
  });
});

test('two instances on one database record one effect of each clock', async () => {
  const [one, two] = [await freePort(), await freePort()];
  const { uri } = openTestDatabase();
  const keys = { ENCRYPTION_KEYS: `test-1:${Buffer.alloc(32, 9).toString('base64')}`, MONGODB_URI: uri };
  start(keys);
  await apart.ready();
  start({ ...keys, PORT: String(one), METRICS_PORT: String(two) });
  await answering(`http://127.0.0.1:${one}/readyz`);
  const slack = connectWorkspace(apart.slackUrl);
  const { amara, deputy, duty, lead } = await whoIsWho({ slack });
  const references: string[] = [];
  for (let index = 0; index < 8; index += 1) references.push(await raiseConcern(amara, { danger: 'Yes' }));
  for (const reference of references) await duty.waitForMessage(about(reference));
  for (let clock = 0; clock < 2; clock += 1) {
    await Promise.all([apart.origin, `http://127.0.0.1:${one}`].map(skip16Minutes));
  }
  for (const reference of references) await lead.waitForMessage(about(reference));
  for (const person of [duty, deputy, lead]) {
    // Whoever comes on duty has them listed in a message of another kind as well.
    const cards = (await person.messages()).map(({ text }) => text);
    for (const reference of references) expect(cards.filter((card) => card.includes(reference))).toHaveLength(1);
  }
});

async function skip16Minutes(origin: string): Promise<void> {
  await fetch(`${origin}/playground-clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ skipMs: 16 * 60_000 }),
  });
}

async function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    ({ status }) => status,
    () => 0,
  );
}
