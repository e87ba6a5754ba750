import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern, wordsOf } from '../support/raising.js';

let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
beforeAll(async () => {
  product = await startTestProduct();
  who = await whoIsWho(product);
});
afterAll(() => product?.stop());
afterEach(() => product.slack.clearFaults());

const posts = async (method = 'chat.postMessage') =>
  (await product.slack.calls()).filter((call) => call.kind === 'web-api' && call.method === method);

/** Moves the product's clock on, so that nobody waits out the pauses between attempts. */
async function whileTimePasses(arrived: Promise<unknown>): Promise<void> {
  let waiting = true;
  const ended = arrived.finally(() => {
    waiting = false;
  });
  while (waiting) {
    await product.slack.skip('2s');
    await Promise.race([ended, wait(100)]);
  }
  await ended;
}

test.each([
  ['an error of the server', { kind: 'status', status: 500 }],
  ['a broken connection', { kind: 'reset' }],
  ['an answer that says no', { kind: 'error', error: 'internal_error' }],
  ['a refusal of our token, which an operator can mend', { kind: 'error', error: 'token_expired' }],
] as const)('tries again after %s', async (_name, fault) => {
  await product.slack.fault({ method: 'chat.postMessage', times: 3, ...fault });
  const reference = await raiseConcern(who.amara);
  const arrived = Promise.all([who.duty, who.amara].map((person) => person.waitForMessage(about(reference))));
  await whileTimePasses(arrived);
});

test('waits as long as Slack asks', async () => {
  await product.slack.fault({ method: 'chat.postMessage', kind: 'rate-limited', times: 2, retryAfterSeconds: 4 });
  const reference = await raiseConcern(who.amara);
  const startedAt = Date.now();
  await who.duty.waitForMessage(about(reference));
  expect(Date.now() - startedAt).toBeGreaterThan(3_000);
});

test('loses nothing while Slack is down for an hour, and escalates meanwhile', async () => {
  const before = (await posts()).length;
  await product.slack.fault({ method: 'chat.postMessage', kind: 'status', status: 503 });
  const reference = await raiseConcern(who.amara, { danger: 'Yes' });
  for (let minute = 0; minute < 60; minute += 10) await product.slack.skip('10m');
  expect((await posts()).length).toBeGreaterThan(before);
  // What is on their screen since they came on duty may list it; a message about it there is none.
  expect((await who.duty.messages()).filter(({ text }) => text.includes(reference))).toEqual([]);
  await product.slack.clearFaults();
  await product.slack.skip('1m');
  for (const person of [who.duty, who.deputy, who.lead, who.manager]) await person.waitForMessage(about(reference));
  const cards = (await who.deputy.messages()).filter(about(reference));
  expect(cards.some((card) => wordsOf(card).includes('concern.acknowledge'))).toBe(true);
});

test('brings one message to each after an outage of many rounds, not one for each round', async () => {
  await product.slack.fault({ method: 'chat.postMessage', kind: 'status', status: 503 });
  const reference = await raiseConcern(who.amara, { danger: 'Yes' });
  for (let round = 0; round < 6; round += 1) await product.slack.skip('16m');
  await product.slack.clearFaults();
  await product.slack.skip('2m');
  await who.lead.waitForMessage(about(reference));
  await who.duty.waitForMessage(about(reference));
  for (const person of [who.duty, who.deputy, who.lead, who.manager]) {
    expect((await person.messages()).filter(about(reference)).length).toBeLessThanOrEqual(1);
  }
});

test('drops what was queued once somebody has the concern', async () => {
  const reference = await raiseConcern(who.amara, { danger: 'Yes' });
  const card = await who.duty.waitForMessage(about(reference));
  await product.slack.fault({ method: 'chat.postMessage', kind: 'status', status: 503 });
  await product.slack.skip('16m');
  await who.duty.press({ in: card, element: 'Acknowledge' });
  await product.slack.clearFaults();
  await product.slack.skip('2m');
  await who.amara.waitForMessage((message) => wordsOf(message).includes(`took ${reference}`));
  expect((await who.deputy.messages()).filter(about(reference))).toEqual([]);
});

test('records a message that was changed while it was on its way', async () => {
  await product.slack.fault({ method: 'chat.postMessage', kind: 'slow', delayMs: 1_200, times: 2 });
  const reference = await raiseConcern(who.amara);
  const card = await who.duty.waitForMessage(about(reference));
  await who.duty.press({ in: card, element: 'Acknowledge' });
  await who.duty.waitForMessage(
    (message) => message.ts === card.ts && message.text.startsWith(`You have had ${reference}`),
  );
});

test('leaves one message to each after many rounds, the newest', async () => {
  const reference = await raiseConcern(who.amara, { danger: 'Yes' });
  await who.duty.waitForMessage(about(reference));
  for (let round = 0; round < 5; round += 1) {
    const newest = (await who.duty.messages()).filter(about(reference)).at(-1)?.ts;
    await product.slack.skip('16m');
    if (round > 1) await who.duty.waitForMessage((message) => about(reference)(message) && message.ts !== newest);
  }
  await who.duty.waitFor(({ dms }) => dms.filter(about(reference)).length === 1);
  const [card] = (await who.duty.messages()).filter(about(reference));
  expect(card?.text).toContain('still needs somebody');
  // The receipt, and that nobody has it yet.
  await who.amara.waitFor(({ dms }) => dms.filter(about(reference)).length === 2);
});

test('says that there is a newer message where the workspace forbids to delete the older', async () => {
  await product.slack.fault({ method: 'chat.delete', kind: 'error', error: 'compliance_exports_prevent_deletion' });
  const reference = await raiseConcern(who.amara, { danger: 'Yes' });
  const card = await who.duty.waitForMessage(about(reference));
  for (let round = 0; round < 4; round += 1) await product.slack.skip('16m');
  const newer = `There is a newer message about ${reference} below.`;
  const old = await who.duty.waitForMessage(({ ts, text }) => ts === card.ts && text === newer);
  expect(wordsOf(old)).not.toContain('concern.acknowledge');
  const toReporter = await who.amara.waitForMessage(about(newer));
  expect(toReporter.text).toBe('Safeguard has a message for you.');
  expect(JSON.stringify(toReporter.blocks[0])).not.toContain(reference);
});
