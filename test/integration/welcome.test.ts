import { afterAll, beforeAll, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern, wordsOf } from '../support/raising.js';

let product: TestProduct;
beforeAll(async () => {
  product = await startTestProduct();
});
afterAll(() => product?.stop());

const welcomes = async (person: { messages(): Promise<readonly Parameters<typeof wordsOf>[0][]> }) =>
  (await person.messages()).filter((message) => wordsOf(message).includes('is how you raise a safeguarding concern'));

test('somebody is greeted once, in five lines that name who is on duty and 999, behind a neutral preview', async () => {
  const tomasz = product.slack.person('U01TOMASZ');
  await tomasz.openHome();
  const greeting = await tomasz.waitForMessage((message) => wordsOf(message).includes('is how you raise'));
  const { dutyName } = await whoIsWho(product);
  expect(greeting.text).toBe('Safeguard has a message for you.');
  expect(greeting.blocks).toHaveLength(6);
  expect(wordsOf(greeting)).toContain(`the person on duty, ${dutyName} now`);
  expect(wordsOf(greeting)).toContain('If someone is in immediate danger, call 999 now.');
  await tomasz.openHome();
  await tomasz.command('/safeguard', 'help');
  await tomasz.openHome();
  expect(await welcomes(tomasz)).toHaveLength(1);
});

test('somebody whose first contact is a message that asks something of them is greeted when they answer it', async () => {
  const { duty } = await whoIsWho(product);
  const asking = await duty.waitForMessage((message) => message.text.startsWith('You have been on duty'));
  expect(await welcomes(duty)).toEqual([]);
  await duty.press({ in: asking, element: 'Accept' });
  await duty.waitForMessage((message) => wordsOf(message).includes('is how you raise'));
  await duty.openHome();
  expect(await welcomes(duty)).toHaveLength(1);
});

test('nobody is disturbed while they raise a concern for the first time', async () => {
  const amara = product.slack.person('U01GRACE');
  await raiseConcern(amara);
  expect(await welcomes(amara)).toEqual([]);
  await amara.command('/safeguard', 'mine');
  await amara.waitForMessage((message) => wordsOf(message).includes('is how you raise'));
});

test('Slack is told of every message to show nothing of what stands behind a link', async () => {
  const sent = (await product.slack.calls()).filter(({ method }) => method === 'chat.postMessage');
  expect(sent.length).toBeGreaterThan(3);
  // As Slack's client writes them into a form.
  const flags = sent.map(({ args }) => args as { unfurl_links?: unknown; unfurl_media?: unknown });
  expect(new Set(flags.flatMap((each) => [String(each.unfurl_links), String(each.unfurl_media)]))).toEqual(
    new Set(['false']),
  );
});
