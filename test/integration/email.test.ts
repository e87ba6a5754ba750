import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WakeCall } from '../../src/application/delivery/delivery-ports.js';
import { DeliveryError } from '../../src/application/errors.js';
import type { Person } from '../../src/domain/person.js';
import { createEmailWaker } from '../../src/platforms/email/messenger.js';
import { anOrganisation, aPerson, RECEIVED } from '../support/builders.js';
import { type MailReceiver, startMailReceiver } from '../support/mail-receiver.js';
import { leaked } from '../support/sentinels.js';

const FROM = 'safeguard@example.org';
const PRIYA: Person = aPerson('priya', { name: 'Priya Shah', email: 'priya@example.org' });

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function mailServer(options?: Parameters<typeof startMailReceiver>[0]): Promise<MailReceiver> {
  const server = await startMailReceiver(options);
  open.push(server.close);
  return server;
}

type Settings = Partial<Parameters<typeof createEmailWaker>[0]>;

const email = (port: number, settings: Settings = {}) =>
  createEmailWaker({
    host: '127.0.0.1',
    port,
    tls: 'none',
    from: FROM,
    organisation: { current: async () => anOrganisation() },
    timeoutMs: 5_000,
    ...settings,
  });

const NO_TLS = { disabledCommands: ['STARTTLS'] };

const aCall = (overrides: Partial<WakeCall> = {}): WakeCall => ({
  key: randomUUID(),
  urgent: false,
  at: RECEIVED,
  ...overrides,
});

async function refusalOf(waking: Promise<void>): Promise<DeliveryError> {
  const error = await waking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error('it was taken, or failed otherwise');
  return error;
}

function headersOf(source: string): Record<string, string> {
  const [head = ''] = source.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 2)]));
}

