import type { Question } from '../../../application/concerns/form-answers.js';
import type { FormPart, FormView } from '../../../presentation/report-form-parts.js';
import type { Option } from '../../../presentation/report-words.js';
import { LABELS } from '../../../presentation/wording.js';
import { type CardPart, cardOf, words } from './elements.js';
import { elementsOf } from './form-parts.js';
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
/** On each step: whom to call, and in a crisis what should happen, because any step may be the one that it is sent from. */
const ALWAYS = ['help', 'ring-now', 'crisis-route', 'not-live', 'crisis', 'crisisChoice', 'crisis-nobody-told'];
const CRISIS_CHOICE: Question = 'crisisChoice';
/** The four questions, without who it might be: that depends on their answers. */
const FIRST = [
  'selfHarm',
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

function onlyThird(part: FormPart): boolean {
  return belongs(part, 3) && !belongs(part, 2);
}

/**
 * Which questions a step asks: an answer of another step can't be wrong here.
 * @param sent what came back from it. A step that was drawn once more after a Send that failed may ask what should happen in
 * a crisis although nobody could keep that it does; that answer is never left out, since it decides whether anybody is told.
 */
export function askedIn(form: FormView, step: Step, sent: object = {}): readonly string[] {
  const asked = form.parts.filter((part) => belongs(part, step) && 'label' in part).map(({ id }) => id);
  return asked.includes(CRISIS_CHOICE) || !Object.hasOwn(sent, CRISIS_CHOICE) ? asked : [...asked, CRISIS_CHOICE];
}

export function reportFormDialog(form: FormView, shown: ShownStep): Dialog {
  const { step, draftId, problems = {}, people } = shown;
  const parts = form.parts.filter((part) => belongs(part, step));
  const placed = new Set(parts.map(({ id }) => id));
  const elsewhere = Object.entries(problems).flatMap(([id, text]) => (placed.has(id) ? [] : [text]));
  // Its button is gone once it was pressed; what it opened stays within reach.
  const hasDetail = form.parts.some((part) => part.id === 'more' || onlyThird(part));
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
