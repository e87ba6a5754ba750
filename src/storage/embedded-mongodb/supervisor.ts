import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from './host-process.js';

export type EmbeddedMongodbState = 'running' | 'restarting' | 'stopped';

export interface SupervisorOptions {
  /** The host that serves already. */
  readonly first: Host;
  /** Starts another one; must leave no process behind when it throws. */
  readonly launch: (signal: AbortSignal) => Promise<Host>;
  readonly log: (line: string) => void;
  readonly onStateChange: (state: EmbeddedMongodbState) => void;
}

export interface Supervisor {
  readonly state: EmbeddedMongodbState;
  /** The host that serves, or the last one that did. */
  readonly host: Host;
  /** Stops the host and every attempt to start another one. */
  stop(): Promise<void>;
}

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 10_000;
/** A host that served for this long was sound, so the next restart is quick again. */
const SOUND_AFTER_MS = 30_000;

/** At once after the first failure, then after 0.1 s, 0.2 s, 0.4 s and so on up to 10 s. */
export function restartDelayMs(failuresInARow: number): number {
  return failuresInARow <= 1 ? 0 : Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failuresInARow - 2));
}

/** Keeps a host running: starts another one whenever it ends without being asked to, and never gives up. */
export function superviseHost({ first, launch, log, onStateChange }: SupervisorOptions): Supervisor {
  const stopping = new AbortController();
  const { signal } = stopping;
  let state: EmbeddedMongodbState = 'running';
  let host = first;
  let failures = 0;

  function change(next: EmbeddedMongodbState): void {
    state = next;
    onStateChange(next);
  }

  /** @returns undefined when the supervisor is stopped meanwhile. */
  async function restart(): Promise<Host | undefined> {
    while (!signal.aborted) {
      try {
        failures += 1;
        await sleep(restartDelayMs(failures), undefined, { signal });
        return await launch(signal);
      } catch (error) {
        if (!signal.aborted) log(`The embedded database could not be restarted and will be tried again: ${error}`);
      }
    }
    return undefined;
  }

  async function keepRunning(): Promise<void> {
    for (;;) {
      const since = Date.now();
      const how = await host.ended;
      if (signal.aborted) return;
      if (Date.now() - since > SOUND_AFTER_MS) failures = 0;
      log(`The embedded database ended unexpectedly (${how}) and is being restarted`);
      change('restarting');
      const next = await restart();
      if (!next) return;
      host = next;
      if (signal.aborted) return host.stop();
      log('The embedded database is running again');
      change('running');
    }
  }

  const supervision = keepRunning();

  return {
    get state() {
      return state;
    },
    get host() {
      return host;
    },
    stop: async () => {
      stopping.abort();
      await host.stop();
      await supervision;
      change('stopped');
    },
  };
}
