import type { types } from '@slack/bolt';
import { pieces, shortened } from '../../../presentation/text-pieces.js';
import { LIMITS } from '../limits.js';

type Block = types.KnownBlock;

/** Slack has no escape for what formats; characters that look the same format nothing. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { '*': '\u2217', _: '\u02cd', '~': '\u223c', '`': '\u02cb' };
const COLON = '\ua789';

/** Shows names and other words as they are: Slack's control characters escaped, nothing left that formats, links or makes an emoji. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[*_~`]/g, (mark) => LOOKS_LIKE[mark] ?? mark)
    .replaceAll(/:(?=\/\/|[\p{L}+-][\p{L}\p{N}+-]*:)/gu, COLON);
}

/** Of every message: what stands behind a link is nothing for a chat (security reference, section 2, threat 10). */
export const NO_UNFURLING = { unfurl_links: false, unfurl_media: false } as const;

export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Formatted text. @param markdown already escaped. */
export function section(markdown: string, blockId?: string): Block {
  return {
    type: 'section',
    ...(blockId && { block_id: blockId }),
    text: { type: 'mrkdwn', text: shortened(markdown, LIMITS.sectionText), verbatim: true },
  };
}

/** Words of a person, shown as they are, in as many sections as they need. */
export function words(text: string): Block[] {
  return pieces(text, LIMITS.sectionText).map((piece) => ({ type: 'section', text: plain(piece) }));
}

export function quiet(text: string, blockId?: string): Block {
  return {
    type: 'context',
    ...(blockId && { block_id: blockId }),
    elements: [{ type: 'mrkdwn', text: escaped(shortened(text, LIMITS.contextText / 2)), verbatim: true }],
  };
}
