import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationToldInTeams, whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern, wordsOf } from '../support/raising.js';
import { buttonsOf } from '../support/teams-tenant.js';

let product: TestProduct;
beforeAll(async () => {
  product = await startTestProduct({
    organisation: await demonstrationToldInTeams('priya', 'sam'),
  });
});
afterAll(() => product?.stop());

const seen = (value: unknown) => JSON.stringify(value);

/** The letter to whoever comes on duty may name the concern too: it has another button. */
const offers = (card: Parameters<typeof buttonsOf>[0], label: string, reference: string): boolean =>
  buttonsOf(card).includes(label) && seen(card).includes(reference);

async function versionOf(reference: string): Promise<unknown> {
  const mongo = new MongoClient(product.mongodbUri);
  const concern = await mongo.db().collection('concerns').findOne({ reference });
  await mongo.close();
  return concern?.version;
}

test('a copy that nobody knows of has buttons that work, and one effect with the message that is known', async () => {
  const who = await whoIsWho(product);
  const duty = await product.teams.named(who.dutyName);
  await duty.install();
  // Teams takes each message, and its answer is lost: three times, then it is the other platform's turn.
  await product.teams.fault({ method: 'replyToActivity', kind: 'reset', afterwards: true });
  const reference = await raiseConcern(who.tomasz);
  await who.duty.waitForMessage(about(`New concern ${reference}`));
  const copies = (await duty.messages()).filter(({ cards }) => offers(cards[0], 'Acknowledge', reference));
  expect(copies).toHaveLength(3);
  const [first, second] = copies;
  if (!first || !second) return expect.unreachable();
  await product.teams.clearFaults();

  expect(await duty.press(first, 'concern.acknowledge')).toEqual({ kind: 'acknowledged' });
  await duty.waitForMessage(({ id, cards }) => id === first.id && seen(cards).includes(`You have had ${reference}`));
  await who.duty.waitForMessage((message) => wordsOf(message).includes(`You have had ${reference}`));
  await who.tomasz.waitForMessage(about(`has had your concern, ${reference}`));

  const taken = await versionOf(reference);
  expect(taken).toBeGreaterThan(0);

  // The other copy still offers what is no longer to be done, and judges it when it is pressed.
  expect(await duty.press(second, 'concern.decline')).toEqual({ kind: 'acknowledged' });
  expect(await duty.press(second, 'concern.acknowledge')).toEqual({ kind: 'acknowledged' });
  await product.slack.skip('1m');
  await duty.waitForMessage(({ id, cards }) => id === second.id && seen(cards).includes(`You have had ${reference}`));
  expect(await versionOf(reference)).toBe(taken);
  const told = (await who.tomasz.messages()).filter(about(`has had your concern, ${reference}`));
  expect(told).toHaveLength(1);
  expect((await who.deputy.messages()).filter(about(reference))).toEqual([]);
});
