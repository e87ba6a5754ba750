/** What a person sees as one character, however many code points it takes: an emoji of a family, a letter with its marks. */
const GRAPHEMES = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** How a text comes apart, the best way first: between sections, at the ends of lines, between words, between characters, and never inside of one. */
const CUTS: readonly ((text: string) => readonly string[])[] = [
  // An empty line parts them; it stays with what it ends.
  (text) => text.split(/(?<=\n\n)/u),
  (text) => text.split(/(?<=\n)/u),
  (text) => text.split(/(?<= )/u),
  charactersOf,
  // A letter under hundreds of marks fits nowhere as a whole.
  (text) => [...text],
];

/**
 * A text in pieces that fit; together they are the text. Each is as long as can be without cutting worse than it has to.
 * @param sizeOf how the room is measured; in UTF-16 units, as platforms count, unless told otherwise
 */
export function pieces(text: string, room: number, sizeOf = lengthOf): readonly string[] {
  return packed(partsOf(text, room, sizeOf, CUTS), room, sizeOf);
}

/** Its beginning, with a sign that there is more. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const [beginning = ''] = packed(charactersOf(text), length - 1, lengthOf);
  return `${pieces(beginning, length - 1)[0] ?? ''}…`;
}

/** A name for something among others, on one line. */
export function label(text: string, length = 75): string {
  return shortened(text.replaceAll(/\s+/gu, ' ').trim(), length);
}

type SizeOf = (text: string) => number;

/** Parts that each fit, as large as they come. */
function partsOf(text: string, room: number, sizeOf: SizeOf, [cut, ...finer]: typeof CUTS): readonly string[] {
  if (sizeOf(text) <= room || cut === undefined) return [text];
  return cut(text).flatMap((part) => partsOf(part, room, sizeOf, finer));
}

/** As many parts together as fit. */
function packed(parts: readonly string[], room: number, sizeOf: SizeOf): readonly string[] {
  const together: string[][] = [];
  let left = 0;
  for (const part of parts.filter(Boolean)) {
    const size = sizeOf(part);
    if (size > left) {
      together.push([]);
      left = room;
    }
    together.at(-1)?.push(part);
    left -= size;
  }
  return together.map((piece) => piece.join(''));
}

function charactersOf(text: string): readonly string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}

function lengthOf(text: string): number {
  return text.length;
}
