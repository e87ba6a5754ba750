import type { Missing } from '../application/concerns/complete-answers.js';
import { wantsNumbersOnly } from '../application/concerns/crisis.js';
import type { FormAnswers } from '../application/concerns/form-answers.js';
import type { FormSetting } from '../application/concerns/preview-route.js';
import { crisisAlone, crisisBox } from './report-form-crisis.js';
import { detail } from './report-form-detail.js';
import { help } from './report-form-help.js';
import { notLive } from './report-form-not-live.js';
import type { FormView } from './report-form-parts.js';
import { fourQuestions } from './report-form-questions.js';
import { quoted } from './report-form-quote.js';
import { beforeSending } from './report-form-sending.js';
import { eachNotSent, missingReasons } from './report-problems.js';
import { LABELS } from './wording.js';

/**
 * The reporter's form (domain reference, section 3): whom to call, four questions, who will be told, then whatever the
 * answers call for.
 */
export function reportForm(answers: FormAnswers, setting: FormSetting): FormView {
  const view = { title: LABELS.raise, close: LABELS.cancel };
  if (wantsNumbersOnly(answers)) {
    return {
      ...view,
      submit: LABELS.showNumbers,
      parts: [...help(answers, setting), ...crisisAlone(answers, setting)],
    };
  }
  return {
    ...view,
    submit: LABELS.send,
    parts: [
      ...help(answers, setting),
      ...notLive(setting),
      ...crisisBox(answers, setting),
      ...quoted(answers, setting),
      ...fourQuestions(answers, setting),
      ...beforeSending(answers, setting),
      ...(answers.responsible === undefined ? [] : detail(answers, setting)),
    ],
  };
}

/** What to say beside each question that still needs an answer. */
export function missingWords(missing: Missing): Readonly<Record<string, string>> {
  return eachNotSent(missingReasons(missing));
}
