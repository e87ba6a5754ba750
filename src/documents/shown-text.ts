import type { Face } from './fonts.js';

/** Stands for a character that the font has no shape for, so that nobody takes the words for complete. */
const REPLACEMENT = '\uFFFD';

export interface ShownText {
  readonly text: string;
  /** How many characters, as people count them, have no shape. */
  readonly missing: number;
}

const characters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** The text as that face can show it: nothing left out, and what has no shape in sight. */
export function shownIn({ has }: Pick<Face, 'has'>, text: string): ShownText {
  let missing = 0;
  // A letter and its accent typed apart have one shape together.
  const whole = text
    .normalize('NFC')
    .replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ');
  const lines = whole.split('\n').map((line) => {
    if (has(line)) return line;
    return [...characters.segment(line)]
      .map(({ segment }) => {
        if (has(segment)) return segment;
        missing += 1;
        return REPLACEMENT;
      })
      .join('');
  });
  return { text: lines.join('\n'), missing };
}

/** Writing whose words would stand in the wrong order: lines are made from left to right. */
export function runsFromRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
}
