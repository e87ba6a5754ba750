/**
 * Splits a text so that each piece fits and all of them together are the text, to the last character: at the end of a
 * line where there is one, else between words, and never inside a character.
 * @param longest of a piece, in UTF-16 units
 */
export function piecesOf(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const end = endOf(rest, longest);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

function endOf(text: string, longest: number): number {
  const window = text.slice(0, longest);
  // A break near the start would make pieces of a few words.
  const early = longest / 2;
  for (const mark of ['\n', ' ']) {
    const at = window.lastIndexOf(mark) + 1;
    if (at > early) return at;
  }
  const splitsPair = /[\uD800-\uDBFF]$/.test(window);
  return splitsPair ? longest - 1 : longest;
}
