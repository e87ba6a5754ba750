import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ensureDebianLibraries } from '../../../src/storage/embedded-mongodb/debian-libraries.js';
import { startEmbeddedMongodb } from '../../../src/storage/embedded-mongodb/embedded-mongodb.js';
import { chooseRuntime, describeThisMachine } from '../../../src/storage/embedded-mongodb/runtime.js';
import { startOwner } from '../../support/processes.js';

const needsLibraries = chooseRuntime(await describeThisMachine()).kind === 'debian-loader';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'safeguard-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Without apt-get the fetch fails at once: enough to see where it would have put what. */
const NO_APT = { PATH: '/nonexistent' };

describe('where the C library of Debian 13 is kept', () => {
  it.each<[string, (folder: string) => { environment: Record<string, string>; cacheDir?: string }, string]>([
    ['the folder that it is told', (folder) => ({ environment: NO_APT, cacheDir: join(folder, 'told') }), 'told'],
    [
      "the user's cache folder",
      (folder) => ({ environment: { ...NO_APT, XDG_CACHE_HOME: join(folder, 'xdg'), HOME: folder } }),
      'xdg/safeguard',
    ],
    ['.cache at home', (folder) => ({ environment: { ...NO_APT, HOME: folder } }), '.cache/safeguard'],
    [
      'a folder beside the data when the cache folder is not writable',
      () => ({ environment: { ...NO_APT, XDG_CACHE_HOME: '/dev/null/cache' } }),
      'data-cache',
    ],
  ])('is %s', async (_, options, expected) => {
    const folder = await aFolder();
    const lines: string[] = [];
    const { environment, cacheDir } = options(folder);
    const log = (line: string) => void lines.push(line);
    const fetching = ensureDebianLibraries({ dataDir: join(folder, 'data'), cacheDir, environment, log });

    await expect(fetching).rejects.toMatchObject({
      code: 'LIBRARIES_UNAVAILABLE',
      message: expect.stringMatching(/^The embedded database needs .*MONGODB_URI.*docker compose[^\n]*\.$/),
      cause: expect.any(Error),
    });
    expect(lines).toEqual([expect.stringContaining(join(folder, expected))]);
    expect(await readdir(join(folder, expected))).toEqual([]);
  });
});

describe.runIf(needsLibraries)('fetching the C library of Debian 13', () => {
  it('leaves nothing half made when it is killed, and is safe when two processes do it at once', async () => {
    const folder = await aFolder();
    const cacheDir = join(folder, 'cache');
    const victim = startOwner(join(folder, 'first'), cacheDir);
    victim.report.catch(() => {});
    await vi.waitUntil(async () => (await readdir(cacheDir).catch(() => [])).length > 0, { timeout: 60_000 });
    await sleep(500);
    victim.child.kill('SIGKILL');
    await once(victim.child, 'exit');

    const [left = '', ...more] = await readdir(cacheDir);
    expect(left).toMatch(/^\.fetch-/);
    expect(more).toEqual([]);
    await utimes(join(cacheDir, left), 0, 0); // abandoned for long enough to be removed
    await sleep(3_000); // apt-get, which the killed process had started, ends by itself

    const lines: string[] = [];
    const other = startOwner(join(folder, 'second'), cacheDir);
    const engine = await startEmbeddedMongodb({
      dataDir: join(folder, 'third'),
      cacheDir,
      environment: process.env,
      log: (line) => lines.push(line),
    });
    onTestFinished(() => engine.stop());
    expect(await other.report).toMatchObject({ uri: expect.stringMatching(/^mongodb:/) });
    other.child.stdin.end();
    await once(other.child, 'exit');
    expect(engine.state).toBe('running');
    expect(lines).toEqual([expect.stringMatching(/^Fetching .* once, into [^\n]*$/)]);
    expect(await readdir(cacheDir)).toEqual(['debian-13-libc6-amd64']);
  });
});
