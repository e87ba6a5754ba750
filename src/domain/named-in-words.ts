import { isCommonWord } from './common-words.js';
import { initialsIn, initialsOf, isNearly, wordsOfNames } from './near-names.js';
import { isWordForPart } from './parts-in-words.js';
import type { Person } from './person.js';

export interface NamedInWords {
  /** Their whole name stands there, letter by letter. */
  readonly surely: readonly Person[];
  /** A part of their name does, or something near to one, and no whole name accounts for it; or nearly all of their name. */
  readonly perhaps: readonly Person[];
}

/**
 * Who of our people is named, for whoever may choose from no list. Word by word, whatever case, accents and slips: it is better
 * to keep one person too many from a concern than to tell the one whom it is about.
 */
export function namedInWords(words: string, people: readonly Person[]): NamedInWords {
  const typed = wordsOfNames(words);
  const initials = initialsIn(words);
  const surely = people.filter(({ name }) => {
    const own = wordsOfNames(name);
    return own.length > 0 && own.every((word) => typed.includes(word));
  });
  const left = typed.filter((word) => !surely.some(({ name }) => wordsOfNames(name).includes(word)));
  const perhaps = people.filter((person) => {
    if (surely.includes(person)) return false;
    const own = wordsOfNames(person.name);
    if (own.some((word) => isAmong(left, word)) || initials.includes(initialsOf(person.name))) return true;
    // "Leila Haddad" may be how somebody writes Lila Haddad, although there is a Leila Haddad too.
    return own.length > 0 && own.every((word) => isAmong(typed, word));
  });
  return { surely, perhaps };
}

function isAmong(typed: readonly string[], own: string): boolean {
  return typed.some((word) => word === own || (!isCommonWord(word) && !isWordForPart(word) && isNearly(word, own)));
}
