import { distance } from 'fastest-levenshtein';

/** In letters: what is shorter is the beginning of too many names, or is one letter away from them. */
const BEGINNING_FROM = 3;
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 7;

/**
 * Whether somebody may have meant the one word by the other: a slip of the pen or of the ear (Leela, Leila), or a name and what
 * they are called by (Priy, Priya). Both as `wordsOfNames` gives them.
 */
export function isNearly(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long) return true;
  if (short.length >= BEGINNING_FROM && long.startsWith(short)) return true;
  if (long.length < ONE_SLIP_FROM) return false;
  return distance(short, long) <= (long.length < TWO_SLIPS_FROM ? 1 : 2) || isSwapped(short, long);
}

/** Two neighbours in the other order are one slip, which a count of letters takes for two. */
function isSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return `${one.slice(0, at)}${one[at + 1]}${one[at]}${one.slice(at + 2)}` === other;
}

/** A single letter says nothing. */
const SHORTEST = 2;
/** "Priya's" names Priya, and "I don't know" no Don. */
const BETWEEN = /n['’]t\b|['’](?:s|m|re|ve|ll|d)\b|[^\p{L}\p{N}]+/u;

/** Without case and accents, so that they can be compared. */
export function wordsOfNames(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(BETWEEN).filter((word) => word.length >= SHORTEST);
}
