import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.js';
import { freePort } from '../support/product-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const REFUSAL = "Safeguard can't start with these settings:\n";
const SLACK = {
  SLACK_SIGNING_SECRET: 'a-signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-a-token',
  // Nobody listens there; the product starts all the same.
  SLACK_API_URL: 'http://127.0.0.1:9/',
  ORG_FILE: join(root, 'src/playground/demonstration-organisation.yaml'),
};
const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const OTHER_BYTES = `k1:${Buffer.alloc(32, 8).toString('base64')}`;
const OTHER_ID = `k2:${Buffer.alloc(32, 7).toString('base64')}`;

type Environment = Readonly<Record<string, string>>;

let dataDir: string;
let mongodbUri: string;
let programs: ChildProcess[];
let servers: Server[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'safeguard-start-'));
  mongodbUri = openTestDatabase().uri;
  programs = [];
  servers = [];
});

afterEach(async () => {
  for (const program of programs) {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
  }
  for (const server of servers) server.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the product from its sources and waits until it is ready or has ended. */
async function start(environment: Environment, user?: number) {
  const { PATH = '', HOME = '', TMPDIR = '', XDG_CACHE_HOME = '' } = process.env;
  const inherited = Object.entries({ PATH, HOME, TMPDIR, XDG_CACHE_HOME }).filter(([, value]) => value);
  const program = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/main.ts')], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), PORT: '0', METRICS_PORT: '0', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user !== undefined && { uid: user, gid: user }),
  });
  programs.push(program);
  let output = '';
  let errors = '';
  program.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const closed = once(program, 'close').then(() => 'ended' as const);
  const ready = new Promise<'ready'>((resolve) => {
    program.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('"msg":"ready"') || output.includes('The playground is at')) resolve('ready');
    });
  });
  const state = await Promise.race([closed, ready]);
  return { state, output, errors, exitCode: program.exitCode };
}

