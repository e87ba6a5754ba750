import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type SourcesFile, toDebian13Sources } from './debian-sources.js';
import { childEnvironment, type Environment } from './environment.js';
import { EmbeddedMongodbError, USE_A_SERVER } from './errors.js';

const run = promisify(execFile);

const APT_FOLDER = '/etc/apt';
const LIBRARIES_NAME = 'debian-13-libc6-amd64';
const LIBRARIES_IN_PACKAGE = 'usr/lib/x86_64-linux-gnu';
const FETCH_PREFIX = '.fetch-';
const FETCH_TIMEOUT_MS = 180_000;
/** What a killed fetch left is surely nobody's work in progress after this time. */
const ABANDONED_AFTER_MS = 3_600_000;
const INHERITED = ['PATH', 'HOME', 'APT_CONFIG', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'];

export const LOADER_NAME = 'ld-linux-x86-64.so.2';

export interface DebianLibrariesOptions {
  readonly dataDir: string;
  /** Default: `safeguard` in the user's cache folder, or a folder beside the data directory when that is not writable. */
  readonly cacheDir: string | undefined;
  readonly environment: Environment;
  readonly log: (line: string) => void;
}

function cacheFolders({ dataDir, cacheDir, environment }: DebianLibrariesOptions): string[] {
  if (cacheDir !== undefined) return [cacheDir];
  const userCache = environment.XDG_CACHE_HOME || join(environment.HOME ?? homedir(), '.cache');
  return [join(userCache, 'safeguard'), `${dataDir}-cache`];
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

async function firstWritable(folders: readonly string[]): Promise<string> {
  const failures: unknown[] = [];
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK);
      return folder;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `no cache folder is writable: ${folders.join(', ')}`);
}

async function readAptSources(): Promise<SourcesFile[]> {
  const parts = join(APT_FOLDER, 'sources.list.d');
  const names = await readdir(parts).catch(() => []);
  const paths = [join(APT_FOLDER, 'sources.list'), ...names.toSorted().map((name) => join(parts, name))];
  return Promise.all(paths.map(async (name) => ({ name, text: await readFile(name, 'utf8').catch(() => '') })));
}

/**
 * Apt's settings for a state of its own, read after the system's (which may name proxies). Hooks and pins concern the
 * system's packages and are switched off; signatures are checked even where the system's settings are lax about them.
 */
function aptSettings(folder: string): string {
  return [
    `Dir::State "${folder}/state";`,
    `Dir::State::status "${folder}/status";`,
    `Dir::Cache "${folder}/cache";`,
    `Dir::Etc::sourcelist "${folder}/debian-13.sources";`,
    'Dir::Etc::sourceparts "/dev/null";',
    'Dir::Etc::preferences "/dev/null";',
    'Dir::Etc::preferencesparts "/dev/null";',
    'APT::Default-Release "";',
    'APT::Architecture "amd64";',
    '#clear APT::Architectures;',
    'APT::Architectures { "amd64"; };',
    '#clear APT::Update::Pre-Invoke;',
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
    'APT::Get::AllowUnauthenticated "false";',
    'Acquire::AllowInsecureRepositories "false";',
    'Acquire::AllowWeakRepositories "false";',
    'Acquire::Languages "none";',
    // Started by root, apt would give up its rights, and then could not write to this private folder.
    'APT::Sandbox::User "root";',
    '',
  ].join('\n');
}

/** Fetches and unpacks Debian 13's libc6 in a folder of its own. @returns the folder of its libraries. */
async function fetchInto(folder: string, environment: Environment): Promise<string> {
  const sources = toDebian13Sources(await readAptSources());
  if (sources === '') throw new Error(`${APT_FOLDER} has no source that Debian signs`);
  await Promise.all([
    mkdir(join(folder, 'state/lists/partial'), { recursive: true }),
    mkdir(join(folder, 'cache/archives/partial'), { recursive: true }),
    mkdir(join(folder, 'packages')),
    writeFile(join(folder, 'status'), ''),
    writeFile(join(folder, 'debian-13.sources'), sources),
    writeFile(join(folder, 'apt.conf'), aptSettings(folder)),
  ]);
  const packages = join(folder, 'packages');
  const env = { ...childEnvironment(environment, INHERITED), LC_ALL: 'C' };
  const apt = (...args: string[]) =>
    run('apt-get', ['-q', '-c', join(folder, 'apt.conf'), ...args], { cwd: packages, env, timeout: FETCH_TIMEOUT_MS });

  // One unreachable source does not matter if another has the package, and the second command says whether one had.
  const update = await apt('update').then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    await apt('download', 'libc6');
  } catch (error) {
    throw new AggregateError([update, error].filter(Boolean), 'apt-get could not download libc6 of Debian 13');
  }
  const [archive] = (await readdir(packages)).filter((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error('apt-get download left no package');
  await run('dpkg-deb', ['-x', join(packages, archive), join(folder, 'unpacked')], { env });

  const libraries = join(folder, 'unpacked', LIBRARIES_IN_PACKAGE);
  // Proves that this Node runs under the loader, before anyone relies on it.
  const loader = join(libraries, LOADER_NAME);
  await run(loader, ['--library-path', libraries, process.execPath, '--version'], { env });
  return libraries;
}

async function removeAbandonedFetches(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => name.startsWith(FETCH_PREFIX));
  for (const path of names.map((name) => join(cache, name))) {
    const age = await stat(path).then(
      (stats) => Date.now() - stats.mtimeMs,
      () => 0,
    );
    // One that cannot be removed costs room and nothing else.
    if (age > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * The folder of Debian 13's C library, fetched with the system's own apt (about 13 MB, no root) the first time. It appears
 * complete and in one step, so a killed fetch leaves nothing that looks usable, and of two at once the second to finish
 * takes what the first one put there.
 * @throws {EmbeddedMongodbError} `LIBRARIES_UNAVAILABLE`, with apt's own words in `cause`.
 */
export async function ensureDebianLibraries(options: DebianLibrariesOptions): Promise<string> {
  const caches = cacheFolders(options);
  for (const cache of caches) {
    const libraries = join(cache, LIBRARIES_NAME);
    if (await isReadable(join(libraries, LOADER_NAME))) return libraries;
  }
  try {
    const cache = await firstWritable(caches);
    const libraries = join(cache, LIBRARIES_NAME);
    options.log(`Fetching the C library of Debian 13 for the embedded database with apt-get, once, into ${libraries}`);
    await removeAbandonedFetches(cache);
    const folder = await mkdtemp(join(cache, FETCH_PREFIX));
    try {
      await rename(await fetchInto(folder, options.environment), libraries).catch(async (error: unknown) => {
        if (!(await isReadable(join(libraries, LOADER_NAME)))) throw error;
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return libraries;
  } catch (cause) {
    throw new EmbeddedMongodbError(
      'LIBRARIES_UNAVAILABLE',
      'The embedded database needs the C library of Debian 13 on this machine and apt-get could not fetch it: ' +
        `check that apt-get reaches its mirrors and start again, or else ${USE_A_SERVER}.`,
      { cause },
    );
  }
}
