import { createHmac, randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WakeCall } from '../../src/application/delivery/delivery-ports.js';
import { DeliveryError } from '../../src/application/errors.js';
import type { Person } from '../../src/domain/person.js';
import { createPagerWaker } from '../../src/platforms/pager/messenger.js';
import { aPerson, PRIYA, RECEIVED } from '../support/builders.js';
import { type Receiver, startReceiver, status } from '../support/http-receiver.js';
import { leaked } from '../support/sentinels.js';

const SECRET = 'a-secret-of-the-pager';
const ROUTING_KEY = '0123456789abcdef0123456789abcdef';
const WORDS = 'Safeguard needs the person on duty. Open Slack or Teams.';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const pager = (path = '/page', timeoutMs = 5_000) =>
  createPagerWaker({ url: `${receiver.origin}${path}`, secret: SECRET, timeoutMs });

const aCall = (overrides: Partial<WakeCall> = {}): WakeCall => ({
  key: randomUUID(),
  urgent: false,
  at: RECEIVED,
  ...overrides,
});

/** What a page that is refused throws. */
async function refusalOf(waking: Promise<void>): Promise<DeliveryError> {
  const error = await waking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error('it was taken, or failed otherwise');
  return error;
}

/** As a receiver checks it. */
function isSigned(secret: string, timestamp: unknown, body: string, signature: unknown): boolean {
  return signature === `v1=${createHmac('sha256', secret).update(`v1:${timestamp}:${body}`).digest('hex')}`;
}

describe('a page', () => {
  it('is what PagerDuty, Opsgenie and a gateway take, and says nothing but that somebody is needed', async () => {
    const priya: Person = { ...PRIYA, name: 'Priya Shah', email: 'priya@example.org' };
    const call = aCall({ urgent: true });
    await pager(`/v2/enqueue?routing_key=${ROUTING_KEY}`).wake(priya, call);
    const { method, path, headers, body } = receiver.only();
    expect([method, path, headers['content-type']]).toEqual(['POST', '/v2/enqueue', 'application/json']);
    // All of it: another field would have to be weighed first.
    expect(JSON.parse(body)).toEqual({
      routing_key: ROUTING_KEY,
      event_action: 'trigger',
      dedup_key: call.key,
      payload: { summary: WORDS, source: 'safeguard', severity: 'critical', timestamp: RECEIVED.toISOString() },
      message: WORDS,
      alias: call.key,
      priority: 'P1',
      text: WORDS,
      recipient: { name: 'Priya Shah', email: 'priya@example.org' },
    });
  });

  it('wakes also for what is not urgent, and needs neither a name nor a key', async () => {
    await pager().wake(aPerson('somebody', { name: '' }), aCall());
    const { body } = receiver.only();
    expect(JSON.parse(body)).toMatchObject({ payload: { severity: 'error' }, priority: 'P2', recipient: {} });
    expect(body).not.toContain('routing_key');
  });

  it('has the same words whoever it is for', async () => {
    for (const name of ['priya', 'leila']) await pager().wake(aPerson(name), aCall({ key: 'same' }));
    const [first, second] = receiver.received.map(({ body }) => body);
    expect(first?.replaceAll('Priya', 'Leila')).toBe(second);
    expect(leaked(`${first}${second}`)).toEqual([]);
  });

  it('reaches everybody: who has which pager is known where it goes', () => {
    expect(pager().reaches(aPerson('nobody', { accounts: [] }))).toBe(true);
  });

  it('keeps a hostile name inside its field', async () => {
    const name = '"}, "text": "x\r\nX-Evil: 1\u2028';
    await pager().wake(aPerson('x', { name }), aCall());
    const { body, headers } = receiver.only();
    expect(JSON.parse(body)).toMatchObject({ text: WORDS, recipient: { name } });
    expect(headers['x-evil']).toBeUndefined();
  });
});

