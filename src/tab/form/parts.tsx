import { Button, Divider } from '@fluentui/react-components';
import type { Part, Question, Typed } from '../../http/tab-contract.js';
import { type Answer, QuestionField } from './question.js';

interface Props {
  readonly parts: readonly Part[];
  readonly problems: Readonly<Record<string, string>>;
  readonly people?: readonly { readonly value: string; readonly label: string }[];
  readonly typed: Typed;
  readonly onAnswer: (question: Question, answer: Answer) => void;
  readonly onMore?: () => void;
}

/** The parts of a form, in their order, the same as in chat. */
export function Parts({ parts, problems, people = [], typed, onAnswer, onMore }: Props) {
  return parts.map((part) => {
    switch (part.kind) {
      case 'text':
        return (
          <p key={part.id} className={`text tone-${part.tone}`}>
            {part.text}
          </p>
        );
      case 'quote':
        return (
          <figure key={part.id} className="quote">
            <figcaption>{part.heading}</figcaption>
            <blockquote className="text">{part.text}</blockquote>
          </figure>
        );
      case 'button':
        return (
          <Button key={part.id} onClick={onMore}>
            {part.label}
          </Button>
        );
      case 'divider':
        return <Divider key={part.id} />;
      default:
        return (
          <QuestionField
            key={part.id}
            question={part}
            problem={problems[part.id]}
            people={people}
            answer={typed[part.id] ?? ('answers' in part ? [] : '')}
            onAnswer={(answer) => onAnswer(part, answer)}
          />
        );
    }
  });
}

/** What the questions of a form hold when it is shown. */
export function answersIn(parts: readonly Part[]): Typed {
  return Object.fromEntries(
    questionsIn(parts).map((part) => [part.id, 'answers' in part ? [...part.answers] : (part.answer ?? '')]),
  );
}

export function questionsIn(parts: readonly Part[]): readonly Question[] {
  return parts.filter((part): part is Question => !['text', 'quote', 'button', 'divider'].includes(part.kind));
}

/** Of how many questions in sight the answer is missing, or can't be taken. */
export function faultyIn(parts: readonly Part[], problems: Readonly<Record<string, string>>): number {
  return questionsIn(parts).filter(({ id }) => id in problems).length;
}

/** Whether anything was typed or chosen since the form held these answers. */
export function isChanged(first: Typed, now: Typed): boolean {
  return Object.entries(now).some(([id, answer]) => JSON.stringify(answer) !== JSON.stringify(first[id] ?? ''));
}

/** Whether there is anything in it that somebody would have to type, or look for, once more. */
export function holdsWordsIn(parts: readonly Part[], typed: Typed): boolean {
  return questionsIn(parts).some(
    ({ id, kind }) => kind !== 'choice' && typed[id] !== undefined && typed[id].length > 0,
  );
}

/** Words that belong to no question that is in sight. */
export function elsewhereIn(parts: readonly Part[], problems: Readonly<Record<string, string>>): readonly string[] {
  const placed = new Set(parts.map(({ id }) => id));
  return Object.entries(problems).flatMap(([id, text]) => (placed.has(id) ? [] : text.split('\n')));
}
