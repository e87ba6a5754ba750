import { describe, expect, it } from 'vitest';
import { createWatchClocks, type Watched } from '../../../../src/application/watch/watch-clocks.js';
import { RECEIVED } from '../../../support/builders.js';

const SECOND_MS = 1_000;

interface World {
  readonly chases?: () => Promise<number>;
  readonly overdue?: () => Promise<number>;
  readonly oldestDueSeconds?: () => Promise<number>;
  readonly nobodyReachable?: () => Promise<boolean>;
  readonly comesThrough?: () => Promise<boolean>;
  /** Seconds after the start; undefined for none ever. */
  readonly tickedAt?: number | undefined;
  /** Seconds after the start. */
  readonly now?: number;
  /** Seconds that really went by; as many as the clock says, unless it was turned. */
  readonly elapsed?: number;
}

function watch(world: World) {
  const {
    chases = async () => 0,
    overdue = async () => 0,
    oldestDueSeconds = async () => 0,
    comesThrough = async () => true,
  } = world;
  const { nobodyReachable = async () => false, tickedAt, now = 30, elapsed } = world;
  const startedAt = new Date('2026-11-23T14:00:00Z');
  const after = (seconds: number) => new Date(startedAt.getTime() + seconds * SECOND_MS);
  let realNow = startedAt;
  let elapsedMs = 7;
  const faults: unknown[] = [];
  const asked: unknown[] = [];
  const watchClocks = createWatchClocks({
    concerns: {
      overdueUnacknowledged: (...at) => {
        asked.push(at);
        return overdue();
      },
      overdueChases: chases,
    },
    deliveries: { oldestDueSeconds, comesThrough },
    lastTick: { at: async () => (tickedAt === undefined ? undefined : after(tickedAt)) },
    nobodyReachable,
    clock: { now: () => RECEIVED },
    realNow: () => realNow,
    elapsedMs: () => elapsedMs,
    onFault: (error) => faults.push(error),
    withinMs: 200,
  });
  realNow = after(now);
  elapsedMs += (elapsed ?? now) * SECOND_MS;
  return { watchClocks, faults, asked };
}

const late = (...kinds: Watched[]) => ({ kind: 'late', late: kinds });
const HEALTHY = { kind: 'healthy' };

describe('the watch', () => {
  it('says that all is well when nothing is late', async () => {
    const { watchClocks, faults, asked } = watch({ tickedAt: 600, now: 630 });
    expect(await watchClocks()).toEqual(HEALTHY);
    expect(faults).toEqual([]);
    // By the product's clock, which the playground moves.
    expect(asked).toEqual([[RECEIVED, 60_000]]);
  });

  it.each<readonly [string, World, object]>([
    ['a concern that was not moved on', { overdue: async () => 1 }, late('escalation')],
    ['somebody who was not told that a target passed', { chases: async () => 1 }, late('chasing')],
    ['a message that has been due for a minute', { oldestDueSeconds: async () => 60 }, HEALTHY],
    ['a message that has been due for longer', { oldestDueSeconds: async () => 61 }, late('delivery')],
    ['a concern that would reach nobody', { nobodyReachable: async () => true }, late('reach')],
    ['a message that failed and does not come through', { comesThrough: async () => false }, late('delivery')],
    ['a scheduler that ran a minute ago', { tickedAt: 600, now: 660 }, HEALTHY],
    ['a scheduler that has not run since', { tickedAt: 600, now: 661 }, late('scheduler')],
    ['a scheduler that has a minute to begin', { now: 60 }, HEALTHY],
    ['a scheduler that never began', { now: 61 }, late('scheduler')],
    [
      'a scheduler that ran before the clock went back',
      { tickedAt: 600, now: -3_000, elapsed: 660 },
      late('scheduler'),
    ],
    ['a scheduler that ran again since', { tickedAt: -3_010, now: -3_000, elapsed: 660 }, HEALTHY],
    ['a scheduler whose clock is ahead of ours', { tickedAt: 660, now: 600 }, HEALTHY],
    ['a scheduler that never began, while the clock went back', { now: -3_000, elapsed: 61 }, late('scheduler')],
    ['what ran last before a long stop', { tickedAt: -86_400, now: 60 }, HEALTHY],
    ['and has not run since the start', { tickedAt: -86_400, now: 61 }, late('scheduler')],
    [
      'everything',
      { overdue: async () => 7, oldestDueSeconds: async () => 600, now: 600 },
      late('escalation', 'delivery', 'scheduler'),
    ],
  ])('judges %s', async (_name, world, outcome) => {
    expect(await watch(world).watchClocks()).toEqual(outcome);
  });

  it('takes for late what it can’t examine, and reports the fault', async () => {
    const outOfReach = new Error('out of reach');
    const { watchClocks, faults } = watch({ overdue: () => Promise.reject(outOfReach) });
    expect(await watchClocks()).toEqual(late('escalation'));
    expect(faults).toEqual([outOfReach]);
  });

  it('says so in time when nothing answers', async () => {
    const { watchClocks } = watch({ oldestDueSeconds: () => new Promise(() => {}) });
    expect(await watchClocks()).toEqual(late('delivery'));
  });
});
