import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/**
 * Resolves when no request is being answered, and after `longestMs` in any case: background work lets somebody who
 * is waiting at a screen go first, and still goes on under a flood.
 * @returns whether it is quiet now.
 */
export function createWhenQuiet(inFlight: () => number, longestMs: number): () => Promise<boolean> {
  return async () => {
    for (let waitedMs = 0; inFlight() > 0 && waitedMs < longestMs; waitedMs += LOOK_EVERY_MS) {
      await delay(LOOK_EVERY_MS, undefined, { ref: false });
    }
    return inFlight() === 0;
  };
}
