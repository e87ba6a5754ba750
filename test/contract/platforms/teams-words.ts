import type { Action } from '../../../src/playground/teams/cards/actions.js';
import type { Card } from '../../../src/playground/teams/cards/card.js';
import type { Element } from '../../../src/playground/teams/cards/elements.js';
import type { Input } from '../../../src/playground/teams/cards/inputs.js';
import { actionsOf } from '../../../src/playground/teams/cards/walk.js';
import type { SeenButton, SeenQuestion, SeenWindow } from './chat-client.js';

/** Adaptive Cards as a person reads them. */

interface Run {
  readonly text: string;
  /** Close below a question: what explains it. */
  readonly explains: boolean;
  /** In the colour of trouble. */
  readonly alarming: boolean;
}

function runOf(element: Element): Run | undefined {
  if (element.type === 'TextBlock') {
    return { text: element.text, explains: false, alarming: element.color === 'attention' };
  }
  if (element.type !== 'RichTextBlock') return undefined;
  const inlines = element.inlines.map((inline) => (typeof inline === 'string' ? { text: inline } : inline));
  return {
    text: inlines.map(({ text }) => text).join(''),
    explains: element.spacing === 'small',
    alarming: inlines.every((inline) => 'color' in inline && inline.color === 'attention'),
  };
}

function flat(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => (element.type === 'Container' ? flat(element.items) : [element]));
}

export function linesOf(card: Card | null | undefined): string[] {
  return flat(card?.body ?? []).flatMap((element) => runOf(element)?.text ?? []);
}

export function buttonsOf(card: Card | null | undefined): SeenButton[] {
  const hidden = new Set(card ? actionsOf({ body: card.body.filter(isHidden) }) : []);
  // What only shows the rest is no control of ours.
  const ours = (card ? actionsOf(card) : []).filter(({ type }) => type !== 'Action.ToggleVisibility');
  return ours.map((action) => ({
    action: actionOf(action),
    label: action.title,
    spoken: action.tooltip ?? '',
    emphasised: action.style === 'positive',
    tucked: action.mode === 'secondary' || hidden.has(action),
  }));
}

/** Until somebody asks for more. */
function isHidden(element: Element): boolean {
  return 'isVisible' in element && element.isVisible === false;
}

function actionOf(action: Action): string {
  if (action.type === 'Action.Execute') return action.verb;
  return action.type === 'Action.Submit' ? String(action.data?.action ?? '') : '';
}

/** What can be copied on a phone, and what opens outside the chat. */
export function outsideOf(card: Card | null | undefined): Pick<SeenWindow, 'copyable' | 'links'> {
  const copyable = flat(card?.body ?? []).flatMap((element) =>
    element.type === 'Input.Text' ? [element.value ?? ''] : [],
  );
  const links = (card ? actionsOf(card) : []).flatMap((action) =>
    action.type === 'Action.OpenUrl' ? [[action.title, action.url] as const] : [],
  );
  return { copyable, links: Object.fromEntries(links) };
}

export interface SeenStep {
  readonly questions: Readonly<Record<string, SeenQuestion>>;
  readonly lines: readonly string[];
  /** By question. */
  readonly beside: Readonly<Record<string, string>>;
  readonly alarms: readonly string[];
}

const NEEDED = ' (needed)';

/** One step of the form: below a question stands its problem, in the colour of trouble, and then what explains it. */
export function readStep(card: Card, answerOf: (input: Input) => readonly string[]): SeenStep {
  const questions: Record<string, SeenQuestion> = {};
  const beside: Record<string, string> = {};
  const lines: string[] = [];
  const alarms: string[] = [];
  let above: SeenQuestion | undefined;
  let asked = '';
  for (const element of flat(card.body)) {
    const run = runOf(element);
    if (isInput(element)) {
      const label = element.label ?? '';
      asked = element.id;
      above = {
        label: label.endsWith(NEEDED) ? label.slice(0, -NEEDED.length) : label,
        hint: '',
        required: label.endsWith(NEEDED),
        options: element.type === 'Input.ChoiceSet' && !element['choices.data'] ? titlesOf(element) : [],
        answer: answerOf(element),
      };
      questions[asked] = above;
    } else if (run?.explains && above) questions[asked] = { ...above, hint: run.text };
    else if (run?.alarming && above) beside[asked] = run.text;
    else if (run) {
      above = undefined;
      (run.alarming ? alarms : lines).push(run.text);
    }
  }
  return { questions, lines, beside, alarms };
}

function isInput(element: Element): element is Input {
  return element.type.startsWith('Input.');
}

function titlesOf({ choices }: Extract<Input, { type: 'Input.ChoiceSet' }>): string[] {
  return choices.map(({ title }) => title);
}
