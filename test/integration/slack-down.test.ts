import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
beforeEach(() => product.slack.clearFaults());

test.each(['hang', 'error'] as const)(
  'a press is taken in time, and the person is told whom to ring, when windows %s',
  async (kind) => {
    const reference = await raiseConcern(who.amara, { responsible: 'Not sure' });
    await who.amara.close();
    const card = await who.lead.waitForMessage(about(reference));
    await product.slack.fault({ method: 'views.open', kind });
    expect((await who.lead.press({ in: card, element: 'Read concern' })).kind).toBe('acknowledged');
    const told = await who.lead.waitFor((screen) => screen.ephemerals.length > 0);
    const words = wordsOf(told.ephemerals.at(-1) ?? {});
    expect(words).toContain('The window could not be opened');
    // The number of this concern's route, and not the duty person's.
    expect(words).toContain('ring +44 20 7946 0101. If someone is in immediate danger, call 999 now.');
    expect(words).not.toContain('+44 20 7946 0100');
    expect(words).not.toContain(reference);
    for (const { id } of told.ephemerals) await who.lead.dismiss(id);
  },
);

test('a press in a window is taken in time, and told of in a message with a neutral preview', async () => {
  const reference = await raiseConcern(who.amara);
  await who.amara.close();
  const card = await who.duty.waitForMessage(about(reference));
  await who.duty.press({ in: card, element: 'Read concern' });
  await who.duty.waitForModal((view) => view.callbackId === 'concern.details');
  await product.slack.fault({ method: 'views.update', kind: 'hang' });
  expect((await who.duty.press({ in: 'modal', element: 'Acknowledge' })).kind).toBe('acknowledged');
  const told = await who.duty.waitForMessage(about('Press the button again'));
  expect(told.text).toBe('Safeguard has a message for you.');
  expect(wordsOf(told)).toContain('ring +44 20 7946 0100.');
  // What was pressed was done all the same.
  await who.duty.waitForMessage((message) => message.text.startsWith(`You have had ${reference}`));
  await who.duty.close();
});

test('a shortcut is taken in time, and the person is told that nothing was sent', async () => {
  await product.slack.fault({ method: 'views.open', kind: 'hang' });
  expect((await who.tomasz.shortcut('raise_concern')).kind).toBe('acknowledged');
  const told = await who.tomasz.waitForMessage(about('The form could not be opened'));
  expect(told.text).toBe('Safeguard has a message for you.');
  expect(wordsOf(told)).toContain('call 999 now');
});
