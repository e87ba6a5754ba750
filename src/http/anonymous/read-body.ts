import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { publicAnswersSchema } from '../../application/anonymous/public-answers.js';
import { LONG_TEXT } from '../../application/concerns/form-answers.js';
import { cleaned } from '../../application/concerns/typed-text.js';
import { SEVERAL } from '../../presentation/anonymous/form.js';

/** Five long answers, each character as up to nine of a form: what a page of ours can send, and no more. */
const LONGEST_BODY_BYTES = 256 * 1024;
const FORM_TYPE = 'application/x-www-form-urlencoded';

export const formBody: RequestHandler = express.urlencoded({
  extended: false,
  type: FORM_TYPE,
  limit: LONGEST_BODY_BYTES,
  parameterLimit: 200,
});

/** Beside the body: the connection and what was made for the request, roughly. */
const OF_EACH_BYTES = 16 * 1024;

/** What a request holds while it waits. Where its length is not that of what was read, it counts as the longest. */
export function bytesOf(request: Request): number {
  const length = request.get('content-encoding') === undefined ? Number(request.get('content-length')) : Number.NaN;
  return OF_EACH_BYTES + (length <= LONGEST_BODY_BYTES ? length : LONGEST_BODY_BYTES);
}

export function isForm(request: Request): boolean {
  return request.is(FORM_TYPE) === FORM_TYPE;
}

/** A status of our own for what Express could not read; undefined for what is no fault of the request. */
export function statusOf(error: Parameters<ErrorRequestHandler>[0]): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : undefined;
}

/** Browsers send a break as two characters; it was typed, and is counted, as one. */
function oneBreak(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({});

/** What was typed and chosen, as the questions expect it: one answer or several, and nothing where nothing was said. */
export function typedIn(body: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields.parse({ ...(body as object) }))
      .filter(([name]) => Object.hasOwn(publicAnswersSchema.shape, name))
      .map(([name, value]) => {
        const all = (Array.isArray(value) ? value : [value]).map(oneBreak).filter((each) => each !== '');
        return [name, SEVERAL.includes(name) ? all : all[0]];
      }),
  );
}

/** The form that was sent; empty where there was none. */
export function formIn(body: unknown): string {
  const { form } = fields.parse({ ...(body as object) });
  return typeof form === 'string' ? form : '';
}

/** What comes with a reply code. */
export const replyRequest = z.object({
  code: z.string().max(200),
  once: z
    .string()
    .regex(/^[\w-]{22,64}$/)
    .optional(),
  question: z.string().max(64).optional(),
  text: z
    .string()
    .transform((text) => cleaned(oneBreak(text)))
    .optional(),
});

export const LONGEST_TEXT = LONG_TEXT;