describe('the signature', () => {
  it('proves every page, and fails once anything is altered', async () => {
    await pager().wake(PRIYA, aCall());
    const { body, headers } = receiver.only();
    const { 'x-safeguard-timestamp': timestamp, 'x-safeguard-signature': signature } = headers;
    expect(Math.abs(Date.now() / 1_000 - Number(timestamp))).toBeLessThan(60);
    expect(isSigned(SECRET, timestamp, body, signature)).toBe(true);
    expect(isSigned(SECRET, timestamp, body.replace('P2', 'P1'), signature)).toBe(false);
    expect(isSigned(SECRET, Number(timestamp) + 1, body, signature)).toBe(false);
    expect(isSigned(`${SECRET}.`, timestamp, body, signature)).toBe(false);
  });
});

describe('a page that is not taken', () => {
  it('is sent once; delivery sends it again under the same key', async () => {
    receiver.answer(status(503), status(500));
    const call = aCall();
    for (const reason of ['http_503', 'http_500']) {
      expect((await refusalOf(pager().wake(PRIYA, call))).detail).toMatchObject({ reason, retryable: true });
    }
    await pager().wake(PRIYA, call);
    expect(receiver.received.map(({ headers }) => headers['idempotency-key'])).toEqual([call.key, call.key, call.key]);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it.each([
    [400, false],
    [401, false],
    [404, false],
    [408, true],
    [410, false],
    [422, false],
    [429, true],
    [502, true],
  ])('by an answer of %d can be tried again: %s', async (code, retryable) => {
    receiver.answer(status(code));
    const { detail } = await refusalOf(pager().wake(PRIYA, aCall()));
    expect(detail).toEqual({ platform: 'pager', retryable, retryAfterMs: undefined, reason: `http_${code}` });
  });

  it.each([
    ['seconds', () => '7', 7_000, 7_000],
    ['a time', () => new Date(Date.now() + 30_000).toUTCString(), 25_000, 30_000],
    ['a day, of which two minutes are believed', () => '86400', 120_000, 120_000],
    ['a time that is over', () => new Date(0).toUTCString(), undefined, undefined],
    ['nonsense', () => 'soon', undefined, undefined],
  ])('waits as long as it is told to: %s', async (_name, retryAfter, least, most) => {
    receiver.answer(status(429, { 'retry-after': retryAfter() }));
    const { retryAfterMs } = (await refusalOf(pager().wake(PRIYA, aCall()))).detail;
    if (least === undefined) expect(retryAfterMs).toBeUndefined();
    else {
      expect(retryAfterMs).toBeGreaterThanOrEqual(least);
      expect(retryAfterMs).toBeLessThanOrEqual(most);
    }
  });

  it.each<readonly [string, RequestListener]>([
    ['no answer comes', () => {}],
    ['the connection breaks', (request) => request.socket.resetAndDestroy()],
  ])('in time when %s', async (_name, listener) => {
    receiver.always(listener);
    const { detail } = await refusalOf(pager('/page', 300).wake(PRIYA, aCall()));
    expect(detail).toMatchObject({ platform: 'pager', retryable: true, reason: 'no_answer' });
    expect(receiver.received).toHaveLength(1);
  });

  it('goes nowhere else, wherever it is sent', async () => {
    const elsewhere = await startReceiver();
    for (const code of [301, 302, 307, 308]) {
      receiver.answer(status(code, { location: `${elsewhere.origin}/page` }));
      expect((await refusalOf(pager().wake(PRIYA, aCall()))).detail.reason).toBe(`http_${code}`);
    }
    expect(elsewhere.received).toEqual([]);
    elsewhere.close();
  });

  it('leaves no address, no key and no name in its error', async () => {
    receiver.always((request) => request.socket.destroy());
    const error = await refusalOf(
      pager(`/secret-path?routing_key=${ROUTING_KEY}`).wake(aPerson('x', { name: 'Zebedee' }), aCall()),
    );
    const told = JSON.stringify([error, error.message, error.stack, error.cause ?? null]);
    for (const secret of ['secret-path', ROUTING_KEY, SECRET, 'Zebedee']) expect(told).not.toContain(secret);
  });

  it('is taken as soon as it is answered, however long the answer goes on', async () => {
    receiver.always((_request, response) => void response.writeHead(202).write('x'));
    await pager('/page', 2_000).wake(PRIYA, aCall());
  });
});
