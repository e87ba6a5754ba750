import type { Card } from '../cards/card.js';
import type { Element } from '../cards/elements.js';
import type { TeamsDraft } from './conversations.js';

function firstWords(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    if (element.type === 'TextBlock') return element.text;
    const inside =
      element.type === 'Container'
        ? element.items
        : element.type === 'ColumnSet'
          ? (element.columns ?? []).flatMap(({ items }) => items ?? [])
          : [];
    const found = firstWords(inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

const wordsOf = (card: Card | undefined) => card && firstWords(card.body);

/**
 * What is seen without opening the chat. Teams shows the summary where there is one; which words of a card else is not
 * documented, so the strictest reading: the first that it holds.
 */
export function previewsOf({ text, summary, cards }: TeamsDraft): {
  readonly phone: string;
  readonly chatList: string;
} {
  const words = wordsOf(cards[0]) ?? 'Sent a card';
  return { phone: summary || text || words, chatList: text || words };
}
