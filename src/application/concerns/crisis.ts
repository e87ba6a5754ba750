import { isClinicalCrisis } from '../../domain/report.js';
import { type FormAnswers, type Question, typesOf } from './form-answers.js';

/** The question that stands wherever the form shows whom to call in a crisis. */
const SHOWN_WITH: Question = 'crisisChoice';

export function isCrisis(answers: FormAnswers): boolean {
  return isClinicalCrisis(typesOf(answers));
}

/** The reporter wants whom to call, and nobody here to be told. */
export function wantsNumbersOnly(answers: FormAnswers): boolean {
  return isCrisis(answers) && answers.crisisChoice === 'numbers-only';
}

/**
 * The answers as they are kept before the form is drawn with them.
 * @param stood the questions of the form as it was on the screen: what it did not show yet, it is about to show now
 */
export function withCrisisShown(answers: FormAnswers, stood: readonly string[], now: Date): FormAnswers {
  const { crisisShownAt, ...rest } = answers;
  if (!isCrisis(answers)) return rest;
  return { ...rest, crisisShownAt: stood.includes(SHOWN_WITH) ? (crisisShownAt ?? now) : now };
}

/** The answers as they are sent. A form that was sent before it could be drawn anew has shown nothing. */
export function withCrisisSeen(answers: FormAnswers, stood: readonly string[], now: Date): FormAnswers {
  if (stood.includes(SHOWN_WITH)) return withCrisisShown(answers, stood, now);
  const { crisisShownAt: _, ...rest } = answers;
  return rest;
}
