import type { FormAnswers } from '../application/concerns/form-answers.js';
import type { FormSetting } from '../application/concerns/preview-route.js';
import { ACTIONS } from './action-ids.js';
import { crisisAmongTypes } from './report-form-crisis.js';
import { choice, type FormPart, line, words } from './report-form-parts.js';
import { OPTIONS } from './report-words.js';
import { LABELS } from './wording.js';

/** "Add more detail", or everything that it opens, all optional. */
export function detail(answers: FormAnswers, setting: FormSetting): FormPart[] {
  if (!answers.moreDetail) {
    return [{ kind: 'button', id: 'more', action: ACTIONS.moreDetail, label: LABELS.moreDetail }];
  }
  return [
    { kind: 'divider', id: 'detail' },
    kindOfConcern(answers),
    ...crisisAmongTypes(answers, setting),
    ...moreAboutIt(answers),
    ...passedOn(answers),
  ];
}

export function kindOfConcern(answers: FormAnswers): FormPart {
  return {
    kind: 'choices',
    id: 'types',
    label: 'What kind of concern is it?',
    required: false,
    grows: true,
    options: OPTIONS.types,
    answers: answers.types ?? [],
  };
}

export function moreAboutIt(answers: FormAnswers): FormPart[] {
  return [
    choice('howKnown', 'How do you know?', answers),
    line('when', 'When did it happen?', answers),
    line('where', 'Where did it happen?', answers),
    choice('ongoing', 'Is it still going on?', answers),
    line('livesIn', 'The area where the person lives', answers, 'The council of that area may have to be told.'),
    line('happenedIn', 'The area where it happened', answers),
    words('othersAtRisk', 'Is anyone else at risk?', answers),
    words('alreadyDone', 'What has been done already?', answers),
    choice('personTold', 'Does the person know that you are raising this?', answers),
    words('personWants', 'What does the person want to happen?', answers),
    choice('consent', 'Do they agree that we share it?', answers),
  ];
}

/** For whoever raises for somebody else, who rang or wrote: nobody has to be found in a list, since they may not be one of us. */
function passedOn(answers: FormAnswers): FormPart[] {
  const { toldDay, toldTime } = answers;
  const asked = { required: false, grows: false } as const;
  return [
    { kind: 'divider', id: 'passed-on' },
    { kind: 'text', id: 'passed-on-heading', tone: 'notice', text: 'If you are passing on what somebody told you' },
    line('toldBy', 'Who told you?', answers, 'Their name, and how to reach them if you know.'),
    choice('toldHow', 'How did they tell you?', answers),
    { kind: 'day', id: 'toldDay', label: 'On which day did they tell you?', ...asked, answer: toldDay },
    { kind: 'time', id: 'toldTime', label: 'At about what time?', ...asked, answer: toldTime },
  ];
}
