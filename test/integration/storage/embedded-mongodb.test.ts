import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type EmbeddedMongodb,
  type EmbeddedMongodbOptions,
  startEmbeddedMongodb,
} from '../../../src/storage/embedded-mongodb/embedded-mongodb.js';
import { findRunningEngine } from '../../../src/storage/embedded-mongodb/engine-file.js';
import { EmbeddedMongodbError } from '../../../src/storage/embedded-mongodb/errors.js';
import { isRunning, type Owner, startOwner } from '../../support/processes.js';

const ONE_SENTENCE = /^[A-Z][^\n]*[^.\n]\.$/;

async function aDataDir(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'safeguard-test-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

async function start(dataDir: string, options: Partial<EmbeddedMongodbOptions> = {}): Promise<EmbeddedMongodb> {
  const engine = await startEmbeddedMongodb({ dataDir, environment: process.env, ...options });
  onTestFinished(() => engine.stop());
  return engine;
}

async function anOwner(dataDir: string): Promise<Owner & { uri: string; processId: number }> {
  const owner = startOwner(dataDir);
  onTestFinished(() => void owner.child.kill('SIGKILL'));
  const { uri = '', processId = 0 } = await owner.report;
  onTestFinished(() => {
    if (isRunning(processId)) process.kill(processId, 'SIGKILL');
  });
  return { ...owner, uri, processId };
}

async function killed(owner: Owner): Promise<void> {
  const exit = once(owner.child, 'exit');
  owner.child.kill('SIGKILL');
  await exit;
}

function folderOf(uri: string): string {
  return dirname(decodeURIComponent(new URL(uri).hostname));
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function withClient<Result>(uri: string, work: (client: MongoClient) => Promise<Result>): Promise<Result> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const write = (uri: string, text: string) =>
  withClient(uri, (client) =>
    client
      .db('test')
      .collection('notes')
      .insertOne({ text }, { writeConcern: { w: 'majority', j: true } }),
  );

const read = (uri: string) =>
  withClient(uri, async (client) => {
    const notes = await client.db('test').collection('notes').find().sort({ _id: 1 }).toArray();
    return notes.map((note) => note.text);
  });

/** The command lines of all host processes on a data directory; needs Linux's /proc. */
async function hostsOn(dataDir: string): Promise<string[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(names.map((name) => readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes('host.mjs') && command.includes(dataDir));
}

async function refusal(starting: Promise<unknown>): Promise<EmbeddedMongodbError> {
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EmbeddedMongodbError)) throw new Error('was not refused', { cause: error });
  expect(error.message).toMatch(ONE_SENTENCE);
  return error;
}

describe('the embedded database', () => {
  it('makes the data directory and serves the driver and mongoose at an ordinary address', async () => {
    const dataDir = await aDataDir();
    const engine = await start(dataDir);

    expect(engine.uri).toMatch(/^mongodb:\/\/[^/]+\/\?directConnection=true$/);
    expect(engine.state).toBe('running');
    expect(isRunning(engine.processId)).toBe(true);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await write(engine.uri, 'by the driver');

    const connection = mongoose.createConnection(`${engine.uri}&w=majority&journal=true`, { dbName: 'test' });
    const Note = connection.model('Note', new mongoose.Schema({ text: String }), 'notes');
    await Note.create({ text: 'by mongoose' });
    expect(await Note.findOne({ text: 'by the driver' })).toMatchObject({ text: 'by the driver' });
    await connection.close();
    expect(await read(engine.uri)).toEqual(['by the driver', 'by mongoose']);
  });

  it('keeps its sockets and its address file from other users', async () => {
    const dataDir = await aDataDir();
    const engine = await start(dataDir);

    expect((await stat(folderOf(engine.uri))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'engine.json'))).mode & 0o777).toBe(0o600);
    const data = await stat(join(dataDir, 'mongodb', 'WiredTiger.wt'));
    expect(data.mode & 0o077).toBe(0);
    const folder = await readdir(folderOf(engine.uri));
    expect(folder).toContainEqual(expect.stringMatching(/^embedded-mongodb-/)); // the library's own, not beside ours
  });

  it('keeps what was written when it is stopped and started again', async () => {
    const dataDir = await aDataDir();
    const first = await start(dataDir);
    await write(first.uri, 'kept');
    await first.stop();

    expect(await read((await start(dataDir)).uri)).toEqual(['kept']);
  });

  it('leaves no process, no socket folder and no address file when it is stopped', async () => {
    const dataDir = await aDataDir();
    const states: string[] = [];
    const engine = await start(dataDir, { onStateChange: (state) => states.push(state) });
    await engine.stop();
    await engine.stop();

    expect(states).toEqual(['stopped']);
    expect(engine.state).toBe('stopped');
    expect(isRunning(engine.processId)).toBe(false);
    expect(await exists(folderOf(engine.uri))).toBe(false);
    expect(await readdir(dataDir)).toEqual(['mongodb']);
  });

  it('says in one sentence what is wrong with a directory that it cannot open', async () => {
    const dataDir = await aDataDir();
    await writeFile(dataDir, 'a file, not a directory');
    const error = await refusal(startEmbeddedMongodb({ dataDir }));
    expect(error).toMatchObject({ code: 'START_FAILED', message: expect.stringContaining(dataDir) });
  });

  it('leaves no process and no socket folder behind when the data are damaged', async () => {
    const dataDir = await aDataDir();
    await mkdir(join(dataDir, 'mongodb'), { recursive: true });
    await writeFile(join(dataDir, 'mongodb', 'WiredTiger'), 'damaged');
    await writeFile(join(dataDir, 'mongodb', 'WiredTiger.turtle'), 'damaged');
    const before = await readdir(tmpdir());
    const error = await refusal(startEmbeddedMongodb({ dataDir }));
    expect(error.code).toBe('START_FAILED');
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('sg-') && !before.includes(name))).toEqual([]);
  });
});

