import { isCrisis } from '../application/concerns/crisis.js';
import type { FormAnswers } from '../application/concerns/form-answers.js';
import type { FormSetting, RoutePreview } from '../application/concerns/preview-route.js';
import { CRISIS_CHOICES, type CrisisChoice } from '../domain/report.js';
import { crisisRoute } from './crisis-words.js';
import type { FormPart } from './report-form-parts.js';
import { OPTIONS, type Option } from './report-words.js';

/**
 * One box beside the crisis line, so that nobody in a crisis has to look for it among the kinds of concern; ticked, it shows
 * whom to call right below.
 */
export function crisisBox(answers: FormAnswers, setting: FormSetting): FormPart[] {
  return [
    {
      kind: 'tick-boxes',
      id: 'selfHarm',
      label: 'Is this about self-harm or suicidal thoughts?',
      required: false,
      grows: true,
      options: OPTIONS.selfHarm,
      answers: answers.selfHarm ?? [],
    },
    ...(isTicked(answers) ? crisisBranch(answers, setting) : []),
  ];
}

/** The same where it was chosen among the kinds of concern: it has to be in sight of whoever chose it. */
export function crisisAmongTypes(answers: FormAnswers, setting: FormSetting): FormPart[] {
  return isCrisis(answers) && !isTicked(answers) ? crisisBranch(answers, setting) : [];
}

/** All that the form shows to somebody who wants no more than whom to call; what they typed is kept until they send it. */
export function crisisAlone(answers: FormAnswers, setting: FormSetting): FormPart[] {
  const [box, ...below] = crisisBox(answers, setting);
  return [
    ...(box ? [box] : []),
    ...(below.length > 0 ? below : crisisBranch(answers, setting)),
    {
      kind: 'text',
      id: 'crisis-nobody-told',
      tone: 'notice',
      text:
        'Nobody here will be told, and nothing will be kept. Choose the other answer to go on with your concern: what you ' +
        'typed is still there.',
    },
  ];
}

function isTicked({ selfHarm = [] }: FormAnswers): boolean {
  return selfHarm.length > 0;
}

function crisisBranch(answers: FormAnswers, { organisation, route }: FormSetting): FormPart[] {
  return [
    { kind: 'text', id: 'crisis', tone: 'emergency', text: crisisRoute(organisation.phones) },
    {
      kind: 'choice',
      id: 'crisisChoice',
      label: 'What should happen?',
      // Once it is chosen, the form says so below.
      ...(answers.crisisChoice !== 'numbers-only' && {
        hint: 'With "Only show me whom to call" nothing is kept and nobody is told.',
      }),
      required: false,
      grows: true,
      options: CRISIS_CHOICES.map((value) => ({ value, label: choiceWords(value, route) })),
      answer: answers.crisisChoice ?? 'tell',
    },
  ];
}

/** Who is told is whoever this concern would go to. */
function choiceWords(choice: CrisisChoice, route: RoutePreview): Option['label'] {
  if (choice === 'numbers-only') return 'Only show me whom to call';
  if (route.kind === 'nobody') return `Save it, and ring ${route.contact.name} too`;
  return route.kind === 'people' && route.route === 'lead' ? 'Tell a safeguarding lead' : 'Tell the duty person';
}
