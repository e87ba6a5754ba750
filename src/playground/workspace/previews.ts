import type { Block } from '../blocks/layout.js';

function plain(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(/<(?:https?|mailto|tel):[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<([^>|]*)>/g, '$1')
    .replaceAll(/[*_~`]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The words of one block, as a notification would read them out. */
function wordsOf(block: Block): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((text) => (text ? [plain(text.text)] : [])).join(' ');
    case 'context':
      return block.elements
        .map((element) => (element.type === 'image' ? element.alt_text : plain(element.text)))
        .join(' ');
    case 'image':
      return block.alt_text;
    case 'input':
      return block.label.text;
    default:
      return '';
  }
}

/** Mobile shows `text`; desktop, since 13 July 2026, the blocks first. Each falls back on the other. */
export function previews(text: string, blocks: readonly Block[]): { phone: string; desktop: string } {
  const first = blocks.map(wordsOf).find((words) => words !== '') ?? '';
  return { phone: plain(text) || first, desktop: first || plain(text) };
}
