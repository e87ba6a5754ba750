import type { FormPart, FormQuestion, FormView } from '../../../presentation/report-form-parts.js';
import type { Option } from '../../../presentation/report-words.js';
import { LABELS } from '../../../presentation/wording.js';
import { LIMITS } from '../limits.js';
import { type CardPart, cardOf, strong, words } from './elements.js';
import { type Dialog, dialog } from './windows.js';

/** The form grows by steps here, because a card tells us nothing while it is being filled in. */
export type Step = 1 | 2 | 3;

export interface ShownStep {
  readonly step: Step;
  readonly draftId: string;
  /** Words beside questions; what belongs to no question of this step stands at its top. */
  readonly problems?: Readonly<Record<string, string>>;
  /** Our own people, for "who": what they are called and how the form names them. */
  readonly people: readonly Option[];
}

/** In the title: more detail is nobody's duty, so it is not counted. */
const PLACE: Record<Step, string> = { 1: 'step 1 of 2', 2: 'step 2 of 2', 3: 'more detail' };
/** On each step: whom to call. */
const ALWAYS = ['help', 'ring-now', 'crisis-route'];
/** The four questions, without who it might be: that depends on their answers. */
const FIRST = [
  'quoted-message',
  'quoted-author',
  'danger',
  'atRisk',
  'personAtRisk',
  'responsible',
  'whatHappened',
  'text-cut',
  'evidence',
];
const SECOND = ['subjects', 'subjectUnknown', 'before-sending', 'route', 'hiddenFrom', 'identity', 'ringOn', 'more'];

function belongs({ id }: FormPart, step: Step): boolean {
  if (ALWAYS.includes(id)) return true;
  // Who would be told stands wherever there is a Send.
  if (id === 'route') return step > 1;
  if (FIRST.includes(id)) return step === 1;
  return SECOND.includes(id) ? step === 2 : step === 3;
}

/** Which questions a step asks: an answer of another step can't be wrong here. */
export function askedIn(form: FormView, step: Step): readonly string[] {
  return form.parts.filter((part) => belongs(part, step) && 'label' in part).map(({ id }) => id);
}

export function reportFormDialog(form: FormView, shown: ShownStep): Dialog {
  const { step, draftId, problems = {}, people } = shown;
  const parts = form.parts.filter((part) => belongs(part, step));
  const placed = new Set(parts.map(({ id }) => id));
  const elsewhere = Object.entries(problems).flatMap(([id, text]) => (placed.has(id) ? [] : [text]));
  // Its button is gone once it was pressed; what it opened stays within reach.
  const hasDetail = form.parts.some((part) => part.id === 'more' || belongs(part, 3));
  const go = (title: string, where: 'next' | 'back' | 'detail' | 'send', style?: 'positive'): CardPart => ({
    type: 'Action.Submit',
    title,
    data: { action: 'report.step', draftId, step, go: where },
    ...(style && { style }),
  });
  return dialog(
    `${form.title}, ${PLACE[step]}`,
    cardOf({
      body: [
        ...elsewhere.map((text) => words(text, { weight: 'bolder', color: 'attention' })),
        ...parts.flatMap((part) => elementsOf(part, problems[part.id], people)),
      ],
      actions:
        step === 1
          ? [go('Next', 'next', 'positive')]
          : [
              go(form.submit, 'send', 'positive'),
              go('Back', 'back'),
              ...(step === 2 && hasDetail ? [go(LABELS.moreDetail, 'detail')] : []),
            ],
    }),
  );
}

function elementsOf(part: FormPart, problem: string | undefined, people: readonly Option[]): CardPart[] {
  switch (part.kind) {
    case 'text':
      if (part.tone === 'quiet') return [words(part.text, { isSubtle: true, size: 'small' })];
      return [part.tone === 'plain' ? words(part.text) : strong(part.text)];
    case 'quote':
      return [strong(part.heading), { type: 'Container', style: 'emphasis', items: [words(part.text)] }];
    case 'divider':
    case 'button':
      return [];
    default:
      return [
        input(part, people),
        ...(part.hint ? [words(part.hint, { isSubtle: true, size: 'small', spacing: 'small' })] : []),
        ...(problem ? [words(problem, { weight: 'bolder', color: 'attention' })] : []),
      ];
  }
}

/** Nothing is required by the client: what is missing is said by us, and going back must always be possible. */
function input(question: FormQuestion, people: readonly Option[]): CardPart {
  const { id, label } = question;
  const asked = { id, label: question.required ? `${label} (needed)` : label };
  switch (question.kind) {
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        style: 'expanded',
        choices: question.options.map(toChoice),
        ...(question.answer && { value: question.answer }),
      };
    case 'choices':
    case 'tick-boxes':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        style: question.kind === 'choices' ? 'compact' : 'expanded',
        isMultiSelect: true,
        choices: question.options.map(toChoice),
        ...(question.answers.length > 0 && { value: question.answers.join(',') }),
      };
    case 'people':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        isMultiSelect: true,
        style: 'filtered',
        placeholder: 'Choose people',
        choices: people.map(toChoice),
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        ...(question.answers.length > 0 && { value: question.answers.map(withoutPlatform).join(',') }),
      };
    case 'line':
    case 'words':
      return {
        type: 'Input.Text',
        ...asked,
        isMultiline: question.kind === 'words',
        maxLength: Math.min(question.longest, LIMITS.longText),
        ...(question.answer && { value: question.answer }),
      };
  }
}

/** People of the directory come and go as bare Entra object ids. */
function withoutPlatform(picked: string): string {
  return picked.startsWith('teams:') ? picked.slice('teams:'.length) : picked;
}

function toChoice({ value, label }: Option) {
  return { title: label, value };
}
