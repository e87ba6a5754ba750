import { afterAll, beforeAll, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { connectOutsideChat } from '../support/outside-chat.js';
import { PATIENCE_MS, until } from '../support/playground-api.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern } from '../support/raising.js';

let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
let outside: ReturnType<typeof connectOutsideChat>;
beforeAll(async () => {
  product = await startTestProduct();
  who = await whoIsWho(product);
  outside = connectOutsideChat(`${product.origin}/playground`);
});
afterAll(() => product?.stop());

const pagesTo = async (name: string) =>
  (await outside.messages()).filter(({ kind, to }) => kind === 'page' && to === name).length;
const pages = async () => (await outside.messages()).filter(({ kind }) => kind === 'page').length;

async function paged(name: string, times: number): Promise<void> {
  await until(`${times} pages to ${name}`, PATIENCE_MS, async () =>
    (await pagesTo(name)) >= times ? true : undefined,
  );
  expect(await pagesTo(name)).toBe(times);
}

test('an urgent concern pages whoever is asked, each once, in words that say nothing', async () => {
  const reference = await raiseConcern(who.amara, { danger: 'Yes' });
  await who.duty.waitForMessage(about(reference));
  await paged(who.dutyName, 1);
  expect(await pages()).toBe(1);
  await product.slack.skip('16m');
  await paged(who.deputyName, 1);
  const all = JSON.stringify(await outside.messages());
  expect(all).not.toContain(reference);
  expect(all).not.toContain('Amara');
  const card = await who.deputy.waitForMessage(about(reference));
  await who.deputy.press({ in: card, element: 'Acknowledge' });
  // Acknowledged means silence.
  const before = await pages();
  await product.slack.skip('2h');
  expect(await pages()).toBe(before);
});

test('an ordinary one wakes nobody until nobody has answered it', async () => {
  const before = await pages();
  const reference = await raiseConcern(who.amara);
  await who.duty.waitForMessage(about(reference));
  expect(await pages()).toBe(before);
  await product.slack.skip('61m');
  await who.deputy.waitForMessage(about(reference));
  await paged(who.deputyName, 2);
  await who.duty.press({ in: await who.duty.waitForMessage(about(reference)), element: 'Acknowledge' });
});

test('a message that does not come through is followed by a page and an e-mail', async () => {
  const mails = async () => (await outside.messages()).filter(({ kind }) => kind === 'e-mail').length;
  const [before, mailsBefore] = [await pagesTo(who.dutyName), await mails()];
  await product.slack.fault({ method: 'chat.postMessage', kind: 'status', status: 503 });
  const reference = await raiseConcern(who.amara);
  for (let second = 0; second < 40; second += 4) await product.slack.skip('4s');
  await paged(who.dutyName, before + 1);
  expect(await mails()).toBeGreaterThan(mailsBefore);
  await product.slack.clearFaults();
  await product.slack.skip('2m');
  await who.duty.press({ in: await who.duty.waitForMessage(about(reference)), element: 'Acknowledge' });
});
