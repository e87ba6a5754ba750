import { pieces } from '../text-pieces.js';
import type { CasePart } from './questions.js';

/** Beside an answer of the greatest length, in any script: a card of Teams takes 28 KB in all. Bytes of UTF-8. */
const ROOM = 12_000;
const REST = '\n… The rest stands in the concern. Read it before you answer.';

/** What somebody has to have read before they say yes or no to it, so that nobody does so by its name alone. */
export function toJudge(items: readonly { readonly id: string; readonly heading: string; readonly text: string }[]) {
  const room = Math.floor(ROOM / Math.max(items.length, 1));
  return items.map(({ id, heading, text }): CasePart => {
    const [first = '', ...rest] = pieces(text, room, Buffer.byteLength);
    return { kind: 'quote', id, heading, text: rest.length > 0 ? first + REST : first };
  });
}
