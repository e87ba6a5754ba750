import anyAscii from 'any-ascii';
import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';

/** In letters: what is shorter is the beginning or the ending of too many names, or is one letter away from them. */
const BEGINNING_FROM = 2;
const ENDING_FROM = 4;
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 7;

/** A word as `wordsOfNames` gives it, and what comparing needs of it: worked out once, for it is compared with everybody's names. */
export interface NameWord {
  readonly word: string;
  /** How it may be said. */
  readonly sounds: readonly string[];
  /** What a name begins with that friends make this of; absent where it does not end so. */
  readonly fondOf?: string | undefined;
}

export function nameWord(word: string): NameWord {
  const { twice, once } = FOND.exec(word)?.groups ?? {};
  const sounds = doubleMetaphone(word.replace(SON_OF, 'mac')).filter((sound) => sound.length >= SOUNDS_FROM);
  return { word, sounds, fondOf: twice ?? once };
}

/** The beginning of a name, three letters or with its last one said twice, and what English adds to it among friends. */
const FOND = /^(?:(?<twice>\p{L}{2,}?)(?<=(?<last>\p{L}))\k<last>|(?<once>\p{L}{3,}?))(?:y|i|ie|ey)$/u;

/** One sound is that of too many. */
const SOUNDS_FROM = 2;
/** "McCloud" is said as MacLeod is. */
const SON_OF = /^ma?c(?=c?[^\Waeiou])c?/;

/**
 * Whether somebody may have meant the one word by the other: a slip of the pen (Liela, Leila) or of the ear (Layla, Leila), or a
 * name and what they are called by (Priy, Priya; Beth, Elizabeth; Tommy, Tomasz).
 */
export function isNearly(one: NameWord, other: NameWord): boolean {
  const [short, long] = one.word.length <= other.word.length ? [one.word, other.word] : [other.word, one.word];
  if (short === long) return true;
  if (short.length >= BEGINNING_FROM && long.startsWith(short)) return true;
  if (short.length >= ENDING_FROM && long.endsWith(short)) return true;
  if (isFondly(one, other) || isFondly(other, one)) return true;
  if (long.length < ONE_SLIP_FROM) return false;
  if (one.sounds.some((sound) => other.sounds.includes(sound))) return true;
  const slips = long.length < TWO_SLIPS_FROM ? 1 : 2;
  if (long.length - short.length > slips) return false;
  return distance(short, long) <= slips || isSwapped(short, long);
}

/** "Tommy" may be Tomasz, "Danni" Daniel and "Cathy" Catherine. */
function isFondly({ fondOf }: NameWord, { word }: NameWord): boolean {
  return fondOf !== undefined && word.startsWith(fondOf);
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
