import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findOwner, removeEngineFile, writeEngineFile } from './engine-file.js';
import type { Environment } from './environment.js';
import { dataDirectoryInUse, EmbeddedMongodbError } from './errors.js';
import { type Host, type HostOptions, launchHost } from './host-process.js';
import { findHostCommand } from './runtime.js';
import { openSocketFolder, removeDeadSocketFolders, removeEngineSockets, type SocketFolder } from './socket-folder.js';
import { type EmbeddedMongodbState, superviseHost } from './supervisor.js';

export interface EmbeddedMongodbOptions {
  /** Made, for this user alone, when it does not exist. */
  readonly dataDir: string;
  /** One line for the operator. */
  readonly log?: (line: string) => void;
  readonly onStateChange?: (state: EmbeddedMongodbState) => void;
  /** Where Debian 13's C library is kept, on the machines that need it; see `ensureDebianLibraries`. */
  readonly cacheDir?: string;
  /** PATH, HOME, XDG_CACHE_HOME and the settings of a proxy are taken from here; nothing else is passed on. */
  readonly environment?: Environment;
}

export interface EmbeddedMongodb {
  /** An ordinary `mongodb://` address that stays the same when the engine is restarted. */
  readonly uri: string;
  readonly state: EmbeddedMongodbState;
  /** Of the host process that serves the engine, or of the last one while it is being restarted. */
  readonly processId: number;
  /** Closes the engine and removes everything but the data. May be called again. */
  stop(): Promise<void>;
}

/** A folder of its own, so that the engine's files and the product's (engine.json, keys.env) never meet. */
export function engineFolderIn(dataDir: string): string {
  return join(dataDir, 'mongodb');
}

/** An engine whose owner was killed needs a moment to close; a start waits this long for it. */
const HOLDER_WAIT_MS = 10_000;

/**
 * Starts MongoDB's engine on a data directory, in a child process that is started again whenever it dies. The engine's own
 * lock decides who may have the directory: the operating system releases it with its process, so it is never stale.
 * @throws {EmbeddedMongodbError} when the engine cannot run on this machine, or not on this directory.
 */
export async function startEmbeddedMongodb(options: EmbeddedMongodbOptions): Promise<EmbeddedMongodb> {
  const { log = () => {}, onStateChange = () => {}, environment = {}, cacheDir } = options;
  const dataDir = resolve(options.dataDir);
  await refuseWhenOwned(dataDir);
  const command = await findHostCommand({ dataDir, cacheDir, environment, log });
  await removeDeadSocketFolders();
  const folder = await openSocketFolder();
  const settings = { command, engineDir: engineFolderIn(dataDir), folder, environment };
  let first: Host;
  try {
    first = await startFirst(dataDir, settings);
  } catch (cause) {
    await folder.close();
    throw cause instanceof EmbeddedMongodbError ? cause : cannotOpen(dataDir, cause);
  }

  async function launchAgain(signal: AbortSignal): Promise<Host> {
    await removeEngineSockets(folder.path);
    // Whoever holds the directory is on the way out: it is ours.
    const host = await launchHost({ ...settings, signal, judgeHolder: async () => undefined });
    await publish(dataDir, folder, host).catch((error) => log(`The file engine.json could not be written: ${error}`));
    return host;
  }

  const supervisor = superviseHost({ first, launch: launchAgain, log, onStateChange });
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    await supervisor.stop();
    await removeEngineFile(dataDir, folder.uri);
    await folder.close();
  }

  return {
    uri: folder.uri,
    get state() {
      return supervisor.state;
    },
    get processId() {
      return supervisor.host.processId;
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

async function refuseWhenOwned(dataDir: string): Promise<void> {
  const owner = await findOwner(dataDir);
  if (owner) throw dataDirectoryInUse(dataDir, owner.parentProcessId);
}

async function startFirst(dataDir: string, settings: Omit<HostOptions, 'judgeHolder' | 'signal'>): Promise<Host> {
  await mkdir(settings.engineDir, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + HOLDER_WAIT_MS;
  const host = await launchHost({
    ...settings,
    signal: new AbortController().signal,
    judgeHolder: async (processId) => {
      const owner = await findOwner(dataDir);
      if (owner) return dataDirectoryInUse(dataDir, owner.parentProcessId);
      return Date.now() > deadline ? dataDirectoryInUse(dataDir, processId) : undefined;
    },
  });
  try {
    // Another owner's engine may have died just now: the directory is still that owner's, who is restarting it.
    await refuseWhenOwned(dataDir);
    await publish(dataDir, settings.folder, host);
    return host;
  } catch (error) {
    await host.stop();
    throw error;
  }
}

function publish(dataDir: string, folder: SocketFolder, host: Host): Promise<void> {
  return writeEngineFile(dataDir, {
    uri: folder.uri,
    processId: host.processId,
    parentProcessId: process.pid,
    startedAt: new Date().toISOString(),
  });
}

function cannotOpen(dataDir: string, cause: unknown): EmbeddedMongodbError {
  const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return new EmbeddedMongodbError(
    'START_FAILED',
    `The embedded database cannot open ${dataDir} (${reason}): check the directory's permissions and free space, or restore a backup.`,
    { cause },
  );
}
