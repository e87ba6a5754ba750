import { setTimeout as wait } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.js';
import { whoIsWho } from '../support/demonstration.js';
import { startMongoProxy } from '../support/mongo-proxy.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, fillForm, raiseConcern, wordsOf } from '../support/raising.js';

const database = openTestDatabase();
let proxy: Awaited<ReturnType<typeof startMongoProxy>>;
let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;

beforeAll(async () => {
  proxy = await startMongoProxy(database.uri);
  product = await startTestProduct({ mongodbUri: proxy.uri });
  who = await whoIsWho(product);
});
afterAll(async () => {
  proxy.set({ kind: 'open' });
  await product?.stop();
  proxy.close();
});

const stored = async () => {
  const client = new MongoClient(database.uri);
  const count = await client.db().collection('concerns').countDocuments();
  await client.close();
  return count;
};

/** The whole answer is compared, so that a failure says what is missing. */
const readyAgain = () =>
  expect
    .poll(async () => (await fetch(`${product.origin}/readyz`)).json(), { timeout: 60_000 })
    .toEqual({ status: 'ready' });

test('says "not sent" and keeps every word when the database is out of reach, and takes the same form afterwards', async () => {
  await fillForm(who.amara, { whatHappened: 'Words that must survive.' });
  proxy.set({ kind: 'hanging' });
  expect((await who.amara.submit()).kind).toBe('acknowledged');
  const refused = await who.amara.modal();
  const said = JSON.stringify(refused?.errors);
  expect(said).toContain('Your concern was not sent. Nothing has been saved and nobody has been told.');
  expect(said).toContain('call 999 now');
  expect(said).toContain('+44 20 7946 0100');
  // Another instance may have taken an earlier try, and the database that would know is out of reach.
  expect(said).toContain('If we could not confirm an earlier try, that one may have been sent.');
  expect(JSON.stringify(refused?.values)).toContain('Words that must survive.');
  expect((await fetch(`${product.origin}/readyz`)).status).toBe(503);
  expect((await fetch(`${product.origin}/healthz`)).status).toBe(200);
  proxy.set({ kind: 'open' });
  expect(await stored()).toBe(0);

  await readyAgain();
  await who.amara.submit();
  const received = await who.amara.waitForModal((view) => wordsOf(view).includes('We have your concern'));
  const reference = /SG-[0-9A-Z]{6}/.exec(wordsOf(received))?.[0] ?? 'none';
  await who.duty.waitForMessage((message) => wordsOf(message).includes(reference));
  await who.amara.close();
});

test('answers the command with 999 and the phones when the form cannot be opened', async () => {
  proxy.set({ kind: 'hanging' });
  await who.amara.command('/safeguard', 'what I typed');
  const said = wordsOf((await who.amara.screen()).ephemerals.at(-1) ?? {});
  proxy.set({ kind: 'open' });
  expect(said).toContain('Your concern was not sent');
  expect(said).toContain('call 999 now');
  expect(said).not.toContain('what I typed');
});

test('keeps what is typed in a form of a case, and says which button to press, when nobody knows whether it was kept', async () => {
  await readyAgain();
  const reference = await raiseConcern(who.amara);
  await who.amara.close();
  const receipt = await who.amara.waitForMessage(about(reference));
  await who.amara.press({ in: receipt, element: 'Add information' });
  await who.amara.waitForModal(({ callbackId }) => callbackId === 'ticket.form');
  await who.amara.change('text', 'More that must survive.');
  proxy.set({ kind: 'hanging' });
  await who.amara.submit();
  const refused = await who.amara.modal();
  proxy.set({ kind: 'open' });
  expect(Object.values(refused?.errors ?? {})).toEqual([
    'We cannot confirm that it was kept. Press the button again: nothing is done twice. Or ring +44 20 7946 0100 or ' +
      '+44 20 7946 0101. If someone is in immediate danger, call 999 now.',
  ]);
  expect(JSON.stringify(refused?.values)).toContain('More that must survive.');
  await readyAgain();
  // One more connection may be found broken first; then they are told the same, and press again.
  const isKept = async () => {
    await who.amara.submit();
    const view = await who.amara.modal();
    return view !== undefined && wordsOf(view).includes('It is kept with your concern.');
  };
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
  await who.amara.close();
});

test('comes back by itself when the driver waits for ever on a socket that its server closed', async () => {
  await readyAgain();
  const connection = mongoose.connections.find(({ readyState, port }) => readyState === 1 && port !== undefined);
  const client = connection?.getClient() as unknown as StuckClient;
  // The state that the driver's monitor ends in when a connection closes under a write: the write never drains.
  const [server] = client.topology.s.servers.values();
  await expect.poll(() => server?.monitor.connection).toBeTruthy();
  let writes = 0;
  if (server?.monitor.connection) {
    server.monitor.connection.socket.write = () => {
      writes += 1;
      return false;
    };
  }
  await expect.poll(() => writes, { timeout: 60_000 }).toBe(1);
  // A request that breaks while it is under way makes the driver ask its monitor, which no longer answers.
  proxy.set({ kind: 'hanging' });
  const underWay = who.amara.command('/safeguard', 'mine');
  await wait(300);
  proxy.set({ kind: 'open' });
  await underWay;
  expect((await fetch(`${product.origin}/readyz`)).status).toBe(503);
  await readyAgain();
  const reference = await raiseConcern(who.amara);
  await who.duty.waitForMessage(about(reference));
});

/** The part of the driver's insides that this test breaks. */
interface StuckClient {
  readonly topology: {
    readonly s: {
      readonly servers: Map<string, { readonly monitor: { connection: { socket: { write: () => boolean } } | null } }>;
    };
  };
}
