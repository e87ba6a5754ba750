import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Waker } from '../../../src/application/delivery/delivery-ports.js';
import { connectWakers } from '../../../src/composition/connect-wakers.js';
import { readMail } from '../../../src/playground/outside/read-mail.js';
import { anOrganisation, aPerson, minutesAfter, RECEIVED } from '../../support/builders.js';
import { connectOutsideChat } from '../../support/outside-chat.js';
import { type PlaygroundWithApp, startPlaygroundWithApp } from '../../support/playground-with-app.js';
import { startTestProduct } from '../../support/product.js';

const WORDS = 'Safeguard needs the person on duty. Open Slack or Teams.';
const PRIYA = aPerson('priya', { name: 'Priya Shah', email: 'priya@example.org' });

let running: PlaygroundWithApp;
let outside: ReturnType<typeof connectOutsideChat>;
let mailPort: number;
let pager: Waker;
let email: Waker;
beforeEach(async () => {
  running = await startPlaygroundWithApp();
  outside = connectOutsideChat(running.baseUrl);
  mailPort = await running.openMailbox();
  const [first, second] = wakersWith(running.pager.secret);
  if (first?.channel !== 'pager' || second?.channel !== 'e-mail') throw new Error('not the two ways');
  [pager, email] = [first, second];
});
afterEach(() => running.close());

/** As the product has them. */
function wakersWith(secret: string | undefined) {
  return connectWakers({
    settings: {
      pager: { url: running.pager.url, secret },
      email: { host: '127.0.0.1', port: mailPort, tls: 'none', from: 'safeguard@example.org' },
    },
    organisation: { current: async () => anOrganisation() },
    vault: { index: (purpose, value) => `${purpose}/${value}` },
  });
}

const aCall = (urgent = false) => ({ key: randomUUID(), urgent, at: RECEIVED });
const failed = (waking: Promise<void>) =>
  waking.then(
    () => undefined,
    (error: { detail?: unknown }) => error.detail,
  );

