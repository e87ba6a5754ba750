import { type FormAnswers, LONG_TEXT, type Question, SHORT_TEXT } from '../application/concerns/form-answers.js';
import type { Picked } from '../domain/ids.js';
import type { ACTIONS } from './action-ids.js';
import { OPTIONS, type Option } from './report-words.js';

/** One part of a form, for any platform. Windows may hold names and narrative; messages never. */
export type FormPart<Id extends string = Question> =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly tone: 'emergency' | 'notice' | 'plain' | 'quiet';
      readonly text: string;
    }
  | { readonly kind: 'quote'; readonly id: string; readonly heading: string; readonly text: string }
  | { readonly kind: 'button'; readonly id: string; readonly action: typeof ACTIONS.moreDetail; readonly label: string }
  | { readonly kind: 'divider'; readonly id: string }
  | FormQuestion<Id>;

interface Asked<Id extends string = Question> {
  readonly id: Id;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** The form changes with the answer. */
  readonly grows: boolean;
}

export type FormQuestion<Id extends string = Question> = Asked<Id> &
  (
    | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly answer?: string | undefined }
    /** One of many: folded away until it is opened. */
    | { readonly kind: 'menu'; readonly options: readonly Option[]; readonly answer?: string | undefined }
    /** A local date such as `2026-11-25`. */
    | { readonly kind: 'day'; readonly answer?: string | undefined }
    /** A local time such as `14:05`. */
    | { readonly kind: 'time'; readonly answer?: string | undefined }
    | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly answers: readonly string[] }
    | { readonly kind: 'tick-boxes'; readonly options: readonly Option[]; readonly answers: readonly string[] }
    | { readonly kind: 'people'; readonly most: number; readonly answers: readonly Picked[] }
    | { readonly kind: 'line'; readonly longest: number; readonly answer?: string | undefined }
    | { readonly kind: 'words'; readonly longest: number; readonly answer?: string | undefined }
  );

export interface FormView<Id extends string = Question> {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly parts: readonly FormPart<Id>[];
}

type ChoiceQuestion =
  | 'danger'
  | 'atRisk'
  | 'responsible'
  | 'identity'
  | 'howKnown'
  | 'ongoing'
  | 'personTold'
  | 'toldHow'
  | 'consent';

/** One answer of a few. */
export function choice(
  id: ChoiceQuestion,
  label: string,
  answers: FormAnswers,
  asked: Partial<Pick<Asked, 'required' | 'grows' | 'hint'>> = {},
): FormQuestion {
  return {
    kind: 'choice',
    id,
    label,
    required: false,
    grows: false,
    ...asked,
    options: OPTIONS[id],
    answer: answers[id],
  };
}

/** An answer in one line. */
export function line(
  id: 'personAtRisk' | 'ringOn' | 'when' | 'where' | 'livesIn' | 'happenedIn' | 'toldBy',
  label: string,
  answers: FormAnswers,
  hint?: string,
): FormQuestion {
  const asked = { id, label, required: false, grows: false, ...(hint && { hint }) };
  return { kind: 'line', ...asked, longest: SHORT_TEXT, answer: answers[id] };
}

/** An answer in somebody's own words. */
export function words(
  id: 'othersAtRisk' | 'alreadyDone' | 'personWants',
  label: string,
  answers: FormAnswers,
): FormQuestion {
  return { kind: 'words', id, label, required: false, grows: false, longest: LONG_TEXT, answer: answers[id] };
}
