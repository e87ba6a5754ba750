import { z } from 'zod';
import type { Answered } from '../../web-api/meet-fault.js';
import { cardAttachment, cardContentType, problemsIn } from '../cards/card.js';
import { teamsLimits } from '../limits.js';
import type { TeamsDraft } from '../tenant/conversations.js';
import { badArgument, badSyntax, tooBig } from './answers.js';

/** What Teams reads of an activity; an SDK sends more along. */
const activity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.unknown()).nullish(),
  attachmentLayout: z.enum(['list', 'carousel']).nullish(),
});

export type ReadActivity =
  | { readonly ok: true; readonly draft: TeamsDraft | 'typing' }
  | { readonly ok: false; readonly refusal: Answered };

const refused = (refusal: Answered): ReadActivity => ({ ok: false, refusal });

/** Reads what a bot wants to post, as strictly as Teams does where that is documented, and more strictly where it is not. */
export function readActivity(body: unknown): ReadActivity {
  if (Buffer.byteLength(JSON.stringify(body ?? null)) > teamsLimits.messageBytes) return refused(tooBig);
  const parsed = activity.safeParse(body);
  if (!parsed.success) return refused(badSyntax(`Activity: ${problemsIn(parsed.error, body)}`));
  const { type, text, summary, attachments } = parsed.data;
  if (type === 'typing') return { ok: true, draft: 'typing' };
  if (type !== 'message') return refused(badArgument(`Unknown activity type "${type}"`));
  if (!text && !attachments?.length) return refused(badSyntax('A message needs text or an attachment'));
  const cards = [];
  for (const each of attachments ?? []) {
    const contentType = (each as { contentType?: unknown } | null)?.contentType;
    if (contentType !== cardContentType) return refused(badArgument(`Unknown attachment type: ${contentType}`));
    const read = cardAttachment.safeParse(each);
    if (!read.success) return refused(badArgument(`The card is refused: ${problemsIn(read.error, each)}`));
    cards.push(read.data.content);
  }
  return { ok: true, draft: { text: text ?? '', summary: summary ?? '', cards } };
}
