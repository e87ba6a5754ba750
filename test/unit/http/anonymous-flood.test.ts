import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnonymousPage } from '../../../src/http/anonymous/routes.js';
import { type HttpServer, startHttpServer } from '../../../src/http/server.js';
import { anOrganisation } from '../../support/builders.js';
import { createPublicVisitor } from '../../support/public-page.js';

/** The public page over HTTP, in front of a store that answers nobody until it is told to. */

const log = pino({ level: 'silent' });
let server: HttpServer;
let origin: string;
let answerAll: () => void;
const answering = new Promise<void>((resolve) => {
  answerAll = resolve;
});
beforeAll(async () => {
  server = await startHttpServer({ host: '127.0.0.1', port: 0, log });
  origin = `http://127.0.0.1:${server.port}`;
  server.routes.use(
    createAnonymousPage({
      raiseAnonymously: async () => {
        await answering;
        return { kind: 'not-sent' };
      },
      replyByCode: { open: async () => undefined, say: async () => ({ kind: 'not-found' }) },
      forms: { open: () => 'a-form', codeOf: () => undefined },
      organisation: { current: async () => anOrganisation({ anonymousPage: true }) },
      random: { token: () => 'token' },
      isLive: () => true,
      deliverSoon: () => {},
      log,
    }),
  );
});
afterAll(() => server?.close());

const BUSY = 'More is being sent here at this moment than we can take.';

test('a flood that would fill the memory is sent away with its words, and whoever left makes room', async () => {
  const visitor = createPublicVisitor({ origin });
  const words = { whatHappened: 'Words of somebody.', pad: 'x'.repeat(250_000) };
  const leaving = new AbortController();
  const typed = { form: 'a-form', danger: 'no', atRisk: 'client', responsible: 'no', ...words };
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const body = String(new URLSearchParams(typed));
  const sent = { method: 'POST', body, headers, signal: leaving.signal };
  let refused = 0;
  const flood = Array.from({ length: 270 }, () =>
    fetch(`${origin}/anonymous`, sent).then(
      () => {
        refused += 1;
      },
      () => undefined,
    ),
  );
  await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(0);
  const { status, html } = await visitor.send('a-form', words);
  expect(status).toBe(503);
  expect(html).toContain(`${BUSY} Your concern was not sent.`);
  expect(html).toContain('In a moment, pressing Send again works.');
  expect(html).toContain('Words of somebody.</textarea>');
  expect(html).toContain('value="a-form"');
  expect(html.indexOf('tel:999')).toBeLessThan(html.indexOf(BUSY));
  const reply = await visitor.comeBack('7K3Q M2ZX 94HT C0VB', { pad: words.pad });
  expect([reply.status, reply.words.includes(`What you wrote was not sent. ${BUSY}`)]).toEqual([503, true]);

  leaving.abort();
  await Promise.all(flood);
  // Until the closed connections have arrived as such it may be sent away; then it waits like everybody.
  let waiting = visitor.send('a-form', words);
  await expect
    .poll(
      async () => {
        if ((await Promise.race([waiting, delay(500)])) === undefined) return 'waits';
        waiting = visitor.send('a-form', words);
        return 'sent away';
      },
      { timeout: 20_000 },
    )
    .toBe('waits');
  answerAll();
  expect((await waiting).html).not.toContain(BUSY);
});
