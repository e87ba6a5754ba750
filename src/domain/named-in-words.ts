import type { Person } from './person.js';

export interface NamedInWords {
  /** Their whole name stands there. */
  readonly surely: readonly Person[];
  /** A part of their name does, which is no part of a whole one. */
  readonly perhaps: readonly Person[];
}

/** A single letter says nothing. */
const SHORTEST = 2;

/**
 * Who of our people is named, for whoever may choose from no list. In whole words, whatever their case and accents: it is better
 * to keep one person too many from a concern than to tell the one whom it is about.
 */
export function namedInWords(words: string, people: readonly Person[]): NamedInWords {
  const typed = wordsOf(words);
  const surely = people.filter(({ name }) => {
    const own = wordsOf(name);
    return own.length > 0 && own.every((word) => typed.includes(word));
  });
  const left = typed.filter((word) => !surely.some(({ name }) => wordsOf(name).includes(word)));
  const perhaps = people.filter(
    (person) => !surely.includes(person) && wordsOf(person.name).some((word) => left.includes(word)),
  );
  return { surely, perhaps };
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // "Priya's" names Priya.
  return plain.split(/['’]s\b|[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST);
}
