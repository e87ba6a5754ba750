import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.js';

const KEYS = { ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
const SLACK = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-a-token' };
const PRODUCTION = { NODE_ENV: 'production', ...KEYS, ...SLACK };
const EMAIL_FROM = 'safeguard@example.org';
const PAGER_WEBHOOK_URL = 'https://pager.example.org/page';

type Environment = Readonly<Record<string, string | undefined>>;

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('a mail server', () => {
  it.each([
    ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, tls: 'from-start' }],
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, tls: 'needed' }],
    ['smtp://mail.example.org:25/', { host: 'mail.example.org', port: 25, tls: 'needed' }],
    [
      'smtps://safe%40example.org:p%3Ass%2Fw@mail.example.org:2465',
      { host: 'mail.example.org', port: 2465, tls: 'from-start', user: 'safe@example.org', password: 'p:ss/w' },
    ],
    ['smtp://localhost:25', { host: 'localhost', port: 25, tls: 'none' }],
    ['smtp://[::1]:25', { host: '::1', port: 25, tls: 'none' }],
    ['smtps://127.0.0.1', { host: '127.0.0.1', port: 465, tls: 'from-start' }],
    ['smtp://127.0.0.1.example.org', { host: '127.0.0.1.example.org', port: 587, tls: 'needed' }],
  ])('is read of %s in production', (SMTP_URL, expected) => {
    expect(readConfig({ ...PRODUCTION, SMTP_URL, EMAIL_FROM }).email).toEqual({ ...expected, from: EMAIL_FROM });
  });

  it('elsewhere speaks TLS if it can where nothing is at stake', () => {
    const settings = { SMTP_URL: 'smtp://mail.example.org', EMAIL_FROM };
    expect(readConfig(settings).email?.tls).toBe('if-offered');
    expect(readConfig({ ...SLACK, ...settings }).email?.tls).toBe('if-offered');
  });

  it.each([
    'mail.example.org',
    'https://mail.example.org',
    'smtp://',
    'smtp:///path',
    'smtp://mail.example.org/inbox',
    'smtps://mail.example.org?tls.rejectUnauthorized=false',
    'smtp://mail.example.org#x',
    'smtp://ZZuser@mail.example.org',
    'smtp://:ZZpassword@mail.example.org',
    'smtp://user:%ZZ@mail.example.org',
    'smtp://mail.example.org:70000',
    'smtp://two words',
  ])('is none in %s', (SMTP_URL) => {
    const problems = problemsOf({ SMTP_URL, EMAIL_FROM });
    expect(problems).toEqual(['SMTP_URL: is no address such as smtps://user:password@mail.example.org']);
  });

  it('and the address that it sends from need each other', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org' })).toEqual(['EMAIL_FROM: is needed beside SMTP_URL']);
    expect(problemsOf({ EMAIL_FROM })).toEqual(['SMTP_URL: is needed beside EMAIL_FROM']);
    // What is malformed was meant.
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org', EMAIL_FROM: 'ZZ' })).toEqual([
      'EMAIL_FROM: is no e-mail address',
    ]);
  });

  it.each([
    'Safeguard <safeguard@example.org>',
    'safeguard',
    'a@example.org,b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\n',
  ])('sends from one address, and not from %j', (from) => {
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org', EMAIL_FROM: from })).toEqual([
      'EMAIL_FROM: is no e-mail address',
    ]);
  });
});

describe('a pager', () => {
  it('is an address, with a secret where somebody checks it', () => {
    expect(readConfig({ PAGER_WEBHOOK_URL }).pager).toEqual({ url: PAGER_WEBHOOK_URL });
    const secret = 'a-secret-of-the-pager';
    expect(readConfig({ ...PRODUCTION, PAGER_WEBHOOK_URL, PAGER_WEBHOOK_SECRET: secret }).pager).toEqual({
      url: PAGER_WEBHOOK_URL,
      secret,
    });
  });

  it('has no secret without an address, and none that is guessed', () => {
    expect(problemsOf({ PAGER_WEBHOOK_SECRET: 'a-secret-of-the-pager' })).toEqual([
      'PAGER_WEBHOOK_URL: is needed beside PAGER_WEBHOOK_SECRET',
    ]);
    expect(problemsOf({ PAGER_WEBHOOK_URL, PAGER_WEBHOOK_SECRET: 'ZZshort' })).toEqual([
      'PAGER_WEBHOOK_SECRET: is too short',
    ]);
  });
});

describe.each(['PAGER_WEBHOOK_URL', 'HEARTBEAT_URL'] as const)('%s in production', (name) => {
  const read = (environment: Environment) => {
    const { pager, heartbeatUrl } = readConfig(environment);
    return name === 'HEARTBEAT_URL' ? heartbeatUrl : pager?.url;
  };

  it.each(['http://zz.example.org/ping', 'http://10.0.0.1/', 'http://localhost.example.org/'])(
    'is refused without TLS: %s',
    (url) => {
      const problems = problemsOf({ ...PRODUCTION, [name]: url });
      expect(problems).toEqual([expect.stringMatching(`^${name}: .*use https$`)]);
      expect(problems.join()).not.toContain('zz');
      expect(read({ ...SLACK, [name]: url })).toBe(url);
    },
  );

  it.each(['https://beat.example.org/ping?x=1', 'http://127.0.0.1:8080/ping', 'http://[::1]/'])('may be %s', (url) => {
    expect(read({ ...PRODUCTION, [name]: url })).toBe(url);
  });
});

it.each(['https://user:ZZ@beat.example.org/ping', 'https://ZZ@beat.example.org'])(
  'a heartbeat goes to an address without a user, which it could not be called with: %s',
  (url) => {
    expect(problemsOf({ HEARTBEAT_URL: url })).toEqual(['HEARTBEAT_URL: may hold no user']);
    expect(problemsOf({ HEARTBEAT_URL: 'https://beat.example.org/ping/@me' })).toEqual([]);
  },
);
