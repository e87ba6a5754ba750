import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { tellStory } from '../support/playground-story.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

let product: TestProduct;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test('a newcomer sees a concern raised, acknowledged and escalated in the page', async () => {
  const story = tellStory(page);
  await story.open(product.playgroundUrl ?? '');
  const form = await story.fill('No');
  expect(await form.getByText('If someone is in immediate danger, call 999 now.').count()).toBeGreaterThan(0);
  expect(await form.getByLabel('What happened?').inputValue()).toBe('He told me that he is afraid to go home.');
  const first = await story.send();
  const duty = await story.acknowledge(first);

  await story.fill('Yes');
  const second = await story.send();
  await story.whoSees(new RegExp(`New concern ${second}, urgent`));
  await story.skip15Minutes();
  const deputy = await story.whoSees(new RegExp(`${second}, urgent, is now with you`));
  expect(deputy).not.toBe(duty);
});
