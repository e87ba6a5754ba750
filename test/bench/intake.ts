import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, ExpressReceiver } from '@slack/bolt';
import express from 'express';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';
import { startProduct } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { listen } from '../../src/http/server.js';
import { findRunningEngine } from '../../src/storage/embedded-mongodb/engine-file.js';
import { createSeal, newDataKey } from '../../src/storage/sealing.js';
import { startFakeSlack } from '../support/fake-slack.js';
import { commandBody, interaction, SIGNING_SECRET } from '../support/signed-requests.js';

/**
 * What it costs to take a concern, against the three things that it can't do without: a bare Bolt handler, one sealing
 * and one journalled insert. Ratios of one run on one machine; absolute figures mean little.
 */
const COUNT = 600;
const TURNS = 80;
const CONNECTIONS = 32;

const organisation = new URL('../../src/playground/demonstration-organisation.yaml', import.meta.url).pathname;
const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-bench-'));
const slack = await startFakeSlack();
const product = await startProduct({
  config: readConfig({
    PORT: '0',
    METRICS_PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    PLAYGROUND: 'false',
    ORG_FILE: organisation,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: 'xoxb-for-the-bench',
    SLACK_API_URL: slack.apiUrl,
  }),
  log: pino({ level: 'silent' }),
  environment: process.env,
});
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function post(port: number, body: string): Promise<string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** How many a second with that many at once. */
async function sideBySide(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let index = next++; index < count; index = next++) await work(index);
    }),
  );
  return count / ((performance.now() - startedAt) / 1_000);
}

const text = (id: string, value: string) => ({ [id]: { [`answer.${id}`]: { type: 'plain_text_input', value } } });
const radio = (id: string, value: string) => ({
  [id]: { [`answer.${id}`]: { type: 'radio_buttons', selected_option: { value } } },
});
const values = {
  ...radio('danger', 'no'),
  ...radio('atRisk', 'client'),
  ...radio('responsible', 'no'),
  ...text('whatHappened', 'Words of an ordinary length. '.repeat(40)),
};
const submission = (draft: string) =>
  interaction({
    type: 'view_submission',
    user: { id: 'U01AMARA' },
    team: { id: 'T01TEST' },
    view: { id: 'V1', callback_id: 'report.form', private_metadata: draft, state: { values } },
  });

async function openForms(count: number): Promise<string[]> {
  const before = (await slack.drafts()).length;
  for (let index = 0; index < count; index += 1) {
    await post(product.port, commandBody({ text: '', trigger_id: `${performance.now()}.${index}` }));
  }
  return (await slack.drafts()).slice(before);
}

/** Nothing else going on: every message of the concerns before has been sent. */
async function quiet(): Promise<void> {
  for (let before = -1, sent = 0; before !== sent; ) {
    before = sent;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    sent = await slack.messages();
  }
}

async function submit(draft: string | undefined): Promise<void> {
  const answer = await post(product.port, submission(draft ?? ''));
  if (!answer.includes('We have your concern')) throw new Error(`not taken: ${answer.slice(0, 200)}`);
}

// A bare Bolt handler
const bareApp = express();
const receiver = new ExpressReceiver({ app: bareApp, signingSecret: SIGNING_SECRET, endpoints: '/slack/events' });
const bolt = new App({ receiver, authorize: async () => ({ botToken: 'x' }), convoStore: false });
bolt.view(/^/, async ({ ack }) => ack());
const bare = await listen('127.0.0.1', 0, bareApp);

// One sealing, one journalled insert
const seal = await createSeal(newDataKey());
const engine = await findRunningEngine(dataDir);
const mongo = new MongoClient(engine?.uri ?? '', { writeConcern: { w: 'majority', journal: true } });
const inserts = mongo.db('bench').collection('inserts');
const document = () => ({ text: 'x'.repeat(4_000), at: new Date() });

const warmUp = await openForms(40);
for (const draft of warmUp) await submit(draft);
for (let index = 0; index < 100; index += 1) await post(bare.port, submission('x'));
for (let index = 0; index < 50; index += 1) await inserts.insertOne(document());

// Each in turn, with nothing else going on: the messages of the concern before have been sent by then.
const times = { bolt: [] as number[], seal: [] as number[], write: [] as number[], concern: [] as number[] };
for (const draft of await openForms(TURNS)) {
  await new Promise((resolve) => setTimeout(resolve, 250));
  times.bolt.push(await timed(() => post(bare.port, submission('x'))));
  times.seal.push(await timed(() => seal.close('bench', values)));
  times.write.push(await timed(() => inserts.insertOne(document())));
  times.concern.push(await timed(() => submit(draft)));
}
await quiet();

const more = await openForms(COUNT);
const boltRate = await sideBySide(COUNT, () => post(bare.port, submission('x')));
const sealRate = await sideBySide(COUNT, () => seal.close('bench', values));
const writeRate = await sideBySide(COUNT, () => inserts.insertOne(document()));
const takenRate = await sideBySide(COUNT, (index) => submit(more[index]));

const alone = {
  bolt: middle(times.bolt),
  seal: middle(times.seal),
  write: middle(times.write),
  concern: middle(times.concern),
};
const seriesRate = 1 / (1 / boltRate + 1 / sealRate + 1 / writeRate);
const shown = (timeMs: number, rate: number) =>
  `${timeMs.toFixed(2)} ms alone, ${rate.toFixed(0)}/s at ${CONNECTIONS} at once`;
console.log(`bare Bolt handler    ${shown(alone.bolt, boltRate)}`);
console.log(`one sealing          ${shown(alone.seal, sealRate)}`);
console.log(`one journalled write ${shown(alone.write, writeRate)}`);
console.log(`a concern            ${shown(alone.concern, takenRate)}`);
const ratio = alone.concern / (alone.bolt + alone.seal + alone.write);
console.log(`alone: ${ratio.toFixed(2)} times the three (to hold: 2)`);
console.log(
  `at ${CONNECTIONS} connections: ${(takenRate / seriesRate).toFixed(2)} of the three in series (to hold: 0.5)`,
);
console.log(
  `resident memory: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB, messages sent: ${await slack.messages()}`,
);

agent.destroy();
await mongo.close();
bare.server.close();
await product.stop();
slack.close();
await rm(dataDir, { recursive: true, force: true });
