import { type FormAnswers, formAnswersSchema } from '../../application/concerns/form-answers.js';
import { answerProblems } from '../../presentation/report-flow.js';

export type ReadAnswers =
  | { readonly kind: 'answers'; readonly answers: FormAnswers }
  /** By question: what can't be taken. */
  | { readonly kind: 'refused'; readonly problems: Readonly<Record<string, string>> };

/** Several values come joined by commas. */
const SEVERAL = ['selfHarm', 'subjectUnknown', 'types'];
const PEOPLE = ['subjects', 'hiddenFrom'];
/** Entra's object ids, as the people picker gives them. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What a step of the form sends, over what was known before. The client enforces lengths, a forged activity does not, so they
 * are checked again.
 * @param asked the questions of that step, since what is empty is left out.
 * A people picker gives back bare object ids of the directory beside the names that we listed.
 */
export function readAnswers(
  data: Readonly<Record<string, unknown>>,
  asked: readonly string[],
  before: FormAnswers,
): ReadAnswers {
  const typed: Record<string, unknown> = {};
  for (const question of asked) {
    // What is empty is not sent: an answer was taken back.
    const value = Object.hasOwn(data, question) ? data[question] : '';
    if (typeof value === 'string') typed[question] = answerOf(question, value);
  }
  const parsed = formAnswersSchema.safeParse({ ...before, ...typed });
  if (parsed.success) return { kind: 'answers', answers: parsed.data };
  return { kind: 'refused', problems: answerProblems(parsed.error) };
}

function answerOf(question: string, value: string): unknown {
  if (PEOPLE.includes(question))
    return several(value).map((id) => (OBJECT_ID.test(id) ? `teams:${id.toLowerCase()}` : id));
  if (SEVERAL.includes(question)) return several(value);
  return value === '' ? undefined : value;
}

function several(value: string): string[] {
  return value.split(',').filter(Boolean);
}
