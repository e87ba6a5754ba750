import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../ports.js';

export const WATCHED = ['escalation', 'chasing', 'delivery', 'scheduler', 'reach'] as const;
export type Watched = (typeof WATCHED)[number];

export type WatchOutcome =
  | { readonly kind: 'healthy' }
  /** What ran out, fell due or should have run and did not; also what could not be examined. */
  | { readonly kind: 'late'; readonly late: readonly Watched[] };

/** Far more than a tick needs, and well within what people are promised. */
const GRACE_MS = 60_000;
/** A database that answers nobody must not keep this from saying so. */
const EXAMINED_WITHIN_MS = 10_000;

interface Deps {
  readonly concerns: {
    overdueUnacknowledged(now: Date, graceMs: number): Promise<number>;
    overdueChases(now: Date, graceMs: number): Promise<number>;
  };
  readonly deliveries: {
    oldestDueSeconds(now: Date): Promise<number>;
    /** Whether what failed comes through after all, within so long. */
    comesThrough(now: Date, withinMs: number): Promise<boolean>;
  };
  /** When escalation and delivery last ran to their end, in any instance, by real time. */
  readonly lastTick: { at(): Promise<Date | undefined> };
  /** Whether a concern that came now would reach nobody: worse than one that is late. */
  readonly nobodyReachable: () => Promise<boolean>;
  readonly clock: Clock;
  readonly realNow: () => Date;
  /** Milliseconds that only grow, whatever becomes of the machine's clock. */
  readonly elapsedMs: () => number;
  readonly onFault: (error: unknown) => void;
  readonly withinMs?: number;
}

export type WatchClocks = () => Promise<WatchOutcome>;

/**
 * Looks at every open clock anew, whatever the scheduler believes that it did: every due thing happened in its time, which
 * is more than that no error was logged.
 */
export function createWatchClocks(deps: Deps): WatchClocks {
  const { concerns, deliveries, lastTick, clock, realNow, elapsedMs, onFault, withinMs = EXAMINED_WITHIN_MS } = deps;
  // What was not done before a start is not this start's fault, for as long as it takes to begin.
  const startedMs = elapsedMs();

  const isLate: Readonly<Record<Watched, () => Promise<boolean>>> = {
    escalation: async () => (await concerns.overdueUnacknowledged(clock.now(), GRACE_MS)) > 0,
    chasing: async () => (await concerns.overdueChases(clock.now(), GRACE_MS)) > 0,
    reach: deps.nobodyReachable,
    delivery: async () =>
      (await deliveries.oldestDueSeconds(clock.now())) * 1_000 > GRACE_MS ||
      !(await deliveries.comesThrough(clock.now(), GRACE_MS)),
    scheduler: async () => {
      if (elapsedMs() - startedMs <= GRACE_MS) return false;
      const ranAtMs = (await lastTick.at())?.getTime() ?? 0;
      // One of the future ran before the clock went back: nobody can say when that was.
      return Math.abs(realNow().getTime() - ranAtMs) > GRACE_MS;
    },
  };

  async function examine(kind: Watched): Promise<boolean> {
    try {
      return await Promise.race([isLate[kind](), delay(withinMs, true, { ref: false })]);
    } catch (error) {
      onFault(error);
      return true;
    }
  }

  return async () => {
    const found = await Promise.all(WATCHED.map(examine));
    const late = WATCHED.filter((_kind, index) => found[index]);
    return late.length === 0 ? { kind: 'healthy' } : { kind: 'late', late };
  };
}
