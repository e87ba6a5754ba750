import { isCommonWord } from './common-words.js';
import { initialsIn, initialsOf, isNearly, type NameWord, nameWord, wordsOfNames } from './near-names.js';
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
  const typed = [...new Set(wordsOfNames(words))].map(typedWord);
  const initials = initialsIn(words);
  const named = people.map((person) => ({ person, own: wordsOfNames(person.name).map(nameWord) }));
  const surely = named.filter(({ own }) => own.length > 0 && own.every((word) => typed.some(isWord(word))));
  const left = typed.filter((word) => !surely.some(({ own }) => own.some(isWord(word))));
  const perhaps = named.filter((each) => {
    if (surely.includes(each)) return false;
    const { person, own } = each;
    if (own.some((word) => left.some(isMeant(word))) || initials.includes(initialsOf(person.name))) return true;
    // "Leila Haddad" may be how somebody writes Lila Haddad, although there is a Leila Haddad too.
    return own.length > 0 && own.every((word) => typed.some(isMeant(word)));
  });
  const personOf = ({ person }: { readonly person: Person }) => person;
  return { surely: surely.map(personOf), perhaps: perhaps.map(personOf) };
}

interface TypedWord extends NameWord {
  /** It may be a slip for a name: it is no word of the language, and none for what somebody does. */
  readonly mayBeName: boolean;
}

function typedWord(word: string): TypedWord {
  return { ...nameWord(word), mayBeName: !isCommonWord(word) && !isWordForPart(word) };
}

const isWord =
  ({ word }: NameWord) =>
  (other: NameWord): boolean =>
    other.word === word;

const isMeant =
  (own: NameWord) =>
  (typed: TypedWord): boolean =>
    typed.word === own.word || (typed.mayBeName && isNearly(typed, own));
