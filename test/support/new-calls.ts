import type { Call } from '../../src/playground/web-api/calls.js';

interface Platform {
  calls(afterId?: number): Promise<Call[]>;
}

/**
 * Reads of a platform's log what a deed made the product send: the whole of it is long. Ids begin anew with each platform, so
 * there is one of these for each.
 *
 * @returns to be called before the deed; what that returns, after it
 */
export function createNewCalls({ calls }: Platform): () => () => Promise<readonly Call[]> {
  let lastCall = 0;
  return () => {
    const before = lastCall;
    return async () => {
      const made = await calls(before);
      // Of two deeds at once the later one may be read first.
      lastCall = Math.max(lastCall, made.at(-1)?.id ?? 0);
      return made;
    };
  };
}

export type NewCalls = ReturnType<typeof createNewCalls>;
