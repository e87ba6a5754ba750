import { DateTime } from 'luxon';
import { z } from 'zod';
import { LONG_TEXT, SHORT_TEXT } from '../../application/concerns/form-answers.js';
import { cleaned, inOneLine, saysSomething } from '../../application/concerns/typed-text.js';
import { asPersonId, type PersonId } from '../../domain/ids.js';
import { localInstant } from '../../domain/local-instant.js';
import type { FormPart, FormQuestion } from '../report-form-parts.js';
import type { Option } from '../report-words.js';

/** A case form's parts: the same kinds as the reporter's form, under ids of their own. */
export type CasePart = FormPart<string>;
type CaseQuestion = FormQuestion<string>;

/** What is typed and chosen, by question: one text, or several of a list. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

interface Asked {
  readonly hint?: string;
  readonly optional?: true;
}

const asked = (id: string, label: string, { hint, optional }: Asked) => ({
  id,
  label,
  required: !optional,
  grows: false,
  ...(hint && { hint }),
});
const textOf = (typed: Typed, id: string) => (typeof typed[id] === 'string' ? typed[id] : undefined);

/** Questions, each with what was typed before in it. */
export function questionsOf(typed: Typed) {
  return {
    words: (id: string, label: string, how: Asked = {}): CaseQuestion => ({
      kind: 'words',
      ...asked(id, label, how),
      longest: LONG_TEXT,
      answer: textOf(typed, id),
    }),
    line: (id: string, label: string, how: Asked = {}): CaseQuestion => ({
      kind: 'line',
      ...asked(id, label, how),
      longest: SHORT_TEXT,
      answer: textOf(typed, id),
    }),
    /** One of a few, all in sight. */
    choice: (
      id: string,
      label: string,
      options: readonly Option[],
      how: Asked & { first?: string } = {},
    ): CaseQuestion => ({
      kind: 'choice',
      ...asked(id, label, how),
      options,
      answer: textOf(typed, id) ?? how.first,
    }),
    /** One of many. */
    menu: (
      id: string,
      label: string,
      options: readonly Option[],
      how: Asked & { first?: string } = {},
    ): CaseQuestion => ({
      kind: 'menu',
      ...asked(id, label, how),
      options,
      answer: textOf(typed, id) ?? how.first,
    }),
    several: (id: string, label: string, options: readonly Option[], how: Asked = {}): CaseQuestion => ({
      kind: 'choices',
      ...asked(id, label, how),
      options,
      answers: Array.isArray(typed[id]) ? typed[id] : [],
    }),
    day: (id: string, label: string, how: Asked & { first?: string } = {}): CaseQuestion => ({
      kind: 'day',
      ...asked(id, label, how),
      answer: textOf(typed, id) ?? how.first,
    }),
    time: (id: string, label: string, how: Asked & { first?: string } = {}): CaseQuestion => ({
      kind: 'time',
      ...asked(id, label, how),
      answer: textOf(typed, id) ?? how.first,
    }),
  };
}

export const said = (
  id: string,
  text: string,
  tone: 'emergency' | 'notice' | 'plain' | 'quiet' = 'plain',
): CasePart => ({
  kind: 'text',
  id,
  tone,
  text,
});

/** What each kind of question gives back. Nothing typed is no answer, whatever the platform sends for it. */
const blankIsNone = (value: unknown) => (value === '' || value === null ? undefined : value);
export const needed = 'Please answer this.';

/** In UTF-16 units, as platforms count: `max` counts an emoji once, and a form that holds more could not be opened again. */
function atMost(length: number) {
  const params = { error: `At most ${length.toLocaleString('en-GB')} characters fit here.`, abort: true };
  return [(text: string) => text.length <= length, params] as const;
}

export const typedWords = z.preprocess(
  blankIsNone,
  z
    .string(needed)
    .refine(...atMost(LONG_TEXT))
    .transform(trimmed)
    .refine(saysSomething, needed),
);
export const typedLine = z.preprocess(
  blankIsNone,
  z
    .string(needed)
    .refine(...atMost(SHORT_TEXT))
    .transform((text) => trimmed(inOneLine(cleaned(text))))
    .refine(saysSomething, needed),
);
export const maybe = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsNone, schema.optional());
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess(blankIsNone, z.enum(values, needed));
export const yesOrNo = oneOf(['yes', 'no']).transform((answer) => answer === 'yes');
export const person = z.preprocess(
  blankIsNone,
  z
    .string(needed)
    .min(1, needed)
    .max(200)
    .transform((id): PersonId => asPersonId(id)),
);
export const day = z.preprocess(blankIsNone, z.iso.date(needed));
export const timeOfDay = z.preprocess(
  blankIsNone,
  z.string(needed).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 14:05.'),
);

interface AboutTime {
  readonly now: Date;
  readonly organisation: { readonly zone: string };
}

/** Nobody tells what they saw longer ago than that; it is a slip of the pen. */
const MOST_YEARS = 100;

function yearsFrom(years: number, now: Date, zone: string): string {
  return DateTime.fromJSDate(now, { zone }).plus({ years }).toISODate() ?? '';
}

/** Somebody's clock may be a little ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/** What happened can't lie in the future: refused at its question, so that a slip of the date is not written down. */
export function hasBeen({ now, organisation: { zone } }: AboutTime) {
  return (
    typed: { readonly day?: string | undefined; readonly time?: string | undefined },
    context: z.RefinementCtx,
  ) => {
    if (typed.day === undefined) return;
    const today = localDay(now, zone);
    if (typed.day < yearsFrom(-MOST_YEARS, now, zone)) {
      context.addIssue({ code: 'custom', path: ['day'], message: 'That day is too long ago.' });
    } else if (typed.day > today) {
      context.addIssue({ code: 'custom', path: ['day'], message: 'That day is still to come.' });
    } else if (typed.time && instantOf(typed.day, typed.time, zone).getTime() > now.getTime() + AHEAD_MS) {
      context.addIssue({ code: 'custom', path: ['time'], message: 'That time is still to come.' });
    }
  };
}

/** Until when something is to be done, or lasts: today at the earliest. */
export function dayToCome({ now, organisation: { zone } }: AboutTime) {
  return day
    .refine((chosen) => chosen >= localDay(now, zone), 'That day has passed. Choose a later one.')
    .refine((chosen) => chosen <= yearsFrom(1, now, zone), 'Choose a day within a year.');
}

function trimmed(text: string): string {
  return cleaned(text).trim();
}

/** What was typed into the questions for a day and a time. */
export function instantOf(day: string, time: string, zone: string): Date {
  return localInstant(day, time, zone);
}

export function localDay(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}

export function localTime(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
}
