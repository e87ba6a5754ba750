import type { Expected } from './oracle/notice.js';

/** What is missing, and what came too often, as multisets; after an end one repeat of each uncertain message is none. */
export function differences(
  expected: readonly Expected[],
  arrived: readonly Expected[],
  mayRepeat: readonly Expected[],
): { readonly differences: readonly string[]; readonly repeats: number } {
  const wanted = counted(expected);
  const came = counted(arrived);
  const uncertain = counted(mayRepeat);
  const found: string[] = [];
  let repeats = 0;
  for (const key of new Set([...wanted.keys(), ...came.keys()])) {
    const want = wanted.get(key) ?? 0;
    const got = came.get(key) ?? 0;
    const most = want + Math.min(want, uncertain.get(key) ?? 0);
    if (got < want) found.push(`missing ${want - got} of ${want}: ${key}`);
    if (got > most) found.push(`${got - want} too many: ${key}`);
    if (got > want && got <= most) repeats += got - want;
  }
  return { differences: found, repeats };
}

function counted(notices: readonly Expected[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to, kind, about } of notices) {
    const key = `${kind} to ${to}${about && ` about ${about}`}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
