import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { commandBody, headersOf, interaction, SIGNING_SECRET, sendSigned } from '../support/signed-requests.js';

let product: TestProduct;
const demonstration = WITHOUT_DATES;

beforeAll(async () => {
  product = await startTestProduct({
    organisation: demonstration,
    environment: {
      PLAYGROUND: 'false',
      HOST: '127.0.0.1',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: 'xoxb-for-tests',
      // Nothing listens there: what the product does without Slack is part of the matter.
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    },
  });
});
afterAll(() => product?.stop());

const send = (...args: Parameters<typeof sendSigned> extends [string, ...infer Rest] ? Rest : never) =>
  sendSigned(product.origin, ...args);

async function storedDocuments(): Promise<number> {
  const client = new MongoClient(product.mongodbUri);
  const counts = await Promise.all(
    ['concerns', 'drafts', 'deliveries', 'people'].map((name) => client.db().collection(name).countDocuments()),
  );
  await client.close();
  return counts.reduce((sum, count) => sum + count, 0);
}

test('answers a signed command', async () => {
  const response = await send(commandBody());
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('/safeguard duty shows who is on duty');
});

test('answers a copy of a request with nothing, and does nothing', async () => {
  const body = commandBody({ trigger_id: 'sent-twice' });
  const headers = headersOf(body);
  const first = await send(body, { headers });
  expect(await first.text()).toContain('/safeguard duty shows who is on duty');
  for (let copy = 0; copy < 10; copy += 1) {
    const response = await send(body, { headers });
    expect([response.status, await response.text()]).toEqual([200, '']);
  }
});

test('answers a copy of "Send" as it did the first', async () => {
  const values = { whatHappened: { 'answer.whatHappened': { type: 'plain_text_input', value: 'twice' } } };
  const body = interaction({ type: 'view_submission', user, team, view: { ...view, state: { values } } });
  const headers = headersOf(body);
  const answers = [await send(body, { headers }), await send(body, { headers })];
  const [first, again] = await Promise.all(answers.map((answer) => answer.text()));
  expect(first).toContain('Your concern was not sent');
  expect(again).toBe(first);
});

test('takes a content type with a charset', async () => {
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
  expect((await send(commandBody(), { contentType })).status).toBe(200);
});

test.each([
  ['another secret', { secret: 'somebody-elses-secret' }],
  ['a clock ten minutes behind', { aheadSeconds: -600 }],
  ['a clock ten minutes ahead', { aheadSeconds: 600 }],
  ['no signature', { headers: { 'x-slack-signature': '' } }],
  ['a signature of another version', { headers: { 'x-slack-signature': 'v1=00' } }],
  ['no timestamp', { headers: { 'x-slack-request-timestamp': '' } }],
  ['a timestamp that is no number', { headers: { 'x-slack-request-timestamp': 'NaN' } }],
])('refuses %s with 401 and stores nothing', async (_name, options) => {
  const before = await storedDocuments();
  const response = await send(commandBody({ text: 'forged words' }), options);
  expect(response.status).toBe(401);
  expect(await response.text()).toBe('');
  expect(await storedDocuments()).toBe(before);
});

test('refuses a body over its limit', async () => {
  const response = await send('x'.repeat(1_100_000));
  expect(response.status).toBe(413);
  expect(await response.text()).not.toContain('at ');
});

const user = { id: 'U01AMARA' };
const team = { id: 'T01TEST' };
const view = { id: 'V1', callback_id: 'report.form', private_metadata: 'nobodys-draft', state: { values: {} } };
const press = (action: object) => ({ type: 'block_actions', user, team, trigger_id: '1.2.3', actions: [action] });

