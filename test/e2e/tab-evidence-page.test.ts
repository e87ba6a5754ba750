import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LARGEST_FILE_BYTES } from '../../src/domain/case/evidence.js';
import { launchBrowser } from '../support/browser.js';
import { aJpeg, aPage, aPdf } from '../support/evidence-files.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { axeFaults, goInTab, openTabByLink, runsOff } from '../support/tab-browser.js';

/** Files with a concern in a real browser: from the form to whoever reads it. */

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

const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

async function fill(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Raise a concern' }).click();
  const form = page.getByRole('dialog');
  const choose = (question: string, answer: string) =>
    form.locator(`[data-question=${question}]`).getByLabel(answer, { exact: true }).check();
  await choose('danger', 'No');
  await choose('atRisk', 'A client');
  await form.locator('[data-question=whatHappened] textarea').fill('She showed me her arm.');
  await choose('responsible', 'Not sure');
}

describe.each([
  ['desktop', { width: 1200, height: 900 }],
  ['phone', { width: 360, height: 740 }],
])('files at the width of a %s', (_name, viewport) => {
  test('go with the form, and are downloaded by whoever reads the concern', async () => {
    const reporter = await openTabByLink(product, browser, 'U01AMARA', viewport);
    await fill(reporter);
    const form = reporter.getByRole('dialog');
    const input = form.getByLabel('Files (optional)');
    await input.setInputFiles([file('letter.pdf', aPdf()), file('arm.jpg', aJpeg('x'.repeat(300_000)))]);
    await form.getByText('letter.pdf (PDF,').waitFor();
    await form.getByText('arm.jpg (JPEG picture, 300 kB)').waitFor();
    await input.setInputFiles(file('page.pdf', aPage()));
    await form.getByText('not a kind of file').waitFor();
    expect(await axeFaults(reporter)).toEqual([]);
    expect(await runsOff(reporter)).toBeLessThanOrEqual(0);
    await input.setInputFiles(file('film.pdf', new Uint8Array(LARGEST_FILE_BYTES + 1)));
    await form.getByText('film.pdf: The file is larger than 10 MB.').waitFor();
    await form.getByRole('button', { name: 'Remove letter.pdf' }).click();
    await expect.poll(() => form.getByText('letter.pdf (').count()).toBe(0);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('It has 1 file with it.').waitFor();
    const reference = /SG-[0-9A-HJKMNP-TV-Z]{6}/.exec(await form.innerText())?.[0] ?? 'none';
    await reporter.context().close();

    const page = await openTabByLink(product, browser, 'U01LEILA', viewport);
    await goInTab(page, 'Duty desk');
    await page.getByRole('button', { name: reference }).click();
    const details = page.getByRole('dialog');
    await details.getByText('arm.jpg (JPEG picture, 300 kB, added by Amara Okafor on').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await details.getByRole('button', { name: 'Download arm.jpg' }).click();
    const link = details.getByRole('link', { name: 'Download the file' });
    await link.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    const [download] = await Promise.all([
      opened.waitForEvent('download'),
      opened.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('arm.jpg');
    await details.getByRole('button', { name: 'Back to the concern' }).click();
    await details.getByText('She showed me her arm.').waitFor();

    await details.getByRole('button', { name: 'Acknowledge' }).click();
    await details.getByLabel('Add files').setInputFiles(file('from the GP.pdf', aPdf('from the GP')));
    await details.getByText('from the GP.pdf (PDF,').waitFor();
    await details.getByText('added by Leila Haddad on').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await runsOff(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
