import type { Picked } from '../../../domain/ids.js';
import type { FormPart, FormQuestion } from '../../../presentation/report-form-parts.js';
import type { Option } from '../../../presentation/report-words.js';
import { LIMITS } from '../limits.js';
import { type CardPart, strong, words } from './elements.js';

/**
 * One part of a form.
 * @param problem words beside it
 * @param people our own people, for a picker
 */
export function elementsOf(
  part: FormPart<string>,
  problem: string | undefined,
  people: readonly Option[],
): readonly CardPart[] {
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
/** Teams cuts a choice off at the end of its line otherwise. */
const WHOLE_WORDS = { wrap: true };

function input(question: FormQuestion<string>, people: readonly Option[]): CardPart {
  const { id, label } = question;
  const asked = { id, label: question.required ? `${label} (needed)` : label };
  const value = 'answer' in question && question.answer ? { value: question.answer } : {};
  switch (question.kind) {
    case 'choice':
    case 'menu':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        style: question.kind === 'choice' ? 'expanded' : 'compact',
        ...WHOLE_WORDS,
        choices: question.options.map(toChoice),
        ...value,
      };
    case 'choices':
    case 'tick-boxes':
      return {
        type: 'Input.ChoiceSet',
        ...asked,
        style: question.kind === 'choices' ? 'compact' : 'expanded',
        ...WHOLE_WORDS,
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
    case 'day':
      return { type: 'Input.Date', ...asked, ...value };
    case 'time':
      return { type: 'Input.Time', ...asked, ...value };
    case 'line':
    case 'words':
      return {
        type: 'Input.Text',
        ...asked,
        isMultiline: question.kind === 'words',
        maxLength: Math.min(question.longest, LIMITS.longText),
        ...value,
      };
  }
}

/** People of the directory come and go as bare Entra object ids. */
function withoutPlatform(picked: Picked): string {
  return picked.startsWith('teams:') ? picked.slice('teams:'.length) : picked;
}

function toChoice({ value, label }: Option) {
  return { title: label, value };
}
