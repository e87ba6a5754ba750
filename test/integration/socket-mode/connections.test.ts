import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../../support/demonstration.js';
import { startTestProduct } from '../../support/product.js';
import { fillForm, raiseConcern, wordsOf } from '../../support/raising.js';
import { CONNECTED, figureOf, type SocketProduct, startSocketProduct } from '../../support/socket-mode.js';

/** Connections come and go, and Slack may be away: people are heard again, or told that they were not. */

const FAILED = (failure: string) => ({ kind: 'failed', failure });

let product: SocketProduct;
beforeAll(async () => {
  product = await startSocketProduct();
});
afterAll(() => product?.stop());
beforeEach(() => product.slack.socket.waitFor(1));
afterEach(async () => {
  await product.slack.clearFaults();
  for (const person of [product.who.amara, product.who.tomasz]) if (await person.modal()) await person.close(true);
});

/** A connection that has lasted is replaced at once; one that was gone at once is not, lest Slack be asked without end. */
const steady = () => wait(3_200);
/** How often the product has asked for an address of a new connection. */
const asked = async () =>
  (await product.slack.calls()).filter(({ method }) => method === 'apps.connections.open').length;
const isReady = async () => (await fetch(`${product.origin}/readyz`)).status === 200;

test('a connection that is cut while a form is open is replaced, and the form is taken', async () => {
  const before = await product.stored();
  await fillForm(product.who.amara);
  await product.slack.socket.drop();
  await product.slack.socket.waitFor(1);
  expect((await product.who.amara.submit()).kind).toBe('acknowledged');
  expect(wordsOf((await product.who.amara.modal()) ?? {})).toContain('We have your concern');
  expect(await product.stored()).toBe(before + 1);
});

test('an answer that is cut off is told to the person, and sending the form again is the same concern', async () => {
  const before = await product.stored();
  await fillForm(product.who.amara);
  const sent = product.who.amara.submit();
  await expect.poll(() => product.stored(), { interval: 1 }).toBe(before + 1);
  await product.slack.socket.drop();
  const outcome = await sent;
  await product.slack.socket.waitFor(1);
  if (outcome.kind === 'failed') {
    expect((await product.who.amara.modal())?.trouble).toBe('We had some trouble connecting. Try again?');
    expect((await product.who.amara.submit()).kind).toBe('acknowledged');
  }
  expect(wordsOf((await product.who.amara.modal()) ?? {})).toContain('We have your concern');
  expect(await product.stored()).toBe(before + 1);
});

test('a command whose connection is cut before its answer fails for the person, and for nobody else', async () => {
  await product.slack.fault({ method: 'views.open', kind: 'slow', delayMs: 800, times: 1 });
  const command = product.who.tomasz.command('/safeguard');
  await wait(300);
  await product.slack.socket.drop();
  expect(await command).toEqual(FAILED('operation_timeout'));
  const { notices } = await product.who.tomasz.screen();
  expect(notices.at(-1)?.text).toBe('/safeguard failed with the error "operation_timeout"');
  expect(product.logged()).toContain('an answer was lost: its connection has ended');
  expect(await raiseConcern(product.who.amara)).toMatch(/^SG-/);
});

describe.each(['warning', 'refresh_requested'] as const)('Slack asks for another connection (%s)', (reason) => {
  test('nobody fails to be heard meanwhile, and what came over the old one is answered over it', async () => {
    await steady();
    await product.slack.fault({ method: 'views.open', kind: 'slow', delayMs: 1_000, times: 1 });
    const slow = product.who.tomasz.command('/safeguard');
    await wait(200);
    await product.slack.socket.leave({ reason, closeAfterMs: 2_500 });
    const outcomes = [];
    await product.slack.socket.waitFor(1, 1_500);
    for (const until = Date.now() + 3_000; Date.now() < until; await wait(100)) {
      outcomes.push((await product.who.amara.command('/safeguard', 'help')).kind);
    }
    expect((await slow).kind).toBe('acknowledged');
    expect(new Set(outcomes)).toEqual(new Set(['acknowledged']));
  });
});

test('a connection that has died without a word is noticed, and replaced', async () => {
  await product.slack.socket.freeze();
  await expect.poll(() => product.figure(CONNECTED), { timeout: 30_000 }).toBe(0);
  await expect.poll(() => product.figure(CONNECTED), { timeout: 30_000 }).toBe(1);
  // Until Slack has noticed as well, it sends to either.
  await product.slack.socket.waitFor(1);
  expect(await raiseConcern(product.who.amara)).toMatch(/^SG-/);
});

test.each(['status', 'reset', 'hang'] as const)(
  'Slack is away (%s), and back: people are told, then heard',
  async (kind) => {
    await steady();
    const before = await asked();
    await product.slack.fault({ method: 'apps.connections.open', kind, status: 503 });
    await product.slack.socket.drop();
    await expect.poll(asked).toBeGreaterThan(before);
    expect(await product.figure(CONNECTED)).toBe(0);
    expect(await product.who.amara.command('/safeguard')).toEqual(FAILED('dispatch_failed'));
    const { notices } = await product.who.amara.screen();
    expect(notices.at(-1)?.text).toBe('/safeguard failed with the error "dispatch_failed"');
    expect(await isReady()).toBe(true);
    await product.slack.clearFaults();
    await product.slack.socket.waitFor(1);
    expect(await product.figure(CONNECTED)).toBe(1);
    expect(await raiseConcern(product.who.amara)).toMatch(/^SG-/);
  },
);

test('Slack asks us to wait, and we do', async () => {
  await steady();
  await product.slack.fault({ method: 'apps.connections.open', kind: 'rate-limited', retryAfterSeconds: 4, times: 1 });
  const before = await asked();
  await product.slack.socket.drop();
  await expect.poll(asked).toBe(before + 1);
  const refusedAt = Date.now();
  await expect.poll(asked, { interval: 50 }).toBe(before + 2);
  expect(Date.now() - refusedAt).toBeGreaterThan(3_000);
});

test('the start does not wait for Slack, and a concern could be taken by other ways', async () => {
  const alone = await startTestProduct({
    organisation: WITHOUT_DATES,
    environment: {
      PLAYGROUND: 'off',
      HOST: '127.0.0.1',
      SLACK_APP_TOKEN: 'xapp-for-tests',
      SLACK_BOT_TOKEN: 'xoxb-for-tests',
      // Nothing listens there.
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    },
  });
  try {
    expect((await fetch(`${alone.origin}/readyz`)).status).toBe(200);
    expect(await figureOf(alone.metricsPort, CONNECTED)).toBe(0);
    await expect.poll(() => alone.logged().split('no connection to Slack could be opened').length).toBeGreaterThan(2);
    expect(alone.logged()).not.toContain('xapp-');
  } finally {
    await alone.stop();
  }
});

test('over HTTP there is no such figure, and no such address over Socket Mode', async () => {
  const overHttp = await startTestProduct();
  const status = async (origin: string) => (await fetch(`${origin}/slack/events`, { method: 'POST' })).status;
  expect(await figureOf(overHttp.metricsPort, CONNECTED)).toBeUndefined();
  expect(await status(overHttp.origin)).toBe(401);
  expect(await status(product.origin)).toBe(404);
  await overHttp.stop();
});
