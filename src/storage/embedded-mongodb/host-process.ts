import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { childEnvironment, type Environment } from './environment.js';
import type { HostCommand } from './runtime.js';
import type { SocketFolder } from './socket-folder.js';

const HOST_FILE = fileURLToPath(new URL('./host.mjs', import.meta.url));
/** Longer than the host's own deadline, after which it cuts the close short itself. */
const STOP_DEADLINE_MS = 10_000;
const KEPT_ERROR_CHARACTERS = 2_000;

const hostMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** Another process holds the engine's lock; sent at every attempt, several times a second. */
  z.object({ kind: z.literal('held'), processId: z.int().positive().optional() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);

export interface HostOptions {
  readonly command: HostCommand;
  /** The engine's own files. */
  readonly engineDir: string;
  readonly folder: SocketFolder;
  readonly environment: Environment;
  /** Called while another process holds the directory; an error that it returns ends the wait and is thrown. */
  readonly judgeHolder: (processId: number | undefined) => Promise<Error | undefined>;
  /** Gives the start up. */
  readonly signal: AbortSignal;
}

/** A host process that serves the engine. */
export interface Host {
  readonly processId: number;
  /** Resolves with how it ended, such as "exit code 0" or "signal SIGKILL". */
  readonly ended: Promise<string>;
  /** Closes the engine; kills the process when that takes longer than 10 s. */
  stop(): Promise<void>;
}

/**
 * Starts a host process and waits until it serves.
 * @throws when it ended before that, or on `signal`; no process is left then.
 */
export async function launchHost(options: HostOptions): Promise<Host> {
  const { command, engineDir, folder, environment, signal } = options;
  const child = spawn(command.file, [...command.args, HOST_FILE, engineDir, folder.path, folder.engineSocket], {
    // The library makes its own socket in the temporary directory.
    env: { ...childEnvironment(environment, ['PATH', 'HOME', 'LANG']), TMPDIR: folder.path },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-KEPT_ERROR_CHARACTERS);
  });

  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, name) => resolve(name ? `signal ${name}` : `exit code ${code}`));
  });

  async function stop(): Promise<void> {
    if (child.connected) child.send('stop', () => {}); // it may end before it reads this, which is as good
    const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
    await ended;
    clearTimeout(deadline);
  }

  const abandon = new AbortController();
  const ready = new Promise<void>((resolve, reject) => {
    async function hear(message: unknown): Promise<void> {
      const heard = hostMessageSchema.parse(message);
      if (heard.kind === 'ready') return resolve();
      if (heard.kind === 'failed') throw new Error(heard.reason);
      const verdict = await options.judgeHolder(heard.processId);
      if (verdict) throw verdict;
    }
    child.on('message', (message) => hear(message).catch(reject));
    signal.addEventListener('abort', () => reject(signal.reason), { signal: abandon.signal });
    if (signal.aborted) reject(signal.reason);
    const failed = (how: string) =>
      new Error(`the engine's host ended with ${how}${lastWords && `: ${lastWords.trim()}`}`);
    ended.then((how) => Promise.reject(failed(how))).catch(reject);
  });

  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    abandon.abort();
  }
  return { processId: child.pid ?? 0, ended, stop };
}
