import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.js';
import { startMongoProxy } from '../support/mongo-proxy.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { createPublicVisitor } from '../support/public-page.js';

const database = openTestDatabase();
let proxy: Awaited<ReturnType<typeof startMongoProxy>>;
let product: TestProduct;
beforeAll(async () => {
  proxy = await startMongoProxy(database.uri);
  product = await startTestProduct({ mongodbUri: proxy.uri });
});
afterAll(async () => {
  proxy.set({ kind: 'open' });
  await product?.stop();
  proxy.close();
});

test('the public page says "not sent" while the database is out of reach, keeps the words, and takes the same form afterwards', async () => {
  const visitor = createPublicVisitor(product);
  const form = await visitor.open();
  proxy.set({ kind: 'hanging' });
  const { status, html, words } = await visitor.send(form, { whatHappened: 'Words that must survive.' });
  expect(status).toBe(503);
  expect(html).toContain('Your concern was not sent. Nothing has been saved and nobody has been told.');
  expect(html).toContain('If we could not confirm an earlier try, that one may have been sent.');
  expect(words).toContain('call 999 now');
  expect(html).toContain('+44 20 7946 0101');
  expect(html).toContain('Words that must survive.</textarea>');
  expect(html).toContain(`value="${form}"`);
  // The page opens all the same, with the phones.
  expect((await visitor.get('/anonymous')).status).toBe(200);
  expect((await visitor.comeBack('7K3Q M2ZX 94HT C0VB')).html).toContain(
    'If you wrote something, we cannot confirm that it was sent.',
  );
  proxy.set({ kind: 'open' });
  await expect.poll(async () => (await fetch(`${product.origin}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  expect((await visitor.send(form, { whatHappened: 'Words that must survive.' })).html).toContain(
    'We have your concern',
  );
});