test.each<[string, string | Uint8Array<ArrayBuffer>]>([
  ['nothing', ''],
  ['null', interaction(null)],
  ['a number', interaction(7)],
  ['a list', interaction([])],
  ['half a JSON', 'payload=%7B%22type%22%3A'],
  ['a type that nobody knows', interaction({ type: 'surprise', user, team })],
  ['prototype keys', interaction(JSON.parse('{"__proto__":{"type":"shortcut"},"constructor":1}'))],
  ['a command with an operator for a name', commandBody({ user_id: '{"$ne":null}' })],
  ['a command with a nested operator', `${commandBody()}&user_id[$gt]=`],
  ['an unknown shortcut', interaction({ type: 'shortcut', callback_id: 'x', user, team, trigger_id: '1' })],
  ['an unknown view', interaction({ type: 'view_submission', user, team, view: { ...view, callback_id: 'x' } })],
  ['an unknown button', interaction(press({ action_id: 'x', action_ts: '1' }))],
  ['a button with a forged id', interaction(press({ action_id: 'concern.read', value: '{"$ne":null}' }))],
  ['a press with no action', interaction({ ...press({}), actions: [] })],
  ['a form of somebody else', interaction({ type: 'view_submission', user, team, view })],
  ['binary', new Uint8Array(randomBytes(4_096))],
])('answers %s without a 5xx, a trace or a change', async (_name, body) => {
  const before = await storedDocuments();
  const response = await send(body);
  expect(response.status).toBeLessThan(500);
  expect(await response.text()).not.toMatch(/\bat .*\(|node_modules|Error:/);
  expect(await storedDocuments()).toBe(before);
});

test('says in the form that it could not be read when the draft is not theirs', async () => {
  const values = { whatHappened: { 'answer.whatHappened': { type: 'plain_text_input', value: 'mine' } } };
  const response = await send(
    interaction({ type: 'view_submission', user, team, view: { ...view, state: { values } } }),
  );
  const answer = JSON.stringify(await response.json());
  expect(answer).toContain('"response_action":"errors"');
  expect(answer).toContain('Your concern was not sent');
});

test('ten thousand random bodies change nothing and break nothing', async () => {
  const before = await storedDocuments();
  const payload = fc.oneof(
    fc.jsonValue(),
    fc.record({
      type: fc.constantFrom(
        'block_actions',
        'view_submission',
        'shortcut',
        'message_action',
        'event_callback',
        'view_closed',
      ),
      user: fc.oneof(fc.constant(user), fc.jsonValue()),
      team: fc.oneof(fc.constant(team), fc.jsonValue()),
      team_id: fc.oneof(fc.constant('T01TEST'), fc.jsonValue()),
      event_id: fc.string(),
      event: fc.oneof(fc.record({ type: fc.string(), user: fc.jsonValue() }), fc.jsonValue()),
      trigger_id: fc.string(),
      callback_id: fc.oneof(fc.constantFrom('report.form', 'raise_concern'), fc.jsonValue()),
      view: fc.oneof(
        fc.jsonValue().map((state) => ({ ...view, state })),
        fc.jsonValue(),
      ),
      actions: fc.oneof(fc.array(fc.record({ action_id: fc.string(), value: fc.jsonValue() })), fc.jsonValue()),
    }),
  );
  const bodies = [
    ...fc.sample(payload, 5_000).map(interaction),
    ...fc.sample(fc.string({ unit: 'binary', maxLength: 400 }), 5_000),
  ];
  const statuses = new Set<number>();
  for (let index = 0; index < bodies.length; index += 100) {
    const answers = await Promise.all(bodies.slice(index, index + 100).map((body) => send(body)));
    for (const { status } of answers) statuses.add(status);
  }
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect(await storedDocuments()).toBe(before);
  expect((await fetch(`${product.origin}/readyz`)).status).toBe(200);
});

test('the answer to anything carries no trace of the product and no caching', async () => {
  for (const path of ['/', '/healthz', '/slack/events', '/playground', '/playground-clock', '/metrics']) {
    const response = await fetch(`${product.origin}${path}`);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    if (path !== '/healthz') expect(response.status).toBe(404);
  }
});
