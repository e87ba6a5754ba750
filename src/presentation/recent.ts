/** More than are ever of interest at once. */
const MOST = 1_000;

/** Remembers something about ids for a while, in this process alone: the oldest give way to the newest. */
export function createRecent<Value = true>(most = MOST) {
  const known = new Map<string, Value>();
  return {
    set: (id: string, value: Value): void => {
      known.delete(id);
      known.set(id, value);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    get: (id: string): Value | undefined => known.get(id),
    delete: (id: string): void => void known.delete(id),
  };
}
