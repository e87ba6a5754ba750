import type { FormAnswers } from '../../../application/concerns/form-answers.js';
import type { Account } from '../../../domain/ids.js';
import { createRecent } from '../../../presentation/recent.js';
import type { FormPart, FormView } from '../../../presentation/report-form-parts.js';
import type { Option } from '../../../presentation/report-words.js';
import type { StepData } from '../activity.js';
import { askedIn, reportFormDialog, type Step } from '../cards/report-form.js';
import type { Dialog } from '../cards/windows.js';
import { readAnswers } from '../form-data.js';

interface LastShown {
  readonly owner: Account | undefined;
  readonly form: FormView;
  readonly answers: FormAnswers;
  readonly people: readonly Option[];
}

/** Forms that are open at the same time. */
const MOST = 200;

/**
 * What forms showed last, in this process alone. An answer to a dialog takes the place of the card and of all that was typed
 * into it, and while nothing can be looked up, this is what the form can be drawn of again.
 */
export function createLastShown() {
  const recent = createRecent<LastShown>(MOST);
  return {
    set: (draftId: string, shown: LastShown): void => recent.set(draftId, shown),
    delete: (draftId: string): void => recent.delete(draftId),
    /** The step as it was sent, with words on top. Undefined for a form of somebody else, or that another instance showed. */
    again: (owner: Account | undefined, sent: StepData, words: string): Dialog | undefined => {
      const shown = recent.get(sent.draftId);
      if (shown === undefined || owner === undefined || shown.owner !== owner) return undefined;
      const step = sent.step as Step;
      const read = readAnswers(sent, askedIn(shown.form, step), shown.answers);
      const answers = read.kind === 'answers' ? read.answers : shown.answers;
      const parts = shown.form.parts.map((part) => answered(part, answers));
      return reportFormDialog(
        { ...shown.form, parts },
        { step, draftId: sent.draftId, problems: { send: words }, people: shown.people },
      );
    },
  };
}

function answered(part: FormPart, answers: FormAnswers): FormPart {
  switch (part.kind) {
    case 'choice':
    case 'menu':
    case 'day':
    case 'time':
    case 'line':
    case 'words':
      return { ...part, answer: answers[part.id] as string | undefined };
    case 'choices':
    case 'tick-boxes':
      return { ...part, answers: (answers[part.id] ?? []) as readonly string[] };
    case 'people':
      return { ...part, answers: part.id === 'subjects' ? (answers.subjects ?? []) : (answers.hiddenFrom ?? []) };
    default:
      return part;
  }
}
