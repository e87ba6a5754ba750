/** Tells those who watch that something on somebody's screen has changed; `everyone` when it may be all of them. */
export function createChanges() {
  const watchers = new Set<(who: string) => void>();
  let version = 0;
  return {
    /** Rises with every change, so that a client can tell an old screen from a new one. */
    version: () => version,
    tell(who: string | 'everyone'): void {
      version += 1;
      for (const watcher of watchers) watcher(who);
    },
    watch(watcher: (who: string) => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export type Changes = ReturnType<typeof createChanges>;
