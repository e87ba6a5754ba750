import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestProduct, type TestProduct } from '../support/product.js';

/** What every answer tells a browser, route by route: who may frame it, who opened it, and that nothing of it is kept. */

let product: TestProduct;
beforeAll(async () => {
  product = await startTestProduct();
});
afterAll(() => product?.stop());

const TEAMS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  // Of a playground, which is at our own address.
  "'self'",
].join(' ');
const NOBODY = "'none'";
const TOKEN = 'x'.repeat(43);
const ASSET = readdirSync('dist/tab/assets')[0];

/** Everything but these is framed by nobody, alone in its window, and kept by nobody. */
const SPECIAL: Readonly<Record<string, { frames?: string; opener?: string }>> = {
  '/tab/': { frames: TEAMS },
  '/tab/sign-in': { frames: TEAMS, opener: 'unsafe-none' },
  '/tab/signed-in': { frames: TEAMS, opener: 'unsafe-none' },
  [`/tab/assets/${ASSET}`]: { frames: TEAMS },
  '/tab/no-such-page': { frames: TEAMS },
};

test.each([
  ['GET', '/healthz', 200],
  ['GET', '/readyz', 200],
  ['GET', '/privacy', 200],
  ['GET', '/terms', 200],
  ['GET', '/support', 200],
  ['GET', '/anonymous', 200],
  ['POST', '/anonymous', 415],
  ['GET', '/anonymous/reply', 200],
  ['GET', `/download/${TOKEN}`, 404],
  ['POST', `/download/${TOKEN}`, 404],
  ['GET', '/tab/', 200],
  ['GET', '/tab/sign-in', 404],
  ['GET', '/tab/signed-in', 200],
  ['GET', `/tab/assets/${ASSET}`, 200],
  ['GET', '/tab/no-such-page', 404],
  ['GET', `/tab/enter/${TOKEN}`, 404],
  ['POST', `/tab/enter/${TOKEN}`, 404],
  ['GET', '/api/tab/session', 401],
  ['POST', '/api/tab/session', 401],
  ['DELETE', '/api/tab/session', 204],
  ['GET', '/api/tab/duty-desk', 401],
  ['POST', '/api/tab/press', 401],
  ['GET', '/api/tab/no-such-thing', 404],
  ['POST', '/slack/events', 401],
  ['POST', '/api/messages', 400],
  ['GET', '/', 404],
  ['GET', '/metrics', 404],
  ['GET', '/no-such-page', 404],
])('%s %s', async (method, path, status) => {
  const answer = await fetch(product.origin + path, { method, redirect: 'manual' });
  const { frames = NOBODY, opener = 'same-origin' } = SPECIAL[path] ?? {};
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect({
    status: answer.status,
    frames: /frame-ancestors ([^;]*)/.exec(policy)?.[1],
    // It knows no list of hosts, and says nothing where there is one.
    'x-frame-options': answer.headers.get('x-frame-options'),
    opener: answer.headers.get('cross-origin-opener-policy'),
    cache: answer.headers.get('cache-control'),
    sniff: answer.headers.get('x-content-type-options'),
    referrer: answer.headers.get('referrer-policy'),
    encrypted: answer.headers.get('strict-transport-security'),
    by: answer.headers.get('x-powered-by'),
    tag: answer.headers.get('etag'),
    everybody: answer.headers.get('access-control-allow-origin'),
  }).toEqual({
    status,
    frames,
    'x-frame-options': frames === NOBODY ? 'DENY' : null,
    opener,
    cache: 'no-store',
    sniff: 'nosniff',
    referrer: 'no-referrer',
    encrypted: 'max-age=31536000; includeSubDomains',
    by: null,
    tag: null,
    everybody: null,
  });
  for (const never of ['unsafe-eval', "script-src 'unsafe-inline'", '* '])
    expect(` ${policy}`).not.toContain(` ${never}`);
});
