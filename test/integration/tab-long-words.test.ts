import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { createTabVisitor } from '../support/tab-visitor.js';

/** Words of the reporter's form that are more than fit, as the page sends them. */

const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const LONG = `${'x'.repeat(5_000)} THE ENDING`;

let product: TestProduct;
let ask: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Answer }>;
beforeAll(async () => {
  product = await startTestProduct();
  ({ ask } = await createTabVisitor(product).inTeams(AMARA));
});
afterAll(() => product?.stop());

interface Answer {
  readonly draftId: string;
  readonly form: { readonly parts: readonly { readonly id: string; readonly answer?: string }[] };
  readonly problems: Readonly<Record<string, string>>;
  readonly kind: string;
}

const answerTo = ({ form }: Answer, question: string) => form.parts.find(({ id }) => id === question)?.answer;

async function keptLong() {
  const once = crypto.randomUUID();
  const { body: opened } = await ask('POST', '/report/open', { once });
  const typed = { danger: 'no', atRisk: 'client', whatHappened: LONG };
  const kept = await ask('POST', '/report', { ...of(opened, typed), go: 'keep' });
  return { once, opened, typed, kept };
}

const of = ({ draftId }: Answer, typed: object) => ({ draftId, typed, stood: Object.keys(typed) });

test('are kept whole, with every other answer, and are there when the form is opened again', async () => {
  const { once, kept } = await keptLong();
  expect(kept.status).toBe(200);
  expect(kept.body.problems).toEqual({
    whatHappened: 'At most 3,000 characters fit here. Your concern has not been sent yet.',
  });
  const { body: again } = await ask('POST', '/report/open', { once });
  expect(answerTo(again, 'whatHappened')).toBe(LONG);
  expect(answerTo(again, 'danger')).toBe('no');
});

test('are not sent, and what else is missing is said with it', async () => {
  const { once, opened, typed } = await keptLong();
  const { body: refused } = await ask('POST', '/report', {
    ...of(opened, { ...typed, responsible: '' }),
    go: 'send',
  });
  expect(refused.problems).toEqual({
    whatHappened: 'At most 3,000 characters fit here. Your concern has not been sent yet.',
    responsible: 'Please answer this. Your concern has not been sent yet.',
  });
  const { body: again } = await ask('POST', '/report/open', { once });
  expect(answerTo(again, 'whatHappened')).toBe(LONG);
});

test('give way to what fits', async () => {
  const { once, opened, typed } = await keptLong();
  const shorter = { ...typed, whatHappened: 'They told me.', responsible: 'no' };
  expect((await ask('POST', '/report', { ...of(opened, shorter), go: 'keep' })).body.problems).toEqual({});
  const { body: again } = await ask('POST', '/report/open', { once });
  expect(answerTo(again, 'whatHappened')).toBe('They told me.');
  const sent = await ask('POST', '/report', { ...of(opened, shorter), go: 'send' });
  expect(sent.body.kind).toBe('window');
});
