/** Smaller counts could tell who it was. */
const FEWEST = 5;

/** A count as it may leave the people who may know it: nought stays nought, and nobody can say how many were held back. */
export type OutsideCount = number | 'held-back';

/**
 * Parts of a whole that leaves with them: a single part that is held back could be worked out of the others, so that the smallest of
 * those goes with it.
 */
export function suppressParts(parts: readonly number[]): readonly OutsideCount[] {
  const isSmall = (count: number) => count > 0 && count < FEWEST;
  const held = new Set(parts.flatMap((count, index) => (isSmall(count) ? [index] : [])));
  if (held.size === 1) {
    const [next] = [...parts.entries()].filter(([index, count]) => count > 0 && !held.has(index)).sort(bySize);
    if (next) held.add(next[0]);
  }
  return parts.map((count, index) => (held.has(index) ? 'held-back' : count));
}

function bySize([, one]: [number, number], [, other]: [number, number]): number {
  return one - other;
}

export function suppressWhole(count: number): OutsideCount {
  return suppressParts([count])[0] ?? count;
}
