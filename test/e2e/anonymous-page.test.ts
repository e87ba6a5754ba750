import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

/** The public page in a real browser, as a client or a relative meets it. */

let product: TestProduct;
let browser: Browser;
beforeAll(async () => {
  product = await startTestProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Way {
  readonly name: string;
  readonly width: number;
  readonly javaScriptEnabled: boolean;
  readonly colorScheme: 'light' | 'dark';
}

const WAYS: readonly Way[] = [
  { name: 'on a phone without scripts', width: 390, javaScriptEnabled: false, colorScheme: 'light' },
  { name: 'on a phone at night', width: 390, javaScriptEnabled: true, colorScheme: 'dark' },
  { name: 'on a desktop', width: 1280, javaScriptEnabled: true, colorScheme: 'light' },
];

/** What axe finds, and what does not fit. It needs scripts: without them the same page is looked at by the other ways. */
async function faults(page: Page, { javaScriptEnabled, width }: Way): Promise<string[]> {
  if (!javaScriptEnabled) return [];
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`)),
    ...(wide > width ? [`the page is ${wide} wide`] : []),
  ];
}

describe.each(WAYS)('$name', (way) => {
  let page: Page;
  const requested: string[] = [];
  beforeAll(async () => {
    const { width, javaScriptEnabled, colorScheme } = way;
    const context = await browser.newContext({
      javaScriptEnabled,
      colorScheme,
      viewport: { width, height: 800 },
    });
    page = await context.newPage();
    page.on('request', (request) => requested.push(new URL(request.url()).origin));
  });

  const group = (words: string) => page.getByRole('group', { name: words });
  const send = () => page.getByRole('button', { name: 'Send', exact: true }).click();

  test('somebody raises a concern, writes the code down and comes back with it', async () => {
    await page.goto(`${product.origin}/anonymous`);
    expect(await faults(page, way)).toEqual([]);
    await send();
    await page.getByRole('alert').getByText('Your concern has not been sent yet.').waitFor();
    await page.getByText('Please answer this.').first().waitFor();
    expect(await faults(page, way)).toEqual([]);

    // By the keyboard: the first link of what is missing leads to its question.
    await page.getByRole('alert').getByRole('link', { name: 'Is anyone in immediate danger?' }).click();
    await group('immediate danger').getByLabel('No', { exact: true }).check();
    await group('Who is at risk?').getByLabel('A client').check();
    await group('works or volunteers').getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('Their name, or what you know of it').fill('"><script>document.title="ran"</script>');
    await page.getByText('Add more detail, if you can').click();
    await page.getByLabel('When did it happen?').fill('On Monday');
    await send();
    // What was given stays, folded out where it stands there.
    expect(await page.getByLabel('When did it happen?').inputValue()).toBe('On Monday');
    expect(await page.getByLabel('Their name, or what').inputValue()).toContain('<script>');
    expect(await page.title()).not.toBe('ran');
    await page.getByLabel('What happened?').fill('<img src=x onerror=alert(1)> He shouted.');
    await send();
    await page.getByRole('heading', { name: 'We have your concern' }).waitFor();
    expect(await faults(page, way)).toEqual([]);
    const code = (await page.locator('.code').textContent()) ?? '';
    expect(page.url()).not.toContain(code.slice(0, 4));

    await page.getByRole('link', { name: 'Come back with a reply code' }).click();
    expect(await faults(page, way)).toEqual([]);
    await page.getByLabel('Your reply code').fill('0000');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText("can't find anything for that code").first().waitFor();
    await page.getByLabel('Your reply code').fill(code);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('nobody has taken it on yet').waitFor();
    expect(await faults(page, way)).toEqual([]);
    await page.getByLabel('What would you like to add?').fill('There is more.');
    await send();
    await page.getByText('Thank you. We have what you wrote.').waitFor();
    expect(await page.content()).not.toContain('There is more.');
    expect(new Set(requested)).toEqual(new Set([product.origin]));
    expect(await page.context().cookies()).toEqual([]);
  });

  test('nothing that is pasted is cut off: too much comes back whole, and is said to be too long', async () => {
    await page.goto(`${product.origin}/anonymous`);
    await page.getByLabel('What happened?').focus();
    await page.keyboard.insertText(`${'x'.repeat(2_990)} and THE ENDING`);
    await send();
    await page.getByText('At most 3,000 characters fit here.').first().waitFor();
    expect(await page.getByLabel('What happened?').inputValue()).toContain('and THE ENDING');
    expect(await faults(page, way)).toEqual([]);
  });

  test('each number is large enough to touch', async () => {
    await page.goto(`${product.origin}/anonymous`);
    const numbers = await page.locator('a[href^="tel:"]').all();
    expect(numbers.length).toBeGreaterThan(3);
    for (const number of numbers) {
      const { width = 0, height = 0 } = (await number.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      expect(height).toBeGreaterThanOrEqual(44);
    }
  });

  test('a way out is the first thing that the keyboard reaches', async () => {
    await page.goto(`${product.origin}/anonymous`);
    await page.keyboard.press('Tab');
    const exit = page.locator(':focus');
    expect(await exit.textContent()).toBe('Leave this page now');
    expect(await exit.getAttribute('rel')).toContain('noreferrer');
  });
});
