import type { Clock } from './ports.js';

/** Everything that time asks of one subject. Asked every few seconds; does each part when it is due, by the product's clock. */
export type EachMinute = () => Promise<void>;

interface Deps {
  /** Each by itself: one that fails keeps none of the others. */
  readonly eachMinute: readonly (() => Promise<void>)[];
  /** At each time, as they fall due. */
  readonly always: readonly (() => Promise<void>)[];
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

const MINUTE_MS = 60_000;

export function createEachMinute({ eachMinute, always, clock, onFault }: Deps): EachMinute {
  let ranAtMs = Number.NEGATIVE_INFINITY;

  return async () => {
    const nowMs = clock.now().getTime();
    // A clock that went back must not keep anything waiting until it has come up again.
    const isDue = Math.abs(nowMs - ranAtMs) >= MINUTE_MS;
    if (isDue) ranAtMs = nowMs;
    for (const work of [...(isDue ? eachMinute : []), ...always]) await work().catch(onFault);
  };
}
