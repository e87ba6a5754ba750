import type { Logger } from 'pino';
import type { Clock } from '../application/ports.js';
import { createWatchClocks } from '../application/watch/watch-clocks.js';
import type { OnFault } from '../fault.js';
import type { Metrics } from '../http/metrics.js';
import { createHeartbeat } from '../platforms/heartbeat/heartbeat.js';
import type { Stores } from './open-stores.js';

const LOOK_EVERY_MS = 60_000;
/** Whoever listens to the heartbeat answers at once, or is not there. */
const HEARTBEAT_TIMEOUT_MS = 5_000;

interface Options {
  readonly stores: Pick<Stores, 'concerns' | 'deliveries' | 'lastTick'>;
  readonly nobodyReachable: () => Promise<boolean>;
  readonly clock: Clock;
  /** Absent where nobody outside listens. */
  readonly heartbeatUrl?: string | undefined;
  readonly metrics: Pick<Metrics, 'watchedLate'>;
  readonly log: Logger;
  readonly onFault: OnFault;
  readonly everyMs?: number;
  readonly realNow?: () => Date;
  readonly elapsedMs?: () => number;
}

export interface Watch {
  /** Looks now, besides. */
  look(): Promise<void>;
  stop(): void;
}

/** Looks at the clocks each minute of real time, on a timer of its own: agenda could not tell that agenda has stopped. */
export function startWatch({ heartbeatUrl: url, everyMs = LOOK_EVERY_MS, ...options }: Options): Watch {
  const { stores, nobodyReachable, clock, metrics, log, onFault } = options;
  const { realNow = () => new Date(), elapsedMs = () => performance.now() } = options;
  const beat = url === undefined ? undefined : createHeartbeat({ url, timeoutMs: HEARTBEAT_TIMEOUT_MS });
  const watchClocks = createWatchClocks({
    ...stores,
    nobodyReachable,
    clock,
    realNow,
    elapsedMs,
    onFault: (error) => {
      if (!stopped) onFault(error, 'watch');
    },
  });
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const outcome = await watchClocks();
    // A stop closes what was looked at, so that nothing of it counts.
    if (stopped) return;
    const late = outcome.kind === 'late' ? outcome.late : [];
    metrics.watchedLate(late);
    if (late.length > 0) log.error({ late }, 'the watch found something late; no heartbeat goes out');
    else await beat?.().catch((error: unknown) => onFault(error, 'heartbeat'));
  }

  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => void look().finally(next), everyMs);
    timer.unref();
  };
  next();

  return {
    look,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