describe('when the engine dies', () => {
  it('serves the same address again within seconds, without losing what it acknowledged, and says so', async () => {
    const dataDir = await aDataDir();
    const states: string[] = [];
    const lines: string[] = [];
    const engine = await start(dataDir, {
      onStateChange: (state) => states.push(state),
      log: (line) => lines.push(line),
    });
    await write(engine.uri, 'before');
    const client = new MongoClient(`${engine.uri}&journal=true`);
    onTestFinished(() => client.close());
    await client.db('test').command({ ping: 1 });

    for (const round of ['first', 'second']) {
      const { uri, processId } = engine;
      process.kill(processId, 'SIGKILL');
      await vi.waitUntil(() => engine.processId !== processId && engine.state === 'running', { timeout: 60_000 });
      expect(engine.uri).toBe(uri);
      // A client that was connected before finds the way back by itself.
      await client.db('test').collection<{ text: string }>('notes').insertOne({ text: round });
    }

    expect(await read(engine.uri)).toEqual(['before', 'first', 'second']);
    expect(states).toEqual(['restarting', 'running', 'restarting', 'running']);
    expect(lines[0]).toContain('signal SIGKILL');
    const content = JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
    expect(content).toMatchObject({ uri: engine.uri, processId: engine.processId, parentProcessId: process.pid });
    const folder = await readdir(folderOf(engine.uri));
    expect(folder.filter((name) => name.startsWith('embedded-mongodb-'))).toHaveLength(1);
  });

  it('keeps the directory for its owner while it is being restarted, and the CLI waits for it', async () => {
    const dataDir = await aDataDir();
    const engine = await start(dataDir);
    process.kill(engine.processId, 'SIGKILL');
    await vi.waitUntil(() => engine.state === 'restarting', { timeout: 60_000 });

    const [error, found] = await Promise.all([refusal(startEmbeddedMongodb({ dataDir })), findRunningEngine(dataDir)]);
    expect(error.code).toBe('IN_USE');
    expect(found).toEqual({ uri: engine.uri });
    expect(await read(engine.uri)).toEqual([]);
  });

  it('keeps trying until it can be opened again', async () => {
    const dataDir = await aDataDir();
    const lines: string[] = [];
    const engine = await start(dataDir, { log: (line) => lines.push(line) });
    await write(engine.uri, 'kept');
    const moved = `${dataDir}-moved`;
    // A file in the engine's place: it can be opened no more than a full or broken disk.
    await rename(join(dataDir, 'mongodb'), moved);
    await writeFile(`${dataDir}-file`, '');
    await symlink(`${dataDir}-file`, join(dataDir, 'mongodb'));
    process.kill(engine.processId, 'SIGKILL');
    await vi.waitUntil(() => lines.filter((line) => line.includes('tried again')).length >= 2, { timeout: 60_000 });
    expect(engine.state).toBe('restarting');
    // The owner lives: the directory stays its own, and nobody tidies its sockets away.
    expect((await refusal(startEmbeddedMongodb({ dataDir }))).code).toBe('IN_USE');
    await start(await aDataDir());
    expect(await exists(folderOf(engine.uri))).toBe(true);
    // In one step: an engine that found nothing in between would begin a new database there.
    await symlink(moved, join(dataDir, 'back'));
    await rename(join(dataDir, 'back'), join(dataDir, 'mongodb'));

    await vi.waitUntil(() => engine.state === 'running', { timeout: 60_000 });
    expect(await read(engine.uri)).toEqual(['kept']);
  });

  it('can be stopped while it is being restarted', async () => {
    const dataDir = await aDataDir();
    const engine = await start(dataDir);
    process.kill(engine.processId, 'SIGKILL');
    await vi.waitUntil(() => engine.state === 'restarting', { timeout: 60_000 });
    await sleep(100); // the next host process exists, and does not serve yet
    await engine.stop();

    expect(engine.state).toBe('stopped');
    expect(await exists(folderOf(engine.uri))).toBe(false);
    expect(await readdir(dataDir)).toEqual(['mongodb']);
    expect(await read((await start(dataDir)).uri)).toEqual([]); // nobody holds the directory
  });

  it('is left alone by Ctrl-C and a closed terminal, which reach the whole process group', async () => {
    const engine = await start(await aDataDir());
    const { processId } = engine;
    process.kill(processId, 'SIGINT');
    process.kill(processId, 'SIGHUP');
    process.kill(processId, 'SIGTERM');
    await sleep(300);
    expect(await read(engine.uri)).toEqual([]);
    expect(engine).toMatchObject({ state: 'running', processId });
  });
});

