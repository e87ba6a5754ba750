import anyAscii from 'any-ascii';
import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';

/** In letters: what is shorter is the beginning or the ending of too many names, or is one letter away from them. */
const BEGINNING_FROM = 2;
const ENDING_FROM = 4;
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 7;

/**
 * Whether somebody may have meant the one word by the other: a slip of the pen (Liela, Leila) or of the ear (Layla, Leila), or a
 * name and what they are called by (Priy, Priya; Beth, Elizabeth; Tommy, Tomasz). Both as `wordsOfNames` gives them.
 */
export function isNearly(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long) return true;
  if (short.length >= BEGINNING_FROM && long.startsWith(short)) return true;
  if (short.length >= ENDING_FROM && long.endsWith(short)) return true;
  if (isFondly(one, other) || isFondly(other, one)) return true;
  if (long.length < ONE_SLIP_FROM) return false;
  if (soundsLike(short.replace(SON_OF, 'mac'), long.replace(SON_OF, 'mac'))) return true;
  return distance(short, long) <= (long.length < TWO_SLIPS_FROM ? 1 : 2) || isSwapped(short, long);
}

/** The beginning of a name, three letters or with its last one said twice, and what English adds to it among friends. */
const FOND = /^(?:(?<twice>\p{L}{2,}?)(?<=(?<last>\p{L}))\k<last>|(?<once>\p{L}{3,}?))(?:y|i|ie|ey)$/u;

/** "Tommy" may be Tomasz, "Danni" Daniel and "Cathy" Catherine. */
function isFondly(called: string, name: string): boolean {
  const { twice, once } = FOND.exec(called)?.groups ?? {};
  const beginning = twice ?? once;
  return beginning !== undefined && name.startsWith(beginning);
}

/** One sound is that of too many. */
const SOUNDS_FROM = 2;

/** "McCloud" is said as MacLeod is. */
const SON_OF = /^ma?c(?=c?[^\Waeiou])c?/;

function soundsLike(one: string, other: string): boolean {
  const heard = doubleMetaphone(other);
  return doubleMetaphone(one).some((sound) => sound.length >= SOUNDS_FROM && heard.includes(sound));
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

/** "L e i l a" is one word. */
const SPELT = /(?<!\p{L})\p{L}(?:[\s.-]+\p{L}(?!\p{L}))+/gu;

/** Without case and accents, and in the letters of English whatever they were typed in, so that they can be compared. */
export function wordsOfNames(text: string): readonly string[] {
  const joined = anyAscii(text.normalize('NFKC')).replaceAll(SPELT, (letters) => letters.replaceAll(/[\s.-]/g, ''));
  return joined
    .toLowerCase()
    .split(BETWEEN)
    .filter((word) => word.length >= SHORTEST);
}

const CAPITALS = /(?<!\p{L})(?:\p{Lu}[.\s]*){2,4}(?!\p{L})/gu;

/** What may be somebody's initials: "LH", "L.H.", small letters for comparison. */
export function initialsIn(text: string): readonly string[] {
  return [...text.normalize('NFKC').matchAll(CAPITALS)].map(([found]) =>
    found.replaceAll(/[^\p{L}]/gu, '').toLowerCase(),
  );
}

export function initialsOf(name: string): string {
  return wordsOfNames(name)
    .map((word) => word.charAt(0))
    .join('');
}
