import { type FormAnswers, formAnswersSchema, LONG_TEXT } from '../../application/concerns/form-answers.js';
import { beginningOf } from '../../application/concerns/typed-text.js';
import { accountOn } from '../../domain/ids.js';
import type { Typed } from '../../presentation/case/questions.js';
import { answerProblems } from '../../presentation/report-flow.js';
import type { InputState, StateValues } from './payloads.js';
import { ANSWER } from './views/form-parts.js';

export type ReadState =
  | { readonly kind: 'answers'; readonly answers: FormAnswers }
  /** By question: what can't be taken. */
  | { readonly kind: 'refused'; readonly problems: Readonly<Record<string, string>> };

/**
 * What is typed in the modal, over what was known before: a question that is no longer shown keeps its answer. Slack's
 * client enforces lengths, a forged request does not, so they are checked again.
 */
export function readState(values: StateValues, before: FormAnswers): ReadState {
  const typed: Record<string, unknown> = {};
  for (const [question, inputs] of Object.entries(values)) {
    const input = Object.hasOwn(inputs, `${ANSWER}${question}`) ? inputs[`${ANSWER}${question}`] : undefined;
    if (input && question in formAnswersSchema.shape) typed[question] = answerOf(input);
  }
  const parsed = formAnswersSchema.safeParse({ ...before, ...typed });
  if (parsed.success) return { kind: 'answers', answers: parsed.data };
  return { kind: 'refused', problems: answerProblems(parsed.error) };
}

function answerOf(input: InputState): string | readonly string[] | undefined {
  switch (input.type) {
    case 'radio_buttons':
    case 'static_select':
      return input.selected_option?.value;
    case 'checkboxes':
    case 'multi_static_select':
      return (input.selected_options ?? []).map(({ value }) => value);
    case 'multi_users_select':
      return (input.selected_users ?? []).map((id) => accountOn('slack', id));
    case 'datepicker':
      return input.selected_date ?? undefined;
    case 'timepicker':
      return input.selected_time ?? undefined;
    default:
      return input.value ?? undefined;
  }
}

/** What is typed and chosen in a form of a case, by question. */
export function typedIn(values: StateValues): Typed {
  const typed = Object.entries(values).map(([question, inputs]) => {
    const input = Object.hasOwn(inputs, `${ANSWER}${question}`) ? inputs[`${ANSWER}${question}`] : undefined;
    return [question, (input && answerOf(input)) ?? ''] as const;
  });
  return Object.fromEntries(typed);
}

/** The words that came with the command, as far as they fit. */
export function typedWithCommand(text: string): FormAnswers {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  return { whatHappened: beginningOf(trimmed, LONG_TEXT), ...(trimmed.length > LONG_TEXT && { textCut: true }) };
}