describe('an e-mail', () => {
  it('says nothing but where to look and whom to ring', async () => {
    const { port, received } = await mailServer();
    await email(port).wake(PRIYA, aCall());
    const [{ from, to, source } = { from: '', to: [], source: '' }] = received;
    expect({ count: received.length, from, to }).toEqual({ count: 1, from: FROM, to: ['priya@example.org'] });
    const { 'Message-ID': messageId, ...headers } = headersOf(source);
    // All of them: another one would have to be weighed first.
    expect(headers).toEqual({
      From: `Safeguard <${FROM}>`,
      To: 'priya@example.org',
      Subject: 'Safeguard has a message for you',
      Date: 'Mon, 23 Nov 2026 14:05:00 +0000',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '7bit',
    });
    expect(messageId).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
    expect(source.split('\r\n\r\n').slice(1).join('\n').trim().split('\n')).toEqual([
      'It is in Slack or Teams: open Safeguard there.',
      "If you can't, ring +44 20 7946 0100 or +44 20 7946 0101.",
      'If someone is in immediate danger, call 999 now.',
    ]);
    expect(leaked(source)).toEqual([]);
  });

  it('asks for it at once when it is urgent, and is the same otherwise', async () => {
    const { port, received } = await mailServer();
    const call = aCall();
    await email(port).wake(PRIYA, call);
    await email(port).wake(PRIYA, { ...call, urgent: true });
    const [calm = '', urgent = ''] = received.map(({ source }) => source);
    expect(urgent).toBe(calm.replace('\r\n\r\n', '\r\n\r\nPlease open it now.\r\n\r\n'));
  });

  it('is the same mail at every attempt, and another one for another message', async () => {
    const { port, received } = await mailServer();
    for (const key of ['one', 'one', 'two']) await email(port).wake(PRIYA, aCall({ key }));
    const [first, again, other] = received.map(({ source }) => headersOf(source)['Message-ID']);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each<readonly [string, Partial<Person>]>([
    ['no address', {}],
    ['no address, in so many words', { email: '' }],
    ['two addresses', { email: 'priya@example.org, eve@example.org' }],
    ['an address that goes on', { email: 'priya@example.org\r\nBcc: eve@example.org' }],
    ['an address with a name', { email: 'Eve <eve@example.org>' }],
  ])('goes to nobody who has %s', async (_name, overrides) => {
    const { port, received } = await mailServer();
    const person = aPerson('x', overrides);
    expect(email(port).reaches(person)).toBe(false);
    expect((await refusalOf(email(port).wake(person, aCall()))).detail).toMatchObject({
      platform: 'e-mail',
      retryable: false,
      reason: 'no_address',
    });
    expect(received).toEqual([]);
    expect(email(port).reaches(PRIYA)).toBe(true);
  });

  it('has nothing of a hostile name in it, or of a hostile key', async () => {
    const { port, received } = await mailServer();
    const name = 'Eve\r\nBcc: eve@example.org\r\nX-Evil: 1\r\n\r\nClick here';
    await email(port).wake({ ...PRIYA, name }, aCall({ key: 'k>\r\nX-Evil: 2\r\n' }));
    await email(port).wake(PRIYA, aCall());
    const [hostile, plain] = received;
    expect(hostile?.to).toEqual(['priya@example.org']);
    const withoutId = (source = '') => source.replace(/Message-ID: .*\r\n/, '');
    expect(withoutId(hostile?.source)).toBe(withoutId(plain?.source));
  });
});

describe('a mail server', () => {
  it.each([
    [421, true],
    [450, true],
    [452, true],
    [550, false],
    [551, false],
    [553, false],
  ])('that answers %d to the address may be asked again: %s', async (responseCode, retryable) => {
    const { port, received } = await mailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('Zebedee unknown'), { responseCode })),
    });
    const error = await refusalOf(email(port).wake(PRIYA, aCall()));
    expect(error.detail).toEqual({ platform: 'e-mail', retryable, reason: `smtp_${responseCode}` });
    // Its words repeat addresses.
    expect(JSON.stringify([error, error.stack, error.cause ?? null])).not.toMatch(/Zebedee|priya/);
    expect(received).toEqual([]);
  });

  it.each([
    [451, true],
    [554, false],
  ])('that answers %d to the mail may be asked again: %s', async (responseCode, retryable) => {
    const { port } = await mailServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done(Object.assign(new Error('no'), { responseCode })));
      },
    });
    const { detail } = await refusalOf(email(port).wake(PRIYA, aCall()));
    expect(detail).toEqual({ platform: 'e-mail', retryable, reason: `smtp_${responseCode}` });
  });

  it('is told who we are, and refuses for good who it does not know', async () => {
    const { port, received } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p@ss:word' ? done(null, { user: username ?? '' }) : done(new Error('no')),
    });
    await email(port, { user: 'safeguard', password: 'p@ss:word' }).wake(PRIYA, aCall());
    expect(received.map(({ user }) => user)).toEqual(['safeguard']);
    const refused = await refusalOf(email(port, { user: 'safeguard', password: 'wrong' }).wake(PRIYA, aCall()));
    expect(refused.detail).toMatchObject({ retryable: false, reason: 'smtp_535' });
    expect(JSON.stringify([refused, refused.stack])).not.toContain('wrong');
  });

  it.each([
    ['if-offered', false],
    ['needed', false],
    ['from-start', true],
  ] as const)('that nobody vouches for gets nothing where TLS is %s', async (tls, secure) => {
    const { port, received } = await mailServer({ secure });
    const { detail } = await refusalOf(email(port, { tls }).wake(PRIYA, aCall()));
    expect(detail).toMatchObject({ retryable: true, reason: expect.stringMatching(/^E[A-Z]+$/) });
    expect(received).toEqual([]);
  });

  it('that can’t speak TLS gets nothing where TLS is needed, and the mail where it is not', async () => {
    const { port, received } = await mailServer(NO_TLS);
    const { detail } = await refusalOf(email(port, { tls: 'needed' }).wake(PRIYA, aCall()));
    expect(detail).toMatchObject({ retryable: false, reason: expect.stringMatching(/^smtp_5/) });
    expect(received).toEqual([]);
    await email(port, { tls: 'if-offered' }).wake(PRIYA, aCall());
    expect(received).toHaveLength(1);
  });

  it('on this machine gets the mail whatever its certificate', async () => {
    const { port, received } = await mailServer();
    await email(port, { tls: 'none' }).wake(PRIYA, aCall());
    expect(received).toHaveLength(1);
  });

  it('that is not there can be asked again', async () => {
    const { port, close } = await startMailReceiver();
    await close();
    expect((await refusalOf(email(port).wake(PRIYA, aCall()))).detail).toMatchObject({ retryable: true });
  });

  /** A server that says what it is told to say on every connection. */
  async function mute(speak: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      speak(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }

  it.each<readonly [string, (socket: Socket) => void, RegExp]>([
    ['greets nobody', () => {}, /^ETIMEDOUT$/],
    ['greets, and says no more', (socket) => void socket.write('220 hello\r\n'), /^ETIMEDOUT$/],
    ['breaks off', (socket) => void socket.resetAndDestroy(), /^E/],
    [
      'talks on and on without an answer',
      (socket) => {
        socket.write('220 hello\r\n');
        const talking = setInterval(() => socket.write('250-and\r\n'), 50);
        socket.on('close', () => clearInterval(talking));
      },
      /^EABORT$/,
    ],
  ])('that %s is given up in time', async (_name, speak, reason) => {
    const port = await mute(speak);
    const began = performance.now();
    const { detail } = await refusalOf(email(port, { timeoutMs: 400 }).wake(PRIYA, aCall()));
    expect(detail).toEqual({ platform: 'e-mail', retryable: true, reason: expect.stringMatching(reason) });
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