describe('the playground', () => {
  it('shows pages and e-mails: for whom, when, and all the words', async () => {
    await pager.wake(PRIYA, aCall());
    await email.wake(PRIYA, aCall(true));
    const [page, mail, ...more] = await outside.messages();
    expect(more).toEqual([]);
    expect(page).toMatchObject({ kind: 'page', to: 'Priya Shah', urgent: false, title: '', words: WORDS });
    expect(mail).toMatchObject({
      ...{ kind: 'e-mail', to: 'priya@example.org', urgent: true, title: 'Safeguard has a message for you' },
      words: [
        'Please open it now.',
        'It is in Slack or Teams: open Safeguard there.',
        "If you can't, ring +44 20 7946 0100 or +44 20 7946 0101.",
        'If someone is in immediate danger, call 999 now.',
      ].join('\n\n'),
    });
    for (const { shownAtMs } of [page, mail].flatMap((each) => each ?? [])) {
      expect(Math.abs(Date.now() - shownAtMs)).toBeLessThan(60_000);
    }
  });

  it('shows a repeated attempt once', async () => {
    const call = aCall();
    for (const waker of [pager, pager, email, email]) await waker.wake(PRIYA, call);
    await pager.wake(PRIYA, { ...call, at: minutesAfter(RECEIVED, 1) });
    expect((await outside.messages()).map(({ kind }) => kind)).toEqual(['page', 'e-mail']);
    await pager.wake(PRIYA, aCall());
    expect(await outside.messages()).toHaveLength(3);
  });

  it('tells the page that there is something new', async () => {
    const stream = await fetch(`${running.baseUrl}/api/changes`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await pager.wake(PRIYA, aCall());
    let heard = '';
    while (!heard.includes('"outside"')) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();
  });
});

describe('its pager', () => {
  it('takes nothing that is not signed with its secret', async () => {
    for (const secret of ['another-secret', undefined]) {
      const [stranger] = wakersWith(secret);
      expect(await failed(stranger?.wake(PRIYA, aCall()) ?? Promise.resolve())).toMatchObject({ reason: 'http_401' });
    }
    const unsigned = await fetch(running.pager.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(unsigned.status).toBe(401);
    expect(await outside.messages()).toEqual([]);
  });

  it.each([
    [
      { kind: 'rate-limited', retryAfterSeconds: 7 },
      { reason: 'http_429', retryable: true, retryAfterMs: 7_000 },
    ],
    [
      { kind: 'status', status: 503 },
      { reason: 'http_503', retryable: true },
    ],
    [
      { kind: 'status', status: 404 },
      { reason: 'http_404', retryable: false },
    ],
    [{ kind: 'reset' }, { reason: 'no_answer', retryable: true }],
  ] as const)('can be made to fail once: %o', async (fault, detail) => {
    await outside.fault({ method: 'pager', times: 1, ...fault });
    expect(await failed(pager.wake(PRIYA, aCall()))).toMatchObject(detail);
    expect(await outside.messages()).toEqual([]);
    await pager.wake(PRIYA, aCall());
    expect(await outside.messages()).toHaveLength(1);
  });

  it('works while Slack does not', async () => {
    await running.slack.fault({ method: '*', kind: 'status' });
    await pager.wake(PRIYA, aCall());
    expect(await outside.reached('page', 'Priya Shah')).toHaveLength(1);
  });

  it('is not there without a secret', async () => {
    const without = await startPlaygroundWithApp({ pagerSecret: '' });
    expect((await fetch(without.pager.url, { method: 'POST' })).status).toBe(404);
    await without.close();
  });
});

describe('its mailbox', () => {
  it.each([
    [
      { kind: 'status', status: 550 },
      { reason: 'smtp_550', retryable: false },
    ],
    [{ kind: 'rate-limited' }, { reason: 'smtp_451', retryable: true }],
    [{ kind: 'reset' }, { retryable: true }],
  ] as const)('can be made to fail once: %o', async (fault, detail) => {
    await outside.fault({ method: 'e-mail', times: 1, ...fault });
    expect(await failed(email.wake(PRIYA, aCall()))).toMatchObject(detail);
    await email.wake(PRIYA, aCall());
    expect(await outside.reached('e-mail', 'priya@example.org')).toHaveLength(1);
  });

  it('keeps to the order of the commands', async () => {
    const socket = connect(mailPort, '127.0.0.1');
    const answers: string[] = [];
    const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
    for (const command of ['', 'EHLO me', 'DATA', 'RCPT TO:nobody', 'VRFY x', 'QUIT']) {
      if (command) socket.write(`${command}\r\n`);
      answers.push(String((await lines.next()).value).slice(0, 3));
    }
    expect(answers).toEqual(['220', '250', '503', '501', '502', '221']);
  });

  it.each([
    ['7bit', 'One.\r\n\r\n.Two: caf=C3=A9', 'One.\n\n.Two: caf=C3=A9'],
    ['quoted-printable', 'One t=\r\nwo: caf=C3=A9', 'One two: café'],
    ['base64', Buffer.from('Zwölf', 'utf8').toString('base64'), 'Zwölf'],
  ])('reads %s', (encoding, body, text) => {
    const head = `Subject: One\r\n two\r\nMessage-ID: <x@example.org>\r\nContent-Transfer-Encoding: ${encoding}`;
    expect(readMail(`${head}\r\n\r\n${body}\r\n`)).toEqual({ messageId: '<x@example.org>', subject: 'One two', text });
  });
});

it('the product has both where nothing else is set up, signed with a secret of its own', async () => {
  const product = await startTestProduct();
  try {
    expect(product.logged()).toContain('"channels":["pager","e-mail"],"msg":"ways to wake people beside chat"');
    expect(await connectOutsideChat(`${product.origin}/playground`).messages()).toEqual([]);
    expect((await fetch(`${product.origin}/playground/pager`, { method: 'POST' })).status).toBe(401);
  } finally {
    await product.stop();
  }
});
