import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpServer, startHttpServer } from '../../src/http/server.js';
import { createTabFiles } from '../../src/http/tab/tab-files.js';
import { launchBrowser } from '../support/browser.js';

/** A sign-in by hand as Teams on the web has it: in a window that a page of another origin opened. */

/** One of the hosts whom the library of the page answers. */
const TEAMS = 'https://teams.microsoft.com/';

/** Teams' side: opens the window, answers the library in it, and keeps what it says at its end. */
const HOST = `<!doctype html><button>Sign in</button><script>
  window.said = [];
  let popup;
  document.querySelector('button').onclick = () => {
    popup = window.open(new URLSearchParams(location.search).get('at'), 'sign-in', 'width=480,height=640');
  };
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== popup) return;
    window.said.push([data.func, ...(data.args ?? [])]);
    if (data.func !== 'initialize') return;
    const { id, uuidAsString } = data;
    const answer = ['authentication', 'web', '{"apiVersion":2,"supports":{}}', '2.0.0'];
    source.postMessage({ id, uuidAsString, args: answer }, origin);
  });
</script>`;

let product: HttpServer;
let entra: Server;
let browser: Browser;
let page: Page;
/** What the sign-in puts behind the address that it sends people back to. */
let outcome: string;
/** A host that the library does not know. */
let stranger: Server;
const productOrigin = () => `http://127.0.0.1:${product.port}`;

beforeAll(async () => {
  entra = createServer((_request, response) =>
    response.writeHead(302, { location: `${productOrigin()}/tab/signed-in#${outcome}` }).end(),
  );
  await new Promise<void>((resolve) => entra.listen(0, '127.0.0.1', resolve));
  const { port } = entra.address() as AddressInfo;
  stranger = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(HOST));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  product = await startHttpServer({ host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) });
  const signInAt = () => `http://127.0.0.1:${port}/authorize`;
  product.routes.use('/tab', createTabFiles({ framedBy: [], signInAt }));
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.route(`${TEAMS}**`, (route) => route.fulfill({ contentType: 'text/html', body: HOST }));
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
  entra?.close();
  stranger?.close();
});

test.each([
  ['hands its token to the page that opened it', 'id_token=a.b.c', 'authentication.authenticate.success', 'a.b.c'],
  ['says there why it came to nothing', 'error=access_denied', 'authentication.authenticate.failure', 'access_denied'],
])('a window that somebody signed in in %s, and goes', async (_name, answered, func, said) => {
  outcome = answered;
  await page.goto(`${TEAMS}?at=${encodeURIComponent(`${productOrigin()}/tab/sign-in`)}`);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const popup = await opened;
  const complaints: string[] = [];
  popup.on('pageerror', (error) => complaints.push(error.message));
  const heard = () => page.evaluate<unknown[]>('window.said');
  await expect.poll(async () => [...complaints, ...(await heard())], { timeout: 10_000 }).toContainEqual([func, said]);
  await expect.poll(() => popup.isClosed(), { timeout: 5_000 }).toBe(true);
  expect(complaints).toEqual([]);
});

test('a page of anybody else that opens the same window hears nothing of what came of it', async () => {
  outcome = 'id_token=a.b.c';
  const { port } = stranger.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?at=${encodeURIComponent(`${productOrigin()}/tab/sign-in`)}`);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const popup = await opened;
  const heard = () => page.evaluate<[string][]>('window.said');
  await expect.poll(async () => (await heard()).map(([func]) => func), { timeout: 10_000 }).toEqual(['initialize']);
  // Longer than the one whom it is for has to wait.
  await page.waitForTimeout(1_500);
  expect(JSON.stringify(await heard())).not.toContain('a.b.c');
  expect(new URL(popup.url()).hash).toBe('');
  await popup.close();
});

test('every other page is alone in its window', async () => {
  for (const path of ['/tab/', '/tab/assets/none', '/elsewhere']) {
    const { headers } = await fetch(productOrigin() + path);
    expect([path, headers.get('cross-origin-opener-policy')]).toEqual([path, 'same-origin']);
  }
});
