/** Runs the work of one key in the order in which it came; other keys don't wait. */
export function createInTurn() {
  const last = new Map<string, Promise<void>>();

  return async (key: string, work: () => Promise<void>): Promise<void> => {
    const before = last.get(key) ?? Promise.resolve();
    // What failed before was told to whoever asked for it; the next still has its turn.
    const mine = before.catch(() => undefined).then(work);
    last.set(key, mine);
    try {
      await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
