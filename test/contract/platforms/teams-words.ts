import type { Action } from '../../../src/playground/teams/cards/actions.js';
import type { Card } from '../../../src/playground/teams/cards/card.js';
import type { Element } from '../../../src/playground/teams/cards/elements.js';
import type { Input } from '../../../src/playground/teams/cards/inputs.js';
import { actionsOf } from '../../../src/playground/teams/cards/walk.js';
import type { SeenButton, SeenQuestion } from './chat-client.js';

/** Adaptive Cards as a person reads them. */

interface Run {
  readonly text: string;
  /** Small and grey: what explains a question. */
  readonly quiet: boolean;
  /** In the colour of trouble. */
  readonly alarming: boolean;
}

function runOf(element: Element): Run | undefined {
  if (element.type === 'TextBlock') {
    return { text: element.text, quiet: element.isSubtle === true, alarming: element.color === 'attention' };
  }
  if (element.type !== 'RichTextBlock') return undefined;
  const inlines = element.inlines.map((inline) => (typeof inline === 'string' ? { text: inline } : inline));
  return {
    text: inlines.map(({ text }) => text).join(''),
    quiet: inlines.every((inline) => 'isSubtle' in inline && inline.isSubtle === true),
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
  return (card ? actionsOf(card) : []).map((action) => ({
    action: actionOf(action),
    label: action.title,
    spoken: action.tooltip ?? '',
    emphasised: action.style === 'positive',
    tucked: action.mode === 'secondary',
  }));
}

function actionOf(action: Action): string {
  if (action.type === 'Action.Execute') return action.verb;
  return action.type === 'Action.Submit' ? String(action.data?.action ?? '') : '';
}

export interface SeenStep {
  readonly questions: Readonly<Record<string, SeenQuestion>>;
  readonly lines: readonly string[];
  /** By question. */
  readonly beside: Readonly<Record<string, string>>;
  readonly alarms: readonly string[];
}

const NEEDED = ' (needed)';

/** One step of the form: a quiet line before a question is its hint, an alarming one after it its problem. */
export function readStep(card: Card, answerOf: (input: Input) => readonly string[]): SeenStep {
  const elements = flat(card.body);
  const questions: Record<string, SeenQuestion> = {};
  const beside: Record<string, string> = {};
  const lines: string[] = [];
  const alarms: string[] = [];
  elements.forEach((element, index) => {
    const next = elements[index + 1];
    const before = elements[index - 1];
    const run = runOf(element);
    if (isInput(element)) {
      const hint = before && runOf(before);
      const label = element.label ?? '';
      questions[element.id] = {
        label: label.endsWith(NEEDED) ? label.slice(0, -NEEDED.length) : label,
        hint: hint?.quiet ? hint.text : '',
        required: label.endsWith(NEEDED),
        options: element.type === 'Input.ChoiceSet' && !element['choices.data'] ? titlesOf(element) : [],
        answer: answerOf(element),
      };
    } else if (run?.alarming && before && isInput(before)) beside[before.id] = run.text;
    else if (run?.alarming) alarms.push(run.text);
    else if (run && !(run.quiet && next && isInput(next))) lines.push(run.text);
  });
  return { questions, lines, beside, alarms };
}

function isInput(element: Element): element is Input {
  return element.type.startsWith('Input.');
}

function titlesOf({ choices }: Extract<Input, { type: 'Input.ChoiceSet' }>): string[] {
  return choices.map(({ title }) => title);
}
