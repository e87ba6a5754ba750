import { describe, expect, it } from 'vitest';
import { typedLine, typedWords } from '../../../src/presentation/case/questions.js';

const LONG = '👩‍👩‍👧'.repeat(400);

describe.each([
  ['words', typedWords, 3_000],
  ['a line', typedLine, 200],
] as const)('%s that somebody types into a form of a case', (_, schema, longest) => {
  it.each([
    ['emoji of several parts', 'She said 👩‍👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['right-to-left text, with its marks', 'אמרה \u2067שלום\u2069 אתמול'],
    ['letters with marks of their own', 'n\u0303a\u0301\u0323'],
    ['characters that nobody sees, between others', 'a\u200Bb\u00ADc'],
    ['what looks like markup, links or code', '<@U01AMARA> *x* [y](http://z) {{name}} </script>'],
  ])('keeps %s as it is', (_, text) => {
    expect(schema.parse(text)).toBe(text);
  });

  it('leaves out what is no text, and space around it', () => {
    expect(schema.parse('\0 a\0b \uD83D c\u0000 \n')).toBe('a\u{62} \u{FFFD} c');
  });

  it('turns nothing around that stands beside it', () => {
    expect(schema.parse('4\u202E5\u202C, \u2066b and \u2067שלום\u2069')).toBe('45, b and \u2067שלום\u2069');
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t\u00A0\u3000 '],
    ['characters that nobody sees', '\u200B\u200D\u2060\uFEFF\u00AD\u3164'],
    ['null characters', '\0\0'],
  ])('is no answer when it is %s', (_, text) => {
    expect(schema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['Please answer this.']);
  });

  it('is taken up to its limit, and refused beyond, whatever it is made of', () => {
    expect(schema.parse('x'.repeat(longest))).toHaveLength(longest);
    for (const text of ['x'.repeat(longest + 1), LONG]) {
      const [issue] = schema.safeParse(text).error?.issues ?? [];
      expect(issue?.message).toMatch(/^At most [\d,]+ characters fit here\.$/);
    }
  });
});

describe('a line', () => {
  it('is one, whatever was pasted into it', () => {
    expect(typedLine.parse(' one\r\ntwo\tthree\u2028four\u0007 ')).toBe('one two three four');
    expect(typedWords.parse('one\ntwo')).toBe('one\ntwo');
  });
});
