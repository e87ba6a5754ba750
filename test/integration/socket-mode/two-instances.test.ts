import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestProduct } from '../../support/product.js';
import { about, wordsOf } from '../../support/raising.js';
import { CONNECTED, type SocketProduct, startSocketProduct } from '../../support/socket-mode.js';

/** Two instances share a database, and Slack sends each envelope to one of them. */

let product: SocketProduct;
let other: TestProduct;
beforeAll(async () => {
  product = await startSocketProduct();
  other = await product.startAnother();
  await product.slack.socket.waitFor(2);
});
afterAll(async () => {
  await other?.stop();
  await product?.stop();
});
afterEach(async () => {
  for (const person of [product.who.amara, product.who.tomasz]) if (await person.modal()) await person.close(true);
});

/** At a person's pace: the next answer is given to the form as the last one has left it, whichever instance drew it. */
async function raise(): Promise<string> {
  const { amara } = product.who;
  await amara.command('/safeguard');
  await amara.waitForModal();
  await amara.change('whatHappened', 'They told me something that worries me.');
  for (const [question, answer] of [
    ['danger', 'No'],
    ['atRisk', 'A client'],
    ['responsible', 'No'],
  ] as const) {
    const hash = (await amara.modal())?.hash;
    await amara.change(question, answer);
    await amara.waitForModal((view) => view.hash !== hash);
  }
  expect((await amara.submit()).kind).toBe('acknowledged');
  const reference = /SG-[0-9A-Z]{6}/.exec(wordsOf((await amara.modal()) ?? {}))?.[0];
  return reference ?? expect.unreachable('the receipt names no reference');
}

test('take each envelope once, whichever of them it comes to', async () => {
  const before = await product.stored();
  const references = [];
  for (let each = 0; each < 4; each += 1) {
    references.push(await raise());
    await product.who.amara.close(true);
  }
  expect(new Set(references).size).toBe(4);
  expect(await product.stored()).toBe(before + 4);
  for (const reference of references) {
    const card = await product.who.duty.waitForMessage(about(reference));
    await product.who.duty.press({ in: card, element: 'Acknowledge' });
    await product.who.amara.waitForMessage(about(`took ${reference}`));
    expect((await product.who.duty.messages()).filter(about(reference))).toHaveLength(1);
  }
});

test('a copy that comes to the other one has no second effect', async () => {
  const before = await product.stored();
  // Envelopes go to each in turn, so that the copy is the other's.
  const reference = await raise();
  expect(await product.slack.socket.again()).toMatchObject({ ok: true, body: expect.stringContaining(reference) });
  expect(await product.stored()).toBe(before + 1);
  const card = await product.who.duty.waitForMessage(about(reference));
  await product.who.duty.press({ in: card, element: 'Acknowledge' });
  await product.who.amara.waitForMessage(about(`took ${reference}`));
  expect((await product.slack.socket.again()).ok).toBe(true);
  expect((await product.who.amara.messages()).filter(about(`took ${reference}`))).toHaveLength(1);
  expect((await product.who.duty.messages()).filter(about(reference))).toHaveLength(1);
});

test('one that stops answers what it has taken, and takes no more', async () => {
  await product.slack.fault({ method: 'views.open', kind: 'slow', delayMs: 700, times: 2 });
  const commands = [product.who.amara, product.who.tomasz].map((person) => person.command('/safeguard'));
  await wait(200);
  await other.stop();
  expect((await Promise.all(commands)).map(({ kind }) => kind)).toEqual(['acknowledged', 'acknowledged']);
  await product.slack.socket.waitFor(1);
  expect(await product.figure(CONNECTED)).toBe(1);
});
