import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { retryAfterMs, slackErrorCode } from '../errors.js';
import type { Connection } from './connection.js';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** After a connection that lasted this long the next one is opened at once; one that was gone sooner counts as a failure. */
const STEADY_MS = 3_000;

interface Options {
  /** Opens a connection. @throws when that can't be done now */
  readonly open: () => Promise<Connection>;
  readonly log: Logger;
  readonly time?: Time;
}

interface Time {
  /** Of a clock that nobody sets. */
  nowMs(): number;
  pause(ms: number, signal: AbortSignal): Promise<unknown>;
}

const REAL_TIME: Time = {
  nowMs: () => performance.now(),
  pause: (ms, signal) => delay(ms, undefined, { signal, ref: false }).catch(() => undefined),
};

export interface StayConnected {
  isConnected(): boolean;
  stop(): Promise<void>;
}

/**
 * Keeps one connection open for as long as the product runs, however often Slack is away: there is no failure after which it
 * would not be tried again. A new connection is opened before the one that Slack asks us to leave is closed.
 */
export function stayConnected({ open, log, time = REAL_TIME }: Options): StayConnected {
  const stopping = new AbortController();
  const { signal } = stopping;
  const connections = new Set<Connection>();

  async function connect(): Promise<Connection | { readonly waitMs: number }> {
    try {
      const connection = await open();
      connections.add(connection);
      void connection.ended.then(() => connections.delete(connection));
      return connection;
    } catch (error) {
      log.warn({ code: slackErrorCode(error) }, 'no connection to Slack could be opened; it will be tried again');
      return { waitMs: retryAfterMs(error) ?? 0 };
    }
  }

  async function keep(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      const startedMs = time.nowMs();
      const opened = await connect();
      if ('leaving' in opened) {
        log.info('connected to Slack');
        if (!signal.aborted) await opened.leaving;
      }
      if (signal.aborted) break;
      failures = time.nowMs() - startedMs > STEADY_MS && 'leaving' in opened ? 0 : failures + 1;
      const waitMs = Math.max(backOffMs(failures), 'waitMs' in opened ? opened.waitMs : 0);
      await time.pause(waitMs, signal);
    }
    await closeAll();
  }

  const closeAll = async () => {
    await Promise.all([...connections].map((connection) => connection.close()));
  };

  void keep();
  return {
    isConnected: () => [...connections].some((connection) => connection.isOpen()),
    stop: async () => {
      stopping.abort();
      await closeAll();
    },
  };
}

function backOffMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
}
