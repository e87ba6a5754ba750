import { z } from 'zod';
import type { AddInformation, AnswerQuestion, AskReporter, TellReporter } from '../../domain/case/reporter.js';
import { asItemId } from '../../domain/ids.js';
import { ANONYMOUS } from '../../domain/reporter.js';
import { emergencyLine, LABELS } from '../wording.js';
import type { CaseForm, FormAbout } from './case-form.js';
import { questionsOf, said, typedWords } from './questions.js';

export const askReporterForm: CaseForm<AskReporter> = {
  label: LABELS.askReporter,
  submit: 'Ask',
  parts: ({ typed, read }) => [
    said('clarify', 'To clarify, not to investigate: ask what they saw, heard or were told. No leading questions.'),
    questionsOf(typed).words('text', 'Your question', {
      hint: isAnonymous(read)
        ? 'Nobody knows who they are. They find it when they come back with their reply code: no message can reach them.'
        : 'They are told that there is a question. They read it in a window; it never stands in a message.',
    }),
  ],
  read: () => z.object({ text: typedWords }),
};

export const answerQuestionForm: CaseForm<AnswerQuestion> = {
  label: 'Answer',
  submit: 'Send answer',
  parts: ({ typed, itemText, organisation: { phones } }) => [
    said('help', emergencyLine(phones.emergency), 'emergency'),
    { kind: 'quote', id: 'question', heading: 'The question', text: itemText ?? '' },
    questionsOf(typed).words('text', 'Your answer', {
      hint: `What you saw, heard or were told. "I don't know" is an answer.`,
    }),
  ],
  read: ({ item = asItemId('') }) => z.object({ text: typedWords }).transform(({ text }) => ({ question: item, text })),
};

export const addInformationForm: CaseForm<AddInformation> = {
  label: 'Add information',
  submit: 'Send',
  parts: ({ typed, organisation: { phones } }) => [
    said('help', emergencyLine(phones.emergency), 'emergency'),
    questionsOf(typed).words('text', 'What would you like to add?', {
      hint: 'It goes to the person who has your concern, and to nobody else.',
    }),
  ],
  read: () => z.object({ text: typedWords }),
};

export const tellReporterForm: CaseForm<TellReporter> = {
  label: 'Tell the reporter',
  submit: 'Tell them',
  parts: ({ typed, read }) =>
    isAnonymous(read)
      ? [
          said(
            'what',
            'They raised it without a name. They read these words when they come back with their reply code.',
          ),
          questionsOf(typed).words('text', 'What do you want to tell them?', {
            hint: 'As little as they need. Name nobody: somebody else may look at their screen.',
          }),
        ]
      : [
          said('what', 'Safeguard tells them that their concern has been acted on, and never more than that.'),
          questionsOf(typed).words('text', 'For the record: what did you tell them, and how?', {
            hint: 'If you rang them or met them, say so. If this message is all, say that.',
          }),
        ],
  read: () => z.object({ text: typedWords }),
};

/** The form itself decides nothing by it: it only says how the words reach whoever they are for. */
function isAnonymous(read: FormAbout['read']): boolean {
  return read?.concern.reporter === ANONYMOUS;
}
