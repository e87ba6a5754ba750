import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { label, pieces, shortened } from '../../../src/presentation/text-pieces.js';

const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';
const MARKED = 'a\u0301\u0323';
const MANY_MARKS = `z${'\u0301'.repeat(100)}`;

const texts = fc
  .array(
    fc.constantFrom('a', ' ', '\n', '👍🏽', FAMILY, FLAG, MARKED, 'שלום', '\u202Eא', '\u200B', 'क्षि', MANY_MARKS),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''));

describe('a text in pieces', () => {
  it('is whole, and each piece fits and is well formed', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 90 }), (text, length) => {
        const parts = pieces(text, length);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(length);
          expect(part).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  it.each([
    ['a family', FAMILY],
    ['a flag', FLAG],
    ['a letter with marks', MARKED],
  ])('is not cut inside %s', (_, character) => {
    for (let before = 0; before < 12; before += 1) {
      const parts = pieces(`${'x'.repeat(before)}${character}${'y'.repeat(12)}`, 15);
      expect(parts.filter((part) => part.includes(character))).toHaveLength(1);
    }
  });

  it('ends a piece at the end of a line where it can, else between words', () => {
    expect(pieces('First line\nSecond line', 15)).toEqual(['First line\n', 'Second line']);
    expect(pieces('One\nSecond line of words', 15)).toEqual(['One\nSecond ', 'line of words']);
    expect(pieces('', 15)).toEqual([]);
  });

  it('ends a piece between two sections where it can', () => {
    expect(pieces('ONE\nfirst\n\nTWO\nsecond\nthird', 22)).toEqual(['ONE\nfirst\n\n', 'TWO\nsecond\nthird']);
    // A section that fits nowhere as a whole is cut at a line.
    expect(pieces('ONE\n\nTWO\nsecond\nthird', 12)).toEqual(['ONE\n\nTWO\n', 'second\nthird']);
  });

  it('is measured as the caller says', () => {
    expect(pieces('ééé', 4, Buffer.byteLength)).toEqual(['éé', 'é']);
  });

  it('is cut inside a letter that fits nowhere, between two marks', () => {
    expect(pieces(MANY_MARKS, 60).map(({ length }) => length)).toEqual([60, 41]);
  });
});

describe('a shortened text', () => {
  it('fits, and says that there is more', () => {
    expect(shortened('abcdef', 6)).toBe('abcdef');
    expect(shortened('abcdefg', 6)).toBe('abcde…');
    expect(shortened(`abc${FAMILY}`, 8)).toBe('abc…');
  });

  it('names something on one line', () => {
    expect(label(' Ring\n\nthem\t now ')).toBe('Ring them now');
    fc.assert(
      fc.property(texts, (text) => {
        const named = label(text);
        expect(named.length).toBeLessThanOrEqual(75);
        expect(named).not.toMatch(/[\n\t]/);
        expect(named).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
