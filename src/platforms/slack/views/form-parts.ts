import type { types } from '@slack/bolt';
import { type Picked, userIdOn } from '../../../domain/ids.js';
import type { FormPart, FormQuestion } from '../../../presentation/report-form-parts.js';
import type { Option } from '../../../presentation/report-words.js';
import { shortened } from '../../../presentation/text-pieces.js';
import { LIMITS } from '../limits.js';
import { escaped, plain, quiet, section, words } from './blocks.js';

/** Prefix of a form's inputs; the question follows. Each question's block carries the question as its id. */
export const ANSWER = 'answer.';

export function blocksOf(part: FormPart<string>): types.KnownBlock[] {
  switch (part.kind) {
    case 'text':
      if (part.tone === 'quiet') return [quiet(part.text, part.id)];
      return [section(part.tone === 'plain' ? escaped(part.text) : `*${escaped(part.text)}*`, part.id)];
    case 'quote':
      return [section(`*${escaped(part.heading)}*`, part.id), ...words(part.text)];
    case 'divider':
      return [{ type: 'divider', block_id: part.id }];
    case 'button':
      return [
        {
          type: 'actions',
          block_id: part.id,
          elements: [{ type: 'button', action_id: part.action, text: plain(part.label) }],
        },
      ];
    default:
      return [input(part)];
  }
}

function input(question: FormQuestion<string>): types.InputBlock {
  return {
    type: 'input',
    block_id: question.id,
    label: plain(question.label),
    optional: !question.required,
    dispatch_action: question.grows,
    ...(question.hint && { hint: plain(question.hint) }),
    element: elementOf(question),
  };
}

function elementOf(question: FormQuestion<string>): types.InputBlock['element'] {
  const action_id = `${ANSWER}${question.id}`;
  switch (question.kind) {
    case 'choice': {
      const chosen = question.options.find(({ value }) => value === question.answer);
      const options = question.options.map(toOption);
      return { type: 'radio_buttons', action_id, options, ...(chosen && { initial_option: toOption(chosen) }) };
    }
    case 'menu': {
      const chosen = question.options.find(({ value }) => value === question.answer);
      return {
        type: 'static_select',
        action_id,
        placeholder: plain('Choose'),
        ...inGroups(question.options),
        ...(chosen && { initial_option: toOption(chosen) }),
      };
    }
    case 'choices': {
      const chosen = question.options.filter(({ value }) => question.answers.includes(value)).map(toOption);
      return {
        type: 'multi_static_select',
        action_id,
        ...inGroups(question.options),
        placeholder: plain('Choose one or more'),
        ...(chosen.length > 0 && { initial_options: chosen }),
      };
    }
    case 'tick-boxes': {
      const chosen = question.options.filter(({ value }) => question.answers.includes(value)).map(toOption);
      const options = question.options.map(toOption);
      return { type: 'checkboxes', action_id, options, ...(chosen.length > 0 && { initial_options: chosen }) };
    }
    case 'people': {
      const chosen = question.answers.map(slackId).filter((id) => id !== undefined);
      return {
        type: 'multi_users_select',
        action_id,
        placeholder: plain('Choose people'),
        max_selected_items: question.most,
        ...(chosen.length > 0 && { initial_users: chosen }),
      };
    }
    case 'day':
      return { type: 'datepicker', action_id, ...(question.answer && { initial_date: question.answer }) };
    case 'time':
      return { type: 'timepicker', action_id, ...(question.answer && { initial_time: question.answer }) };
    case 'line':
    case 'words':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: question.kind === 'words',
        max_length: question.longest,
        ...(question.answer && { initial_value: question.answer }),
      };
  }
}

/** A menu takes so many options; more of them only in groups. */
function inGroups(all: readonly Option[]): Pick<types.StaticSelect, 'options' | 'option_groups'> {
  if (all.length <= LIMITS.menuOptions) return { options: all.map(toOption) };
  const groups = Array.from({ length: Math.ceil(all.length / LIMITS.menuOptions) }, (_, index) =>
    all.slice(index * LIMITS.menuOptions, (index + 1) * LIMITS.menuOptions),
  );
  return {
    option_groups: groups.map((group) => ({
      label: plain(shortened(`${group[0]?.label ?? ''} – ${group.at(-1)?.label ?? ''}`, LIMITS.optionText)),
      options: group.map(toOption),
    })),
  };
}

function slackId(account: Picked): string | undefined {
  return userIdOn('slack', account);
}

function toOption({ value, label }: Option): types.PlainTextOption {
  return { text: plain(shortened(label, LIMITS.optionText)), value };
}
