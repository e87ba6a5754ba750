import type { types } from '@slack/bolt';
import { CONCERN_DETAILS, MESSAGE_WINDOW } from '../../../presentation/action-ids.js';
import type { DetailsView } from '../../../presentation/concern-details.js';
import type { MessageWindow } from '../../../presentation/windows.js';
import { LIMITS } from '../limits.js';
import { escaped, plain, section, words } from './blocks.js';

/** A window that says something; its first line stands out. */
export function messageModal({ title, close, lines, button }: MessageWindow): types.ModalView {
  const [first = '', ...rest] = lines;
  return {
    type: 'modal',
    callback_id: MESSAGE_WINDOW,
    title: plain(title),
    close: plain(close),
    blocks: [
      section(`*${escaped(first)}*`),
      ...rest.map((line) => section(escaped(line))),
      ...(button ? [buttons([{ ...button, style: 'primary' as const }], button.concernId)] : []),
    ],
  };
}

/** The details of a concern. Only a modal may hold them: it is gone when it is closed. */
export function detailsModal(view: DetailsView): types.ModalView {
  const blocks: types.KnownBlock[] = [
    section(`*${escaped(view.headline)}*`),
    ...(view.buttons.length > 0 ? [buttons(view.buttons, view.concernId)] : []),
    ...view.sections.flatMap(({ heading, text }) => [section(`*${escaped(heading)}*`), ...words(text)]),
  ];
  return {
    type: 'modal',
    callback_id: CONCERN_DETAILS,
    private_metadata: view.concernId,
    title: plain(view.title),
    close: plain(view.close),
    blocks: blocks.slice(0, LIMITS.modalBlocks),
  };
}

function buttons(
  list: readonly { readonly action: string; readonly label: string; readonly style: 'primary' | 'plain' }[],
  concernId: string,
): types.KnownBlock {
  return {
    type: 'actions',
    block_id: 'concern',
    elements: list.map(({ action, label, style }) => ({
      type: 'button',
      action_id: action,
      text: plain(label),
      value: concernId,
      ...(style === 'primary' && { style }),
    })),
  };
}
