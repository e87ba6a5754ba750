import { afterAll, afterEach, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { openTestDatabase } from '../support/database.js';
import { startMongoProxy } from '../support/mongo-proxy.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { buttonsOf } from '../support/teams-tenant.js';

/** What somebody types while something fails; it may stand nowhere but in their own chat. */
const DISCLOSURE = 'Zebedee hurts his son';

let proxy: Awaited<ReturnType<typeof startMongoProxy>>;
let product: TestProduct;
let amara: Awaited<ReturnType<TestProduct['teams']['named']>>;
let outputs: MockInstance[];

beforeAll(async () => {
  proxy = await startMongoProxy(openTestDatabase().uri);
  product = await startTestProduct({ mongodbUri: proxy.uri });
  amara = await product.teams.named('Amara Okafor');
  await amara.install();
});
afterAll(async () => {
  proxy.set({ kind: 'open' });
  await product?.stop();
  proxy.close();
});

beforeEach(() => {
  outputs = [
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) => vi.spyOn(console, method)),
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
  ];
});
afterEach(async () => {
  for (const output of outputs) output.mockRestore();
  await product.teams.clearFaults();
});

const written = () => product.logged() + outputs.map(({ mock }) => mock.calls.map(String).join('')).join('');
const seen = (value: unknown) => JSON.stringify(value);

test.each([
  { kind: 'status', status: 500 },
  { kind: 'error', status: 400, error: 'BadSyntax' },
  { kind: 'reset' },
] as const)('a turn that breaks off ($kind) ends quietly, and what was typed is written nowhere', async (fault) => {
  await product.teams.fault({ method: 'replyToActivity', times: 1, ...fault });
  const before = product.logged().length;
  expect(await amara.say(DISCLOSURE)).toEqual({ kind: 'acknowledged' });
  expect(product.logged().slice(before)).toContain('"error":"ConnectorRefusal"');
  expect(product.logged().slice(before)).toContain('an activity could not be answered');
  expect(written()).not.toMatch(/Zebedee|Amara/);
  // The next one is answered as ever.
  await amara.say('duty');
  await amara.waitForMessage((message) => message.byBot && seen(message).includes('On duty now'));
});

test('whoever writes or presses while the database is out of reach is told whom to ring', async () => {
  await amara.say('safeguard');
  const offer = await amara.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
  const before = product.logged().length;
  proxy.set({ kind: 'hanging' });
  try {
    await amara.press(offer, 'Raise a concern');
    const dialog = await amara.waitForDialog();
    expect(seen(dialog)).toContain('+44 20 7946 0100');
    expect(seen(dialog)).toContain('call 999 now');
    await amara.closeDialog();
    const already = (await amara.messages()).length;
    await amara.say(DISCLOSURE);
    const [answer] = (await amara.messages()).slice(already).filter(({ byBot }) => byBot);
    expect(seen(answer)).toContain('+44 20 7946 0100');
    expect(seen(answer)).not.toContain('Zebedee');
  } finally {
    proxy.set({ kind: 'open' });
  }
  expect(product.logged().slice(before)).toContain('where somebody is reached could not be kept');
  expect(written()).not.toMatch(/Zebedee|Amara/);
});
