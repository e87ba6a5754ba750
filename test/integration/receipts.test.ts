import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern, wordsOf } from '../support/raising.js';

let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
beforeAll(async () => {
  product = await startTestProduct();
});
afterAll(() => product?.stop());
beforeEach(async () => {
  who = await whoIsWho(product);
});

const RECEIPT = 'We have your concern';
const receiptOf = (reference: string, words: string) =>
  who.amara.waitForMessage((message) => about(`${RECEIPT}, ${reference}`)(message) && about(words)(message));
const messagesAbout = async (reference: string) => (await who.amara.messages()).filter(about(reference));

test('the receipt follows a concern that somebody cannot take, in the same message', async () => {
  const reference = await raiseConcern(who.amara);
  const receipt = await receiptOf(reference, `It has gone to ${who.dutyName}`);
  const hearBy = /If you have not heard by [^,]+/.exec(wordsOf(receipt))?.[0] ?? 'none';
  const card = await who.duty.waitForMessage(about(reference));
  await who.duty.press({ in: card, element: 'concern.more', item: "I can't take this" });
  const passedOn = await receiptOf(reference, `${who.dutyName} can't take it, so ${who.deputyName} was asked.`);
  expect(passedOn.ts).toBe(receipt.ts);
  expect(wordsOf(passedOn)).toContain(hearBy);
  expect(await messagesAbout(reference)).toHaveLength(1);
});

test('the receipt says who was asked too when a clock has run out, and then whom to ring', async () => {
  const reference = await raiseConcern(who.amara);
  const receipt = await receiptOf(reference, `It has gone to ${who.dutyName}`);
  await product.slack.skip('61m');
  const late = await receiptOf(reference, `Nobody has acknowledged it yet, so ${who.deputyName} was asked too.`);
  expect(late.ts).toBe(receipt.ts);
  expect(wordsOf(late)).toContain(`It has gone to ${who.dutyName}, who was on duty when it came.`);
  expect(wordsOf(late)).toContain('Ring +44 20 7946 0100 now.');
});

test('the receipt of a concern about somebody here goes on naming the lead, at every step', async () => {
  const reference = await raiseConcern(who.amara, { responsible: 'Not sure', danger: 'Yes' });
  await receiptOf(reference, 'It has gone to Leila');
  await product.slack.skip('16m');
  await receiptOf(reference, 'so Fiona');
  await product.slack.skip('16m');
  const late = await receiptOf(reference, 'were asked too.');
  expect(wordsOf(late)).toContain('It has gone to Leila');
  expect(wordsOf(late)).not.toContain('on duty');
  for (const name of [who.dutyName, who.deputyName]) expect(wordsOf(late)).toContain(name);
});

test('the home tab follows without being opened: received, nobody yet, with a person', async () => {
  const reference = await raiseConcern(who.tomasz, { danger: 'Yes' });
  await who.tomasz.waitForHome(about(`${reference}: received`));
  const card = await who.duty.waitForMessage(about(reference));
  await product.slack.skip('16m');
  await product.slack.skip('16m');
  await who.tomasz.waitForHome(about(`${reference}: nobody has it yet, please ring`));
  await who.duty.press({ in: card, element: 'Acknowledge' });
  await who.tomasz.waitForHome(about(`${reference}: with a person`));
});

test('a home tab that Slack does not take holds up no message, and is right when it is opened next', async () => {
  const reference = await raiseConcern(who.tomasz);
  await who.tomasz.waitForHome(about(`${reference}: received`));
  const card = await who.duty.waitForMessage(about(reference));
  await product.slack.fault({ method: 'views.publish', kind: 'status', status: 503 });
  await who.duty.press({ in: card, element: 'Acknowledge' });
  await who.tomasz.waitForMessage(about(`took ${reference}`));
  await product.slack.clearFaults();
  await who.tomasz.openHome();
  await who.tomasz.waitForHome(about(`${reference}: with a person`));
});
