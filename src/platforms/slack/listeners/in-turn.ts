import { within } from './answering.js';

/** Runs the work of one key in the order in which it came; other keys don't wait. */
export function createInTurn() {
  const last = new Map<string, Promise<unknown>>();

  /** @param patienceMs how long the work before may hold this up; without end when left out. */
  return async <Result>(key: string, work: () => Promise<Result>, patienceMs?: number): Promise<Result> => {
    // What failed before was told to whoever asked for it; the next still has its turn.
    const before = (last.get(key) ?? Promise.resolve()).catch(() => undefined);
    const mine = (patienceMs === undefined ? before : within(patienceMs, before, undefined)).then(work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

export type InTurn = ReturnType<typeof createInTurn>;