describe('when the owner is killed', () => {
  it('the engine closes and removes its sockets, and the directory opens again', async () => {
    const dataDir = await aDataDir();
    const owner = await anOwner(dataDir);
    await write(owner.uri, 'kept');
    await killed(owner);

    await vi.waitUntil(() => !isRunning(owner.processId), { timeout: 60_000 });
    expect(await exists(folderOf(owner.uri))).toBe(false);
    expect(await findRunningEngine(dataDir)).toBeUndefined();
    const engine = await start(dataDir);
    expect(await read(engine.uri)).toEqual(['kept']);
  });

  it('an engine that is still closing is waited for', async () => {
    const dataDir = await aDataDir();
    const owner = await anOwner(dataDir);
    process.kill(owner.processId, 'SIGSTOP');
    await killed(owner);
    const starting = start(dataDir);
    await sleep(1_000);
    expect(await exists(folderOf(owner.uri))).toBe(true); // it is the closing engine's to remove
    process.kill(owner.processId, 'SIGCONT');

    expect(await read((await starting).uri)).toEqual([]);
    await vi.waitUntil(() => !isRunning(owner.processId), { timeout: 60_000 });
    expect(await exists(folderOf(owner.uri))).toBe(false);
  });

  it('an engine that does not close is named after 10 s', async () => {
    const dataDir = await aDataDir();
    const owner = await anOwner(dataDir);
    process.kill(owner.processId, 'SIGSTOP');
    await killed(owner);

    const error = await refusal(startEmbeddedMongodb({ dataDir }));
    expect(error.code).toBe('IN_USE');
    expect(error.message).toContain(`in use by process ${owner.processId}:`);
  });

  it('together with its engine, the next start removes what they left, and only that', async () => {
    const dataDir = await aDataDir();
    const owner = await anOwner(dataDir);
    process.kill(owner.processId, 'SIGSTOP');
    await killed(owner);
    process.kill(owner.processId, 'SIGKILL');
    await vi.waitUntil(() => !isRunning(owner.processId), { timeout: 60_000 });
    expect(await exists(join(folderOf(owner.uri), 'owner.sock'))).toBe(true);
    // Process ids are used again: a stale file that names a living process must not count either.
    const file = join(dataDir, 'engine.json');
    const content = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...content, processId: process.pid, parentProcessId: process.pid }));
    const bystanders = await someFoldersOfOthers();
    const other = await start(await aDataDir());
    expect(await findRunningEngine(dataDir)).toBeUndefined();

    const engine = await start(dataDir);
    expect(await exists(folderOf(owner.uri))).toBe(false);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ uri: engine.uri });
    expect(await read(other.uri)).toEqual([]);
    for (const path of bystanders) expect(await exists(path), path).toBe(true);
  });
});

