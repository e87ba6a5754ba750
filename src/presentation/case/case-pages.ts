import type { DetailsSection } from '../details-section.js';
import { pieces } from '../text-pieces.js';

/** What a page holds beside its buttons: a card of Teams takes 28 KB in all, and a case of years is longer. Bytes of UTF-8. */
const PAGE_BYTES = 18_000;
/** An answer of the greatest length, in any script, goes on no second page by itself. */
const PIECE_BYTES = 9_000;

/** Sections in pages that every platform shows whole, in their order; a long one goes on in the next. One page at least. */
export function inPages(sections: readonly DetailsSection[]): readonly (readonly DetailsSection[])[] {
  const pages: DetailsSection[][] = [[]];
  let room = PAGE_BYTES;
  for (const piece of sections.flatMap(inPieces)) {
    const bytes = bytesOf(piece.heading) + bytesOf(piece.text);
    if (bytes > room) {
      pages.push([]);
      room = PAGE_BYTES;
    }
    pages.at(-1)?.push(piece);
    room -= bytes;
  }
  return pages;
}

function inPieces(section: DetailsSection): readonly DetailsSection[] {
  const [first = '', ...rest] = pieces(section.text, PIECE_BYTES, bytesOf);
  return [
    { ...section, text: first },
    ...rest.map((text, index) => ({
      id: `${section.id}-${index + 2}`,
      heading: `${section.heading}, continued`,
      text,
    })),
  ];
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
