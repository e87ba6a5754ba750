import type { types } from '@slack/bolt';
import { PACK_WINDOW, SHOW_PACK } from '../../../presentation/action-ids.js';
import type { PackView } from '../../../presentation/case/pack-view.js';
import { escaped, plain, section } from './blocks.js';
import { linkButton } from './windows.js';

/**
 * A draft, in inputs: on a phone nothing else of a modal can be copied. Slack wants a button that sends where there are inputs,
 * so that is the way back, and what is in them is not read.
 */
export function packModal({ title, close, back, concernId, lines, links, pieces, turn }: PackView): types.ModalView {
  const [first = '', ...rest] = lines;
  return {
    type: 'modal',
    callback_id: PACK_WINDOW,
    private_metadata: concernId,
    title: plain(title),
    submit: plain(back),
    close: plain(close),
    blocks: [
      section(`*${escaped(first)}*`),
      ...rest.map((line) => section(escaped(line))),
      ...buttons('links', links.map(linkButton)),
      ...pieces.map(({ label, text }, index) => input(`piece-${index}`, label, text)),
      ...buttons(
        'turn',
        turn.map(({ label, item }) => ({
          type: 'button',
          action_id: `${SHOW_PACK} ${item}`,
          text: plain(label),
          value: `${concernId} ${item}`,
        })),
      ),
    ],
  };
}

function buttons(id: string, elements: types.Button[]): types.KnownBlock[] {
  return elements.length > 0 ? [{ type: 'actions', block_id: id, elements }] : [];
}

function input(id: string, label: string, text: string): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    optional: true,
    element: { type: 'plain_text_input', action_id: id, multiline: true, initial_value: text },
  };
}
