import { type FormAnswers, LONG_TEXT, MOST_PEOPLE } from '../application/concerns/form-answers.js';
import type { FormSetting } from '../application/concerns/preview-route.js';
import { choice, type FormPart, line } from './report-form-parts.js';
import { OPTIONS } from './report-words.js';

/** The four questions whose answers are enough to send, and who may be responsible where somebody here may be. */
export function fourQuestions(answers: FormAnswers, { organisation }: FormSetting): FormPart[] {
  const cut: FormPart = {
    kind: 'text',
    id: 'text-cut',
    tone: 'notice',
    text: 'What you typed was too long: only its first 3,000 characters are here. Tell the rest when you are rung.',
  };
  return [
    ...whoIsAtRisk(answers),
    ...(answers.responsible === 'yes' || answers.responsible === 'not-sure' ? who(answers) : []),
    whatHappened(answers),
    ...(answers.textCut ? [cut] : []),
    {
      kind: 'text',
      id: 'evidence',
      tone: 'quiet',
      text:
        "Please don't wash, tidy, move or copy anything, don't question anyone, and send no photos in chat. " +
        `${organisation.name} may have to tell the council or the police.`,
    },
  ];
}

/** The first three of them. */
export function whoIsAtRisk(answers: FormAnswers): FormPart[] {
  return [
    choice('danger', 'Is anyone in immediate danger?', answers, { required: true, grows: true }),
    choice('atRisk', 'Who is at risk?', answers, { required: true, grows: true }),
    line('personAtRisk', 'Their name or reference, if you know it', answers),
    choice('responsible', 'Might anyone who works or volunteers here be responsible?', answers, {
      required: true,
      grows: true,
      hint: 'If so, the concern goes to a safeguarding lead first, not to the duty person.',
    }),
  ];
}

export function whatHappened(answers: FormAnswers): FormPart {
  return {
    kind: 'words',
    id: 'whatHappened',
    label: 'What happened?',
    hint: "In the person's own words where you can. Keep what you saw or heard apart from what you think.",
    required: true,
    grows: false,
    longest: LONG_TEXT,
    answer: answers.whatHappened,
  };
}

function who(answers: FormAnswers): FormPart[] {
  const required = answers.responsible === 'yes';
  return [
    {
      kind: 'people',
      id: 'subjects',
      // An answer to one of the two is needed: the platform marks each of them as optional.
      label: required ? 'Who? If you choose nobody, tick a box below' : 'Who might it be?',
      hint: 'Nobody whom you choose is told, now or later.',
      required: false,
      grows: true,
      most: MOST_PEOPLE,
      answers: answers.subjects ?? [],
    },
    {
      kind: 'tick-boxes',
      id: 'subjectUnknown',
      label: required ? 'If you chose nobody, tick one' : 'Or, if it fits',
      required: false,
      grows: false,
      options: OPTIONS.subjectUnknown,
      answers: answers.subjectUnknown ?? [],
    },
  ];
}
