import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from '../../src/config.js';
import { VARIABLES } from '../../src/config-schema.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');
const SLACK = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-a-token' };
const SOCKET_MODE = { SLACK_APP_TOKEN: 'xapp-1-a-token', SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN };
const KEYS = { ENCRYPTION_KEYS: `k1:${KEY}` };
const PRODUCTION = { NODE_ENV: 'production', ...KEYS, ...SLACK };
const PUBLIC_URL = 'https://safeguard.example.org';
const APP_ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const TENANT_ID = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d';
const TEAMS = {
  MICROSOFT_APP_ID: APP_ID,
  MICROSOFT_APP_PASSWORD: 'a-client-secret',
  MICROSOFT_APP_TENANT_ID: TENANT_ID,
};
const EMULATOR = { TEAMS_ALLOW_LOCAL_EMULATOR: 'on' };
const NO_PLATFORM = 'SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, or MICROSOFT_APP_ID';
const BOTH = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'];

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

/** The variables that the problems begin with. */
function namesIn(problems: readonly string[]): string[] {
  return problems.map((problem) => problem.split(':')[0] ?? '').sort();
}

describe('with nothing set', () => {
  it('is the playground on this machine, on the embedded database', () => {
    expect(readConfig({})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3_978,
      metricsPort: 9_464,
      logLevel: 'warn',
      dataDir: './data',
      mongodbUri: undefined,
      organisationFile: undefined,
      encryptionKeys: undefined,
      slack: undefined,
      teams: undefined,
      playground: 'hosted',
      pager: undefined,
      email: undefined,
      heartbeatUrl: undefined,
      playgroundSlack: 'http',
      publicUrl: undefined,
      isForThisMachine: true,
    } satisfies Config);
  });

  it('is the same when variables are set to nothing, as in an .env file', () => {
    expect(readConfig(Object.fromEntries(VARIABLES.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('does not mind what else the environment holds', () => {
    expect(readConfig({ PATH: '/bin', npm_config_x: 'y' })).toEqual(readConfig({}));
  });
});

describe('with Slack', () => {
  it('listens everywhere, without a playground', () => {
    expect(readConfig(SLACK)).toMatchObject({
      host: '0.0.0.0',
      logLevel: 'info',
      playground: 'off',
      slack: { kind: 'http', signingSecret: 'a-signing-secret', botToken: 'xoxb-a-token' },
    });
  });

  it('takes every setting', () => {
    const config = readConfig({
      ...PRODUCTION,
      HOST: '10.0.0.1',
      PORT: '8080',
      METRICS_PORT: '9000',
      LOG_LEVEL: 'debug',
      DATA_DIR: '/var/lib/safeguard',
      ORG_FILE: 'organisation.yaml',
      PUBLIC_URL: 'https://safeguard.example.org',
      MONGODB_URI: 'mongodb+srv://db.example.org/safeguard',
      ENCRYPTION_KEYS: `k2:${OTHER_KEY}, k1:${KEY}`,
    });
    expect(config).toMatchObject({
      production: true,
      host: '10.0.0.1',
      port: 8_080,
      metricsPort: 9_000,
      logLevel: 'debug',
      dataDir: '/var/lib/safeguard',
      organisationFile: 'organisation.yaml',
      mongodbUri: 'mongodb+srv://db.example.org/safeguard',
      playground: 'off',
    });
    expect(config.encryptionKeys?.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(config.encryptionKeys?.[0]?.bytes).toEqual(new Uint8Array(32).fill(8));
  });

  it('needs both the secret and the token', () => {
    expect(problemsOf({ SLACK_SIGNING_SECRET: SLACK.SLACK_SIGNING_SECRET })).toEqual([
      'SLACK_BOT_TOKEN: is needed beside SLACK_SIGNING_SECRET',
    ]);
    expect(problemsOf({ SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN })).toEqual([
      'SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN, or SLACK_APP_TOKEN where there is no public address',
    ]);
  });
});

describe('with Slack by Socket Mode', () => {
  const socketMode = { kind: 'socket-mode', appToken: 'xapp-1-a-token', botToken: 'xoxb-a-token' };

  it('needs no signing secret, also in production', () => {
    expect(readConfig({ NODE_ENV: 'production', ...KEYS, ...SOCKET_MODE })).toMatchObject({
      playground: 'off',
      slack: socketMode,
    });
  });

  it('is meant by the app-level token, whatever stands beside it', () => {
    expect(readConfig({ ...SLACK, ...SOCKET_MODE }).slack).toMatchObject(socketMode);
  });

  it('needs the bot token as well, and starts no playground instead', () => {
    const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN } = SOCKET_MODE;
    expect(problemsOf({ SLACK_APP_TOKEN })).toEqual(['SLACK_BOT_TOKEN: is needed beside SLACK_APP_TOKEN']);
    expect(problemsOf({ ...SLACK, SLACK_APP_TOKEN, SLACK_BOT_TOKEN: '' })).toEqual([
      'SLACK_BOT_TOKEN: is needed beside SLACK_SIGNING_SECRET and SLACK_APP_TOKEN',
    ]);
    expect(problemsOf({ SLACK_APP_TOKEN: SLACK_BOT_TOKEN, SLACK_BOT_TOKEN })).toEqual([
      'SLACK_APP_TOKEN: is no app-level token, which begins with xapp-',
    ]);
  });
});

describe('with Teams', () => {
  it('is an installation of its own, and listens everywhere', () => {
    const config = readConfig({ ...PRODUCTION, ...TEAMS, SLACK_SIGNING_SECRET: '', SLACK_BOT_TOKEN: '', PUBLIC_URL });
    expect(config).toMatchObject({
      host: '0.0.0.0',
      playground: 'off',
      teams: {
        kind: 'azure',
        appId: APP_ID,
        password: 'a-client-secret',
        type: 'SingleTenant',
        tenantId: TENANT_ID,
      },
    });
    expect(config.slack).toBeUndefined();
  });

  it('may stand beside Slack', () => {
    expect(readConfig({ ...SLACK, ...TEAMS, MICROSOFT_APP_TYPE: 'MultiTenant' })).toMatchObject({
      slack: { botToken: 'xoxb-a-token' },
      teams: { kind: 'azure', type: 'MultiTenant' },
    });
  });

  it('takes ids in either case and keeps them in lower case, as Teams sends them', () => {
    const written = { MICROSOFT_APP_ID: APP_ID.toUpperCase(), MICROSOFT_APP_TENANT_ID: TENANT_ID.toUpperCase() };
    expect(readConfig({ ...TEAMS, ...written }).teams).toMatchObject({ appId: APP_ID, tenantId: TENANT_ID });
  });

  it.each<readonly [string, Environment, readonly string[]]>([
    ['an id alone', { MICROSOFT_APP_ID: APP_ID }, ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID']],
    ['no tenant', { ...TEAMS, MICROSOFT_APP_TENANT_ID: '' }, ['MICROSOFT_APP_TENANT_ID']],
    ['no secret', { ...TEAMS, MICROSOFT_APP_PASSWORD: '' }, ['MICROSOFT_APP_PASSWORD']],
    ['no id, which would switch authentication off', { ...TEAMS, MICROSOFT_APP_ID: '' }, ['MICROSOFT_APP_ID']],
    ['a secret alone, beside Slack', { ...SLACK, MICROSOFT_APP_PASSWORD: 'a-client-secret' }, ['MICROSOFT_APP_ID']],
    ['a type alone', { MICROSOFT_APP_TYPE: 'SingleTenant' }, ['MICROSOFT_APP_ID']],
    ['a tenant alone', { MICROSOFT_APP_TENANT_ID: TENANT_ID }, ['MICROSOFT_APP_ID']],
    [
      'a tenant alone, with no emulator',
      { MICROSOFT_APP_TENANT_ID: TENANT_ID, TEAMS_ALLOW_LOCAL_EMULATOR: 'off' },
      ['MICROSOFT_APP_ID'],
    ],
    ['an id that is none', { ...TEAMS, MICROSOFT_APP_ID: 'ZZ' }, ['MICROSOFT_APP_ID']],
    [
      'a tenant that is none',
      { ...TEAMS, MICROSOFT_APP_TENANT_ID: 'example.onmicrosoft.com' },
      ['MICROSOFT_APP_TENANT_ID'],
    ],
    ['a managed identity', { ...TEAMS, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, ['MICROSOFT_APP_TYPE']],
  ])('refuses %s', (_, environment, names) => {
    expect(namesIn(problemsOf(environment))).toEqual(names);
  });
});

describe('a local Teams emulator', () => {
  it('is an installation for this machine alone, of any tenant or of one', () => {
    expect(readConfig(EMULATOR)).toMatchObject({ host: '127.0.0.1', teams: { kind: 'local-emulator' } });
    expect(readConfig({ ...EMULATOR, MICROSOFT_APP_TENANT_ID: TENANT_ID }).teams).toEqual({
      kind: 'local-emulator',
      tenantId: TENANT_ID,
    });
    expect(readConfig({ ...SLACK, ...EMULATOR }).host).toBe('127.0.0.1');
  });

  it.each<readonly [string, Environment, readonly string[]]>([
    ['in production', { ...PRODUCTION, ...EMULATOR }, ['TEAMS_ALLOW_LOCAL_EMULATOR']],
    ['with a public address', { ...EMULATOR, PUBLIC_URL }, ['PUBLIC_URL']],
    ['on another address', { ...EMULATOR, HOST: '0.0.0.0' }, ['HOST']],
    ['on another address beside Slack', { ...SLACK, ...EMULATOR, HOST: '10.0.0.1' }, ['HOST']],
    ['beside an app id', { ...TEAMS, ...EMULATOR }, ['TEAMS_ALLOW_LOCAL_EMULATOR']],
    ['beside a secret without an id', { ...EMULATOR, MICROSOFT_APP_PASSWORD: 'a-client-secret' }, ['MICROSOFT_APP_ID']],
    [
      'for all of these at once',
      { ...PRODUCTION, ...TEAMS, ...EMULATOR, MICROSOFT_APP_TENANT_ID: '', PUBLIC_URL, HOST: '0.0.0.0' },
      ['HOST', 'MICROSOFT_APP_TENANT_ID', 'PUBLIC_URL', 'TEAMS_ALLOW_LOCAL_EMULATOR', 'TEAMS_ALLOW_LOCAL_EMULATOR'],
    ],
  ])('is refused %s', (_, environment, names) => {
    expect(namesIn(problemsOf(environment))).toEqual(names);
  });

  it('that is malformed makes no contradiction of its own beside a tenant', () => {
    expect(namesIn(problemsOf({ TEAMS_ALLOW_LOCAL_EMULATOR: 'ZZ', MICROSOFT_APP_TENANT_ID: TENANT_ID }))).toEqual([
      'TEAMS_ALLOW_LOCAL_EMULATOR',
    ]);
  });
});

describe('the playground', () => {
  it.each(['true', '1', 'on', 'yes'])('is on with PLAYGROUND=%s', (value) => {
    expect(readConfig({ PLAYGROUND: value }).playground).toBe('hosted');
  });

  it.each(['false', '0', 'off', 'no'])('is off with PLAYGROUND=%s, and then a platform is needed', (value) => {
    expect(readConfig({ ...SLACK, PLAYGROUND: value }).playground).toBe('off');
    expect(namesIn(problemsOf({ PLAYGROUND: value }))).toEqual([NO_PLATFORM]);
    expect(namesIn(problemsOf({ PLAYGROUND: value, TEAMS_ALLOW_LOCAL_EMULATOR: 'off' }))).toEqual([NO_PLATFORM]);
  });

  it('is off in production and when Teams is configured', () => {
    expect(namesIn(problemsOf({ NODE_ENV: 'production', ENCRYPTION_KEYS: `k1:${KEY}` }))).toEqual([NO_PLATFORM]);
    expect(readConfig(TEAMS).playground).toBe('off');
    expect(readConfig(EMULATOR).playground).toBe('off');
    expect(readConfig({ TEAMS_ALLOW_LOCAL_EMULATOR: 'off' }).playground).toBe('hosted');
  });

  it('may be on beside a local emulator, which then comes to it as well', () => {
    expect(readConfig({ PLAYGROUND: 'on', ...EMULATOR })).toMatchObject({
      playground: 'hosted',
      teams: { kind: 'local-emulator' },
    });
    expect(problemsOf({ PLAYGROUND: 'on', ...EMULATOR, PUBLIC_URL })).toEqual([
      'PUBLIC_URL: is refused while PLAYGROUND is on',
    ]);
  });

  it('may run in a process of its own, where Slack’s address says so', () => {
    const elsewhere = { ...SLACK, PLAYGROUND: 'on', SLACK_API_URL: 'http://127.0.0.1:4000/api/' };
    expect(readConfig(elsewhere)).toMatchObject({ playground: 'elsewhere', host: '127.0.0.1' });
    expect(namesIn(problemsOf({ ...elsewhere, SLACK_API_URL: undefined }))).toEqual(['SLACK_API_URL']);
  });

  it('has a Slack that speaks Socket Mode where that is asked for', () => {
    expect(readConfig({ PLAYGROUND: 'socket-mode' })).toMatchObject({
      playground: 'hosted',
      playgroundSlack: 'socket-mode',
    });
    const elsewhere = { ...SOCKET_MODE, PLAYGROUND: 'on', SLACK_API_URL: 'http://127.0.0.1:4000/api/' };
    expect(readConfig(elsewhere)).toMatchObject({ playground: 'elsewhere', slack: { kind: 'socket-mode' } });
    expect(problemsOf({ ...elsewhere, PLAYGROUND: 'socket-mode' })).toEqual([
      'PLAYGROUND: socket-mode is for a playground inside the product; with one of another process set SLACK_APP_TOKEN',
    ]);
    expect(namesIn(problemsOf({ NODE_ENV: 'production', ...KEYS, PLAYGROUND: 'socket-mode' }))).toEqual(['PLAYGROUND']);
  });

  it('is refused in production', () => {
    expect(problemsOf({ ...PRODUCTION, PLAYGROUND: 'on', SLACK_API_URL: 'http://127.0.0.1:1/' })).toEqual([
      'PLAYGROUND: is refused with NODE_ENV=production',
    ]);
    expect(namesIn(problemsOf({ NODE_ENV: 'production', ENCRYPTION_KEYS: `k:${KEY}`, PLAYGROUND: 'on' }))).toEqual([
      'PLAYGROUND',
    ]);
  });

  it('is refused with a public address', () => {
    expect(namesIn(problemsOf({ PUBLIC_URL: 'https://safeguard.example.org' }))).toEqual(['PUBLIC_URL']);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org', 'example.org', 'localhost.example.org'])(
    'is refused on %s',
    (host) => {
      expect(namesIn(problemsOf({ HOST: host }))).toEqual(['HOST']);
    },
  );

  it.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('may listen on %s', (host) => {
    expect(readConfig({ HOST: host }).host).toBe(host);
  });
});

describe('production', () => {
  it('needs encryption keys', () => {
    expect(namesIn(problemsOf({ NODE_ENV: 'production', ...SLACK }))).toEqual(['ENCRYPTION_KEYS']);
    expect(readConfig(SLACK).encryptionKeys).toBeUndefined();
  });

  it.each([
    'mongodb://db.example.org/safeguard',
    'mongodb://user:secret@db.example.org:27017/safeguard?tls=false',
    'mongodb://localhost:27017,db.example.org:27017/safeguard',
    'mongodb://localhost.example.org/safeguard',
    'mongodb://127.0.0.1.example.org/safeguard',
    'mongodb://localhost@db.example.org/safeguard',
    'mongodb://10.0.0.1',
    'mongodb+srv://db.example.org/safeguard?tls=false',
    'mongodb+srv://db.example.org/safeguard?retryWrites=true&ssl=false',
    'mongodb://db.example.org/tls=true',
    'mongodb://db.example.org/safeguard?tls=true&tlsInsecure=true',
    'mongodb://db.example.org/safeguard?tls=true&tlsAllowInvalidCertificates=true',
    'mongodb://db.example.org/safeguard?tlsallowinvalidhostnames=true&tls=true',
    'mongodb+srv://db.example.org/safeguard?tlsInsecure=true',
  ])('refuses a database elsewhere without TLS: %s', (uri) => {
    expect(namesIn(problemsOf({ ...PRODUCTION, MONGODB_URI: uri }))).toEqual(['MONGODB_URI']);
    expect(problemsOf({ ...PRODUCTION, MONGODB_URI: uri, MONGODB_ALLOW_PLAINTEXT: 'private-network' })).toEqual([]);
    expect(problemsOf({ ...SLACK, MONGODB_URI: uri })).toEqual([]);
  });

  it.each([
    'mongodb://db.example.org/safeguard?tls=true',
    'mongodb://db.example.org/safeguard?tls=true&tlsInsecure=false',
    'mongodb://db.example.org/?retryWrites=true&ssl=true',
    'mongodb+srv://db.example.org/safeguard',
    'mongodb://localhost:27017/safeguard',
    'mongodb://user:secret@127.0.0.1:27017,localhost:27018/safeguard',
    'mongodb://[::1]:27017/safeguard',
    'mongodb://%2Ftmp%2Fmongodb-27017.sock/safeguard',
  ])('takes %s', (uri) => {
    expect(readConfig({ ...PRODUCTION, MONGODB_URI: uri }).mongodbUri).toBe(uri);
  });
});

describe('the name of the environment', () => {
  it.each(['development', 'test', 'production'])('may be %s', (name) => {
    expect(readConfig({ ...PRODUCTION, NODE_ENV: name }).production).toBe(name === 'production');
  });

  it.each(['prod', 'Production', 'production ', 'PRODUCTION', 'dev', 'staging', '1'])('is refused as "%s"', (name) => {
    const refusal = ['NODE_ENV: may be development, test, production'];
    expect(problemsOf({ NODE_ENV: name })).toEqual(refusal);
    // What production needs and what it refuses is not known then, so nothing is said about it.
    expect(problemsOf({ ...SLACK, NODE_ENV: name })).toEqual(refusal);
    expect(problemsOf({ NODE_ENV: name, PUBLIC_URL, HOST: '0.0.0.0' })).toEqual(refusal);
  });
});

describe('the address of Slack in production', () => {
  it.each([
    'http://slack.example.org/api/',
    'http://10.0.0.1/',
    'http://localhost.example.org/',
    'HTTP://slack.com/api/',
  ])('is refused without TLS: %s', (url) => {
    expect(problemsOf({ ...PRODUCTION, SLACK_API_URL: url })).toEqual([
      'SLACK_API_URL: would send the bot token elsewhere without TLS; use https, or leave it out',
    ]);
    expect(problemsOf({ ...SLACK, SLACK_API_URL: url })).toEqual([]);
  });

  it.each(['https://slack.example.org/api/', 'http://127.0.0.1:4000/', 'http://localhost/', 'http://[::1]:4000/api'])(
    'may be %s',
    (url) => {
      expect(readConfig({ ...PRODUCTION, SLACK_API_URL: url }).slack?.apiUrl).toBe(url);
    },
  );
});

describe('the ports', () => {
  it('are two, unless the system chooses', () => {
    expect(problemsOf({ PORT: '9000', METRICS_PORT: '9000' })).toEqual(['METRICS_PORT: is the same as PORT']);
    expect(problemsOf({ PORT: '9464' })).toEqual(['METRICS_PORT: is the same as PORT']);
    expect(problemsOf({ PORT: '0', METRICS_PORT: '0' })).toEqual([]);
    expect(namesIn(problemsOf({ PORT: 'ZZ', METRICS_PORT: '3978' }))).toEqual(['PORT']);
  });
});

describe('the address to listen on', () => {
  it.each(['http://example.org', '0.0.0.0:80', 'two words', '[::1]', '10.0.0.1/8', '-', 'ex_ample'])(
    'is refused when it is none: %s',
    (host) => {
      expect(problemsOf({ ...SLACK, HOST: host })).toEqual(['HOST: is no address and no name of a host']);
    },
  );

  it.each(['0.0.0.0', '::', 'fe80::1', 'safeguard.internal', 'localhost', '10.0.0.1'])('may be %s', (host) => {
    expect(readConfig({ ...SLACK, HOST: host }).host).toBe(host);
  });
});

describe('a bad variable', () => {
  const BAD: Readonly<Record<string, string>> = {
    NODE_ENV: 'ZZPROD',
    HOST: 'ZZ HOST',
    PORT: 'ZZPORT',
    METRICS_PORT: '70000',
    PUBLIC_URL: 'ZZURL',
    LOG_LEVEL: 'ZZLEVEL',
    MONGODB_URI: 'postgres://user:ZZPASSWORD@host/db',
    MONGODB_ALLOW_PLAINTEXT: 'ZZYES',
    ENCRYPTION_KEYS: 'k1:ZZKEY',
    SLACK_SIGNING_SECRET: 'ZZshort',
    SLACK_BOT_TOKEN: 'ZZtoken',
    SLACK_APP_TOKEN: 'ZZxapp',
    SLACK_API_URL: 'ftp://ZZHOST',
    MICROSOFT_APP_ID: 'ZZAPP',
    MICROSOFT_APP_PASSWORD: 'ZZshort',
    MICROSOFT_APP_TYPE: 'ZZTYPE',
    MICROSOFT_APP_TENANT_ID: 'ZZ.onmicrosoft.com',
    PAGER_WEBHOOK_URL: 'ZZPAGER',
    HEARTBEAT_URL: 'https://user:ZZPASSWORD@beat.example.org/ping',
    PLAYGROUND: 'ZZMAYBE',
  };

  it('is named together with every other one', () => {
    expect(namesIn(problemsOf(BAD))).toEqual(Object.keys(BAD).sort());
  });

  it.each(Object.entries(BAD))('is named, and never with its value: %s', (name, value) => {
    const problems = problemsOf({
      ...(name.startsWith('SLACK_') && SLACK),
      ...(name.startsWith('MICROSOFT_') && TEAMS),
      [name]: value,
    });
    expect(namesIn(problems)).toEqual([name]);
    expect(problems.join()).not.toContain(value);
    expect(problems.join()).not.toContain('ZZ');
  });

  it('never shows a value in what is thrown', () => {
    try {
      readConfig(BAD);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const everything = `${error.message}${error.stack ?? ''}${JSON.stringify(error)}${String(error.cause)}`;
      expect(everything).not.toMatch(/ZZ|70000|postgres/);
      expect(error).toMatchObject({ name: 'ConfigError', code: 'config' });
      for (const name of Object.keys(BAD)) expect(error.message).toContain(name);
    }
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['PORT', ' '],
    ['PORT', ' 80'],
    ['PORT', '+80'],
    ['PORT', '8e3'],
    ['PORT', '0x50'],
    ['PORT', '999999999999'],
    ['METRICS_PORT', '\t'],
    ['METRICS_PORT', '٨٠'],
    ['PUBLIC_URL', 'example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['LOG_LEVEL', 'verbose'],
    ['MONGODB_URI', 'mongodb:// two words'],
  ])('is refused: %s=%s', (name, value) => {
    expect(namesIn(problemsOf({ [name]: value }))).toEqual([name]);
  });

  it.each([
    ['no id', KEY],
    ['too short', `k1:${Buffer.alloc(31).toString('base64')}`],
    ['too long', `k1:${Buffer.alloc(33).toString('base64')}`],
    ['a part too many', `k1:${KEY}:x`],
    ['an id with a space', `k 1:${KEY}`],
    ['an empty entry', `k1:${KEY},`],
    ['the same id twice', `k1:${KEY},k1:${OTHER_KEY}`],
    ['a good key beside a bad one', `k1:${KEY},k2:AAAA`],
  ])('is refused among the encryption keys: %s', (_, value) => {
    const problems = problemsOf({ ENCRYPTION_KEYS: value });
    expect(new Set(namesIn(problems))).toEqual(new Set(['ENCRYPTION_KEYS']));
    expect(problems.join()).not.toContain(KEY.slice(0, 8));
  });

  it('among settings that contradict each other: every contradiction is named, and no value', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PLAYGROUND: 'on',
      PUBLIC_URL: 'https://zzpublic.example.org',
      HOST: 'ZZHOST',
      SLACK_SIGNING_SECRET: 'ZZSIGNING-SECRET',
      MONGODB_URI: 'mongodb://user:ZZPASSWORD@db.example.org/safeguard',
    });
    expect(namesIn(problems)).toEqual([
      'ENCRYPTION_KEYS',
      'HOST',
      'MONGODB_URI',
      'PLAYGROUND',
      'PUBLIC_URL',
      'SLACK_BOT_TOKEN',
    ]);
    expect(problems.join()).not.toMatch(/zz/i);
  });
});

describe('malformed variables beside contradictions', () => {
  it('are named at once with them', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PORT: 'ZZPORT',
      SLACK_SIGNING_SECRET: SLACK.SLACK_SIGNING_SECRET,
      MONGODB_URI: 'mongodb://db.example.org/safeguard',
    });
    expect(namesIn(problems)).toEqual(['ENCRYPTION_KEYS', 'MONGODB_URI', 'PORT', 'SLACK_BOT_TOKEN']);
  });

  it.each<readonly [string, Environment, readonly string[]]>([
    ['one of Slack’s two', { ...SLACK, SLACK_BOT_TOKEN: 'ZZ' }, ['SLACK_BOT_TOKEN']],
    ['Socket Mode’s', { ...SOCKET_MODE, SLACK_APP_TOKEN: 'ZZ', PUBLIC_URL }, ['SLACK_APP_TOKEN']],
    ['both of Slack’s', { SLACK_SIGNING_SECRET: 'ZZ', SLACK_BOT_TOKEN: 'ZZ', HOST: '0.0.0.0' }, BOTH],
    ['Slack’s, with a public address', { ...SLACK, SLACK_BOT_TOKEN: 'ZZ', PUBLIC_URL }, ['SLACK_BOT_TOKEN']],
    ['the keys of production', { ...PRODUCTION, ENCRYPTION_KEYS: 'ZZ' }, ['ENCRYPTION_KEYS']],
    ['the playground, with a public address', { PLAYGROUND: 'ZZ', PUBLIC_URL, HOST: '0.0.0.0' }, ['PLAYGROUND']],
    ['the playground, in production', { NODE_ENV: 'production', ...KEYS, PLAYGROUND: 'ZZ' }, ['PLAYGROUND']],
    [
      'the address of the playground’s Slack',
      { ...SLACK, PLAYGROUND: 'on', SLACK_API_URL: 'ftp://ZZ' },
      ['SLACK_API_URL'],
    ],
    [
      'what allows plain text',
      { ...PRODUCTION, MONGODB_URI: 'mongodb://db.example.org/', MONGODB_ALLOW_PLAINTEXT: 'ZZ' },
      ['MONGODB_ALLOW_PLAINTEXT'],
    ],
    ['a database', { ...PRODUCTION, MONGODB_URI: 'ZZ' }, ['MONGODB_URI']],
  ])('make no contradiction of their own: %s', (_, environment, names) => {
    expect(namesIn(problemsOf(environment))).toEqual(names);
  });

  it('count as set: what has to stand beside them is missed', () => {
    expect(namesIn(problemsOf({ SLACK_SIGNING_SECRET: 'ZZ' }))).toEqual(BOTH);
  });

  it('that say nothing of the playground leave its contradictions in force', () => {
    expect(namesIn(problemsOf({ PORT: 'ZZ', PUBLIC_URL }))).toEqual(['PORT', 'PUBLIC_URL']);
    expect(namesIn(problemsOf({ PORT: 'ZZ', PLAYGROUND: 'off' }))).toEqual(['PORT', NO_PLATFORM]);
  });

  it('half of Slack’s settings is no reason to refuse what the playground could not have', () => {
    const half = { SLACK_SIGNING_SECRET: SLACK.SLACK_SIGNING_SECRET, PUBLIC_URL, HOST: '0.0.0.0' };
    expect(namesIn(problemsOf(half))).toEqual(['SLACK_BOT_TOKEN']);
  });
});
