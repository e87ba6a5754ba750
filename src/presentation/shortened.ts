/** What a person sees as one character, however many code points it takes: an emoji of a family, a letter with its marks. */
const GRAPHEMES = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * A text in pieces that fit, never cut inside a character as people see it.
 * @param length of a piece, in UTF-16 units, as platforms count
 */
export function pieces(text: string, length: number): string[] {
  const result: string[] = [];
  let piece = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    for (const part of segment.length > length ? hacked(segment, length) : [segment]) {
      if (piece.length + part.length > length) {
        result.push(piece);
        piece = '';
      }
      piece += part;
    }
  }
  return piece === '' ? result : [...result, piece];
}

/** Its beginning, with a sign that there is more. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${pieces(text, length - 1)[0] ?? ''}…`;
}

/** A name for something among others, on one line. */
export function label(text: string, length = 75): string {
  return shortened(text.replaceAll(/\s+/gu, ' ').trim(), length);
}

/** A letter under hundreds of marks fits nowhere as a whole: by code points, which are never cut. */
function hacked(segment: string, length: number): string[] {
  const parts: string[] = [''];
  for (const codePoint of segment) {
    const last = parts.at(-1) ?? '';
    if (last.length + codePoint.length > length) parts.push(codePoint);
    else parts[parts.length - 1] = last + codePoint;
  }
  return parts;
}
