import { z } from 'zod';
import type { Posted } from '../../product/post-once.js';
import { type Card, cardAttachment, cardContentType, card as cardSchema, problemsIn } from '../cards/card.js';
import { actionsOf } from '../cards/walk.js';
import type { DialogContent } from '../tenant/screens.js';

const size = z.union([z.enum(['small', 'medium', 'large']), z.int().min(1)]);

const taskInfo = z.strictObject({
  title: z.string().min(1),
  width: size.optional(),
  height: size.optional(),
  card: cardAttachment.refine(
    ({ content }) => !actionsOf(content).some(({ type }) => type === 'Action.Execute'),
    'a dialog knows no Action.Execute',
  ),
});

const task = z.strictObject({
  task: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('continue'), value: taskInfo }),
    z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
  ]),
});

const cardAnswer = z.discriminatedUnion('type', [
  z.strictObject({ statusCode: z.literal(200), type: z.literal(cardContentType), value: cardSchema }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
  z.strictObject({
    statusCode: z.int().min(400).max(599),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.strictObject({ code: z.string(), message: z.string() }),
  }),
]);

/** What an invoke came to; `failure` says what is wrong with the answer, for tests, and never stands on a screen. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: string };

export type CardAnswer =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'error' };

const failed = (failure: string) => ({ ok: false, failure }) as const;

/** The body of a 200 as JSON; undefined when it is empty. */
function bodyOf(posted: Posted): Answer<unknown> {
  if (!posted.ok) return failed(posted.failure);
  if (posted.status !== 200) return failed(`http_${posted.status}`);
  if (posted.body === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(posted.body) };
  } catch {
    return failed('the answer is not JSON');
  }
}

function parsed<T>(schema: z.ZodType<T>, input: unknown): Answer<T> {
  if (input === undefined || input === null) return failed('the answer is empty');
  const result = schema.safeParse(input);
  return result.success ? { ok: true, value: result.data } : failed(`the answer: ${problemsIn(result.error, input)}`);
}

/** The answer to adaptiveCard/action. */
export function readCardAnswer(posted: Posted): Answer<CardAnswer> {
  const body = bodyOf(posted);
  const read = body.ok ? parsed(cardAnswer, body.value) : body;
  if (!read.ok) return read;
  const { type, value } = read.value;
  if (type === cardContentType) return { ok: true, value: { kind: 'card', card: value } };
  if (type === 'application/vnd.microsoft.error') return { ok: true, value: { kind: 'error' } };
  return { ok: true, value: { kind: 'message', message: value } };
}

/**
 * The answer to what opens a dialog, and to what is sent from one. Only there an empty answer is one: it closes the dialog.
 */
export function readTaskAnswer(posted: Posted, from: 'fetch' | 'submit'): Answer<DialogContent | 'close'> {
  const body = bodyOf(posted);
  if (!body.ok) return body;
  if (from === 'submit' && body.value === undefined) return { ok: true, value: 'close' };
  const read = parsed(task, body.value);
  if (!read.ok) return read;
  if (read.value.task.type === 'message')
    return { ok: true, value: { kind: 'message', message: read.value.task.value } };
  const { title, width = null, height = null, card } = read.value.task.value;
  return { ok: true, value: { kind: 'card', title, card: card.content, width, height } };
}
