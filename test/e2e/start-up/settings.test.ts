import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { freePort } from '../../support/product-process.js';
import { it, KEY, refused, SLACK } from '../../support/starts.js';

const quiet = { LOG_LEVEL: 'info', MONGODB_URI: '', ENCRYPTION_KEYS: KEY };

describe.concurrent('one sentence and nothing else', () => {
  it('for every bad variable at once, before the organisation file is looked for', async ({ starts }) => {
    const environment = { PORT: 'ZZ', NODE_ENV: 'prod', LOG_LEVEL: 'loud', SLACK_API_URL: 'nowhere' };
    expect(await starts.start({ ...environment, ORG_FILE: join(starts.folder, 'nowhere.yaml') })).toEqual(
      refused(
        'NODE_ENV: may be development, test, production',
        'PORT: is a whole number from 0 to 65535',
        'LOG_LEVEL: may be fatal, error, warn, info, debug, silent',
        'SLACK_API_URL: is no web address',
      ),
    );
    expect(await readdir(starts.folder)).toEqual([]);
  });

  it('when a port is in use, with the engine stopped again', async ({ starts, onTestFinished }) => {
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as { port: number }).port);
    for (const name of ['PORT', 'METRICS_PORT']) {
      expect(await starts.start({ ...quiet, [name]: port })).toEqual(
        refused(`${name}: is in use by another program; stop that one, or set another port`),
      );
    }
    expect(await readdir(starts.folder)).toEqual(['mongodb']);
  });

  it.for([
    // Kept free for documents.
    ['192.0.2.1', 'HOST: is no address of this machine; use 0.0.0.0 for all that it has'],
    // Kept free for names that never exist.
    ['a.invalid', 'HOST: is a name that leads to no address'],
  ] as const)('when HOST is %s', async ([host, problem], { starts }) => {
    const environment = { ...SLACK, ENCRYPTION_KEYS: KEY, MONGODB_URI: starts.mongodbUri, HOST: host };
    expect(await starts.start(environment)).toMatchObject({ errors: refused(problem).errors, exitCode: 2 });
  });

  it('when the data directory is a file, leads through one, or may not be written to', async ({ starts }) => {
    const file = join(starts.folder, 'file');
    const closed = join(starts.folder, 'closed');
    await writeFile(file, '');
    await mkdir(closed);
    await chmod(closed, 0o555);
    await chmod(starts.folder, 0o755);
    const NOBODY = 65_534;
    const user = process.getuid?.() === 0 ? NOBODY : undefined;
    const notOurs =
      'DATA_DIR: cannot be written to by the user that Safeguard runs as; give it to that user, or name another directory';
    expect(
      await Promise.all([
        starts.start({ ...quiet, DATA_DIR: file }),
        starts.start({ ...quiet, DATA_DIR: join(file, 'data') }),
        starts.start({ ...quiet, DATA_DIR: closed }, user),
        starts.start({ ...quiet, DATA_DIR: join(closed, 'data') }, user),
      ]),
    ).toEqual([
      refused('DATA_DIR: is a file; name a directory'),
      refused('DATA_DIR: leads through a file; name a directory'),
      refused(notOurs),
      refused(notOurs),
    ]);
  });

  it('when another process has the data directory', async ({ starts }) => {
    expect((await starts.start({ ...quiet, PORT: String(await freePort()) })).state).toBe('ready');
    expect(await starts.start(quiet)).toEqual({
      state: 'ended',
      output: '',
      errors: `The data directory ${starts.folder} is in use by process ${starts.processId()}: stop that process, or set DATA_DIR to another directory.\n`,
      exitCode: 1,
    });
  });

  it('when the database does not answer', async ({ starts }) => {
    expect(await starts.start({ MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/` })).toMatchObject({
      errors: 'The database does not answer: start it, or correct the address in MONGODB_URI.\n',
      exitCode: 1,
    });
  });

  it('when the address of the database can’t be used', async ({ starts }) => {
    const uri = 'mongodb://127.0.0.1/?maxPoolSize=many&w=ZZ&retryReads=ZZ';
    expect(await starts.start({ MONGODB_URI: uri })).toMatchObject({
      errors: 'MONGODB_URI is no address that can be used: check its options.\n',
      exitCode: 1,
    });
  });
});
