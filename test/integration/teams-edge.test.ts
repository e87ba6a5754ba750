import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestProduct, type TestProduct } from '../support/product.js';

let product: TestProduct;
let serviceUrl: string;
let tenantId: string;

beforeAll(async () => {
  product = await startTestProduct();
  serviceUrl = `${product.origin}/playground/teams/`;
  tenantId = (await product.teams.app()).tenantId;
});
afterAll(() => product?.stop());

function activity(changes: Record<string, unknown> = {}) {
  return {
    type: 'message',
    id: `a-${Math.random()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:forged', aadObjectId: '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01', name: '<b>Amara</b>' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:forged', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    text: 'safeguard',
    ...changes,
  };
}

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${product.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

test.each([
  ['of another tenant', { conversation: { id: 'a:x', conversationType: 'personal', tenantId: 'elsewhere' } }, 403],
  ['that names two tenants', { channelData: { tenant: { id: 'elsewhere' } } }, 403],
  ['of no tenant', { conversation: { id: 'a:x' }, channelData: {} }, 403],
  ['with an evil service address', { serviceUrl: 'https://evil.example/' }, 403],
  ['with a service address of credentials', { serviceUrl: 'http://a:b@127.0.0.1/' }, 403],
  ['of another channel', { channelId: 'webchat' }, 400],
  ['without a service address', { serviceUrl: '' }, 400],
  ['of no shape that we know', { from: 'somebody' }, 400],
] as const)('an activity %s is refused without a word', async (_name, changes, status) => {
  const answer = await post(activity(changes));
  expect([answer.status, await answer.text()]).toEqual([status, '']);
});

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'origin'])(
  'a request with %s is refused: nobody proved who they are',
  async (name) => {
    expect((await post(activity(), { [name]: '203.0.113.7' })).status).toBe(403);
  },
);

test.each(['', '{', '[]', 'null', '"text"', '{"type":"message"}', `{"text":"${'x'.repeat(64_000)}"}`])(
  'the body %j is refused, with no error of ours to see',
  async (body) => {
    const answer = await post(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/at |Error|node_modules/);
  },
);

test.each([
  ['an unknown verb', { action: { type: 'Action.Execute', verb: '__proto__', data: { concernId: 'c-1' } } }],
  ['a concern that does not exist', { action: { verb: 'concern.acknowledge', data: { concernId: 'c-none' } } }],
  ['a concern of no shape', { action: { verb: 'concern.read', data: { concernId: { $ne: null } } } }],
  ['nothing', undefined],
])('an executed action with %s is told the same: not found', async (_name, value) => {
  const answer = await post(activity({ type: 'invoke', name: 'adaptiveCard/action', value, text: undefined }));
  expect(answer.status).toBe(200);
  expect(JSON.stringify(await answer.json())).toContain("We can't find that, or it is not for you.");
});

test.each([
  ['another person’s draft', { action: 'report.step', draftId: 'somebody-elses', step: 1, go: 'send' }],
  ['a step that there is not', { action: 'report.step', draftId: 'x', step: 9, go: 'send' }],
  ['an unknown action', { action: 'constructor', concernId: 'c-1' }],
  ['a hostile concern id', { action: 'concern.read', concernId: { $gt: '' } }],
])('a dialog that sends %s stores nothing and stays an answer', async (_name, data) => {
  const answer = await post(activity({ type: 'invoke', name: 'task/submit', value: { data }, text: undefined }));
  expect(answer.status).toBe(200);
  const mongo = new MongoClient(product.mongodbUri);
  expect(await mongo.db().collection('concerns').countDocuments()).toBe(0);
  await mongo.close();
});

test.each(['raise_concern_of_another_version', '__proto__', 'constructor', '', undefined, { $ne: null }])(
  'an action %j of the message extension that we do not have opens no form, and says whom to ring',
  async (commandId) => {
    const invoke = { type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId }, text: undefined };
    const answer = await post(activity(invoke));
    expect(answer.status).toBe(200);
    const said = JSON.stringify(await answer.json());
    expect(said).toContain('+44 20 7946 0100');
    expect(said).not.toMatch(/Input\.|draftId/);
  },
);

test.each([
  'composeExtension/query',
  'application/search',
  'signin/verifyState',
  'config/fetch',
  'fileConsent/invoke',
  '__proto__',
  'EVIL',
])('an invoke called %j is none of ours, and no error of the server', async (name) => {
  const answer = await post(activity({ type: 'invoke', name, value: { queryText: 'Amara' }, text: undefined }));
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});

test.each([
  ['nested without end', `${'<div>'.repeat(20_000)}deep`],
  ['of a picture alone', '<img src="https://evil.example/x.png">'],
])('a message %s opens the form without a quotation', async (_name, content) => {
  const value = {
    commandId: 'raise_concern_about_message',
    messagePayload: { createdDateTime: 'never', body: { content } },
  };
  const answer = await post(activity({ type: 'invoke', name: 'composeExtension/fetchTask', value, text: undefined }));
  const said = await answer.text();
  expect(said).toContain('What happened?');
  expect(said).not.toMatch(/evil|It is sent with your concern/);
});

test('an activity that does not say whom it is for is answered like any other', async () => {
  const value = { action: { verb: 'concern.acknowledge', data: { concernId: 'c-none' } } };
  const changes = { type: 'invoke', name: 'adaptiveCard/action', value, text: undefined, recipient: undefined };
  const answer = await post(activity(changes));
  expect(await answer.text()).toContain("We can't find that, or it is not for you.");
});

test('forms are kept apart though their activities have neither id nor time', async () => {
  const open = async () => {
    const value = { data: { action: 'report.open' } };
    const nameless = {
      type: 'invoke',
      name: 'task/fetch',
      value,
      text: undefined,
      id: undefined,
      timestamp: undefined,
    };
    return /"draftId":"([^"]+)"/.exec(await (await post(activity(nameless))).text())?.[1];
  };
  const [first, second] = [await open(), await open()];
  expect(first).toBeDefined();
  expect(second).not.toBe(first);
});