/** Folders that look like those of dead owners and are not. */
async function someFoldersOfOthers(): Promise<string[]> {
  const open = await mkdtemp(join(tmpdir(), 'sg-'));
  const strange = await mkdtemp(join(tmpdir(), 'sg-'));
  const target = await mkdtemp(join(tmpdir(), 'safeguard-test-'));
  const link = join(tmpdir(), 'sg-LiNkEd');
  for (const folder of [open, target]) {
    const server = createServer().listen(join(folder, 'socket'));
    await once(server, 'listening');
    await rename(join(folder, 'socket'), join(folder, 'owner.sock'));
    server.close(); // the name that it would remove has changed
  }
  await chmod(open, 0o755);
  await writeFile(join(strange, 'owner.sock'), 'not a socket');
  await rm(link, { force: true });
  await symlink(target, link);
  const paths = [open, strange, link, join(target, 'owner.sock')];
  onTestFinished(async () => {
    for (const path of [open, strange, link, target]) await rm(path, { recursive: true, force: true });
  });
  return paths;
}

describe('a second start on the same directory', () => {
  it('is refused in one sentence that names the process and what to do', async () => {
    const dataDir = await aDataDir();
    const engine = await start(dataDir);
    const error = await refusal(startEmbeddedMongodb({ dataDir }));
    expect(error.code).toBe('IN_USE');
    expect(error.message).toBe(
      `The data directory ${dataDir} is in use by process ${process.pid}: stop that process, or set DATA_DIR to another directory.`,
    );
    expect(await read(engine.uri)).toEqual([]);
  });

  it('is refused in another process', async () => {
    const dataDir = await aDataDir();
    const engine = await start(dataDir);
    const { code, message } = await startOwner(dataDir).report;
    expect(code).toBe('IN_USE');
    expect(message).toContain(`in use by process ${process.pid}:`);
    expect(await read(engine.uri)).toEqual([]);
  });

  it('is refused at the same moment: exactly one of several wins, and all others name it', async () => {
    const dataDir = await aDataDir();
    const owners = [startOwner(dataDir), startOwner(dataDir)];
    for (const owner of owners) onTestFinished(() => void owner.child.stdin.end());
    const here = [startEmbeddedMongodb({ dataDir }), startEmbeddedMongodb({ dataDir })];

    const results = await Promise.all([
      ...owners.map(async ({ child, report }) => ({ ...(await report), owner: child.pid })),
      ...here.map((starting) =>
        starting.then(
          (engine) => {
            onTestFinished(() => engine.stop());
            return { uri: engine.uri, owner: process.pid };
          },
          (error: EmbeddedMongodbError) => ({ code: error.code, message: error.message, owner: process.pid }),
        ),
      ),
    ]);
    const winners = results.filter((result) => 'uri' in result && result.uri);
    expect(winners).toHaveLength(1);
    if (process.platform === 'linux') expect(await hostsOn(dataDir)).toHaveLength(1);
    for (const loser of results.filter((result) => !winners.includes(result))) {
      expect(loser).toMatchObject({
        code: 'IN_USE',
        message: expect.stringContaining(`in use by process ${winners[0]?.owner}:`),
      });
    }
  });
});

describe('the address of a running engine', () => {
  it('is found from another process by connecting to it', async () => {
    const dataDir = await aDataDir();
    const owner = await anOwner(dataDir);
    const found = await findRunningEngine(dataDir);
    expect(found).toEqual({ uri: owner.uri });
    expect(await read(owner.uri)).toEqual([]);

    owner.child.stdin.end();
    await once(owner.child, 'exit');
    expect(await findRunningEngine(dataDir)).toBeUndefined();
  });

  it.each([
    ['is absent', undefined],
    ['is not JSON', '{"uri": '],
    ['lacks what it should say', '{"uri":"mongodb://%2Ftmp%2Fsg-AbCdEf%2Fdb.sock/?directConnection=true"}'],
    [
      'names another server',
      '{"uri":"mongodb://db.example/","processId":1,"parentProcessId":1,"startedAt":"2026-01-01T00:00:00.000Z"}',
    ],
  ])('is not found when its file %s', async (_, content) => {
    const dataDir = await aDataDir();
    await mkdir(dataDir);
    if (content !== undefined) await writeFile(join(dataDir, 'engine.json'), content);
    expect(await findRunningEngine(dataDir)).toBeUndefined();
  });
});
