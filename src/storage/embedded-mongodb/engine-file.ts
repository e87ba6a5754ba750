import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { socketsOf } from './socket-folder.js';
import { isListening } from './sockets.js';

const engineFileSchema = z.object({
  uri: z.string(),
  /** The host process, which the engine lives in. */
  processId: z.int().positive(),
  /** The process that started the engine and is the one to stop. */
  parentProcessId: z.int().positive(),
  startedAt: z.iso.datetime(),
});

/** What `engine.json` in the data directory says: the way for the CLI to attach to a running engine. */
export type EngineFile = z.infer<typeof engineFileSchema>;

const RESTART_WAIT_MS = 5_000;
const RESTART_POLL_MS = 50;

function pathIn(dataDir: string): string {
  return join(dataDir, 'engine.json');
}

async function readEngineFile(dataDir: string): Promise<EngineFile | undefined> {
  try {
    return engineFileSchema.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8')));
  } catch {
    // Absent, half of another version, or not ours to read: in each case it leads to no engine.
    return undefined;
  }
}

/** Replaced in one step, so that a reader sees the old file or the new one. */
export async function writeEngineFile(dataDir: string, content: EngineFile): Promise<void> {
  const draft = `${pathIn(dataDir)}.${randomUUID()}`;
  try {
    await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
    await rename(draft, pathIn(dataDir));
  } finally {
    await rm(draft, { force: true });
  }
}

export async function removeEngineFile(dataDir: string, uri: string): Promise<void> {
  if ((await readEngineFile(dataDir))?.uri === uri) await rm(pathIn(dataDir), { force: true });
}

/** The live process that owns a data directory, whether its engine serves at this moment or is being restarted. */
export async function findOwner(dataDir: string): Promise<EngineFile | undefined> {
  const content = await readEngineFile(dataDir);
  const sockets = content && socketsOf(content.uri);
  return sockets && (await isListening(sockets.ownerSocket)) ? content : undefined;
}

/**
 * The address of the engine that serves a data directory now, found by connecting to it; undefined when there is none.
 * Waits up to 5 s for an engine that its owner is restarting.
 */
export async function findRunningEngine(dataDir: string): Promise<{ uri: string } | undefined> {
  const deadline = Date.now() + RESTART_WAIT_MS;
  for (;;) {
    const owner = await findOwner(dataDir);
    const sockets = owner && socketsOf(owner.uri);
    if (!sockets) return undefined;
    if (await isListening(sockets.engineSocket)) return { uri: owner.uri };
    if (Date.now() > deadline) return undefined;
    await sleep(RESTART_POLL_MS);
  }
}
