import type { types } from '@slack/bolt';
import { type Picked, userIdOn } from '../../../domain/ids.js';
import { REPORT_FORM } from '../../../presentation/action-ids.js';
import type { FormPart, FormQuestion, FormView } from '../../../presentation/report-form-parts.js';
import type { Option } from '../../../presentation/report-words.js';
import { escaped, plain, quiet, section, words } from './blocks.js';

/** Prefix of the form's inputs; the question follows. Each question's block carries the question as its id. */
export const ANSWER = 'answer.';

/** The form as a modal. Inputs keep their ids while the form grows, so Slack keeps what is typed in them. */
export function reportFormModal(form: FormView, draftId: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: REPORT_FORM,
    private_metadata: draftId,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(form.close),
    blocks: form.parts.flatMap(blocksOf),
  };
}

function blocksOf(part: FormPart): types.KnownBlock[] {
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

function input(question: FormQuestion): types.InputBlock {
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

function elementOf(question: FormQuestion): types.InputBlock['element'] {
  const action_id = `${ANSWER}${question.id}`;
  switch (question.kind) {
    case 'choice': {
      const chosen = question.options.find(({ value }) => value === question.answer);
      const options = question.options.map(toOption);
      return { type: 'radio_buttons', action_id, options, ...(chosen && { initial_option: toOption(chosen) }) };
    }
    case 'choices': {
      const chosen = question.options.filter(({ value }) => question.answers.includes(value)).map(toOption);
      const options = question.options.map(toOption);
      const placeholder = plain('Choose one or more');
      return {
        type: 'multi_static_select',
        action_id,
        options,
        placeholder,
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

function slackId(account: Picked): string | undefined {
  return userIdOn('slack', account);
}

function toOption({ value, label }: Option): types.PlainTextOption {
  return { text: plain(label), value };
}