async function stopAll(): Promise<void> {
  for (const program of programs.splice(0)) {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
}

async function occupiedPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

const refused = (...problems: readonly string[]) => ({
  state: 'ended',
  output: '',
  errors: `${REFUSAL}${problems.map((problem) => `- ${problem}\n`).join('')}`,
  exitCode: 2,
});

describe('one sentence and nothing else', () => {
  it('for every bad variable at once', async () => {
    expect(await start({ PORT: 'ZZ', NODE_ENV: 'prod', LOG_LEVEL: 'loud', SLACK_API_URL: 'nowhere' })).toEqual(
      refused(
        'NODE_ENV: may be development, test, production',
        'PORT: is a whole number from 0 to 65535',
        'LOG_LEVEL: may be fatal, error, warn, info, debug, silent',
        'SLACK_API_URL: is no web address',
      ),
    );
    expect(await readdir(dataDir)).toEqual([]);
  });

  const quiet = { LOG_LEVEL: 'info', MONGODB_URI: '', ENCRYPTION_KEYS: KEY };

  it('when a port is in use, with the engine stopped again', async () => {
    const port = String(await occupiedPort());
    expect(await start({ ...quiet, PORT: port })).toEqual(
      refused('PORT: is in use by another program; stop that one, or set another port'),
    );
    expect(await start({ ...quiet, METRICS_PORT: port })).toEqual(
      refused('METRICS_PORT: is in use by another program; stop that one, or set another port'),
    );
    expect(await readdir(dataDir)).toEqual(['mongodb']);
  });

  it('when HOST is no address of this machine, or leads to none', async () => {
    // The first is kept free for documents, the second for names that never exist.
    expect(await start({ ...SLACK, ENCRYPTION_KEYS: KEY, MONGODB_URI: mongodbUri, HOST: '192.0.2.1' })).toMatchObject({
      errors: refused('HOST: is no address of this machine; use 0.0.0.0 for all that it has').errors,
      exitCode: 2,
    });
    expect(await start({ ...SLACK, ENCRYPTION_KEYS: KEY, MONGODB_URI: mongodbUri, HOST: 'a.invalid' })).toMatchObject({
      errors: refused('HOST: is a name that leads to no address').errors,
      exitCode: 2,
    });
  });

  it('when the data directory is a file, leads through one, or may not be written to', async () => {
    const file = join(dataDir, 'file');
    const closed = join(dataDir, 'closed');
    await writeFile(file, '');
    await mkdir(closed);
    await chmod(closed, 0o555);
    await chmod(dataDir, 0o755);
    expect(await start({ ...quiet, DATA_DIR: file })).toEqual(refused('DATA_DIR: is a file; name a directory'));
    expect(await start({ ...quiet, DATA_DIR: join(file, 'data') })).toEqual(
      refused('DATA_DIR: leads through a file; name a directory'),
    );
    const NOBODY = 65_534;
    const user = process.getuid?.() === 0 ? NOBODY : undefined;
    for (const path of [closed, join(closed, 'data')]) {
      expect(await start({ ...quiet, DATA_DIR: path }, user)).toEqual(
        refused(
          'DATA_DIR: cannot be written to by the user that Safeguard runs as; give it to that user, or name another directory',
        ),
      );
    }
  });

  it('when another process has the data directory', async () => {
    const first = await start({ ...quiet, PORT: String(await freePort()) });
    expect(first.state).toBe('ready');
    const second = await start(quiet);
    expect(second).toEqual({
      state: 'ended',
      output: '',
      errors: `The data directory ${dataDir} is in use by process ${programs[0]?.pid}: stop that process, or set DATA_DIR to another directory.\n`,
      exitCode: 1,
    });
  });

  it('when the database does not answer, or its address can’t be used', async () => {
    const nobody = await freePort();
    expect(await start({ MONGODB_URI: `mongodb://127.0.0.1:${nobody}/` })).toMatchObject({
      errors: 'The database does not answer: start it, or correct the address in MONGODB_URI.\n',
      exitCode: 1,
    });
    expect(await start({ MONGODB_URI: 'mongodb://127.0.0.1/?maxPoolSize=many&w=ZZ&retryReads=ZZ' })).toMatchObject({
      errors: 'MONGODB_URI is no address that can be used: check its options.\n',
      exitCode: 1,
    });
  });
});

describe('a bad organisation file', () => {
  it('leaves nothing behind where there was nothing', async () => {
    const file = join(dataDir, 'organisation.yaml');
    const data = join(dataDir, 'data');
    await writeFile(file, 'organisation: 7\n');
    const refusal = await start({ ORG_FILE: file, DATA_DIR: data });
    expect(refusal.errors).toContain('- ORG_FILE line 1: organisation: holds keys of its own');
    expect(refusal).toMatchObject({ output: '', exitCode: 2 });
    expect(await start({ ORG_FILE: join(dataDir, 'nowhere.yaml'), DATA_DIR: data })).toEqual(
      refused('ORG_FILE: the file cannot be read'),
    );
    expect(await readdir(dataDir)).toEqual(['organisation.yaml']);
  });

  it('makes no key either, where the database is an empty one elsewhere', async () => {
    const environment = { ...SLACK, MONGODB_URI: mongodbUri, ORG_FILE: join(dataDir, 'nowhere.yaml') };
    expect(await start(environment)).toEqual(refused('ORG_FILE: the file cannot be read'));
    expect(await start({ ...environment, ORG_FILE: '' })).toEqual(
      refused('ORG_FILE: the database is empty, so name the organisation file that it is to start from'),
    );
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('does not matter once the database has its settings', async () => {
    const environment = { MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: KEY };
    expect((await start(environment)).state).toBe('ready');
    expect((await start({ ...environment, ORG_FILE: join(dataDir, 'nowhere.yaml') })).state).toBe('ready');
  });

  it('that is only doubtful starts with a warning that names nobody', async () => {
    const file = join(dataDir, 'organisation.yaml');
    await writeFile(
      file,
      `organisation:
  name: Care Mastery
  timeZone: Europe/London
  phones: { duty: "+44 20 7946 0100", alternate: "+44 20 7946 0101" }
  externalContact: { name: Council safeguarding hub, phone: "+44 20 7946 0400" }
people:
  - { id: priya, name: Priya Shah, roles: [duty, manager], slack: U01PRIYA }
rota: { from: 2026-01-05, handover: Mon 09:00, weeks: [priya] }
`,
    );
    const { state, output } = await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: KEY, ORG_FILE: file });
    expect(state).toBe('ready');
    expect(output).toContain('ORG_FILE: people: nobody has the role lead');
    expect(output).not.toMatch(/priya/i);
  });
});

describe('a database that was sealed', () => {
  beforeEach(async () => {
    expect((await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: KEY })).state).toBe('ready');
    await stopAll();
  });

  it('is not opened with other bytes under the same id, nor with a key of another id', async () => {
    expect(await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: OTHER_BYTES })).toEqual({
      state: 'ended',
      output: '',
      errors:
        'ENCRYPTION_KEYS holds a key with the id k1 that does not open this database: put the key back that it was sealed with\n',
      exitCode: 1,
    });
    expect(await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: OTHER_ID })).toEqual({
      state: 'ended',
      output: '',
      errors: 'ENCRYPTION_KEYS holds no key with the id k1, which this database was sealed with: put that key back\n',
      exitCode: 1,
    });
  });

  it('gets no new key when its own is lost', async () => {
    expect(await start({ MONGODB_URI: mongodbUri })).toEqual(
      refused(
        `ENCRYPTION_KEYS: is not set, and the key that this database was sealed with is not in ${dataDir}/keys.env; put one of them back`,
      ),
    );
    expect(await readdir(dataDir)).toEqual([]);
    expect((await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: KEY })).state).toBe('ready');
  });
});
