import { convert } from 'html-to-text';
import { LONG_TEXT } from '../../../application/concerns/form-answers.js';
import { beginningOf } from '../../../application/concerns/typed-text.js';
import type { FirstAnswers, UseCases } from '../../../application/use-cases.js';
import { accountOn } from '../../../domain/ids.js';
import { messagePayload } from '../activity.js';

/** Far more than anybody's message has, and far less than what reading it would run out of. */
const DEEPEST = 100;
const ELLIPSIS = '…';

/** Teams sends HTML: its words are kept, and no address of a link or picture is followed. */
function wordsOf(html: string): string {
  const deepest = { maxDepth: DEEPEST, ellipsis: ELLIPSIS };
  try {
    return convert(html, { wordwrap: false, limits: deepest, selectors: [{ selector: 'img', format: 'skip' }] }).trim();
  } catch (error) {
    // Nested deeper than the parser itself can go. The form matters more than the quotation.
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** The message as a quotation of its own, with its author and time: it is not the reporter's own words. */
export async function quoting(useCases: UseCases, payload: unknown): Promise<FirstAnswers> {
  const parsed = messagePayload.safeParse(payload);
  const content = parsed.data?.body?.content;
  if (!parsed.success || !content) return {};
  const { from, createdDateTime } = parsed.data;
  const text = wordsOf(content);
  // A picture alone has no words, and neither has what lies too deep to be read.
  if (text === '' || text === ELLIPSIS) return {};
  const author = from?.user?.id ? accountOn('teams', from.user.id) : undefined;
  const name = (author && (await useCases.personOf(author))?.name) || from?.user?.displayName?.slice(0, 200);
  const postedAt = createdDateTime ? new Date(createdDateTime) : undefined;
  return {
    quotedMessage: {
      text: beginningOf(text, LONG_TEXT),
      cut: text.length > LONG_TEXT,
      ...(author && { author: { account: author, ...(name && { name }) } }),
      ...(postedAt && !Number.isNaN(postedAt.getTime()) && { postedAt }),
    },
  };
}
