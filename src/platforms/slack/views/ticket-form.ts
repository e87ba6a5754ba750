import type { types } from '@slack/bolt';
import { TICKET_FORM } from '../../../presentation/action-ids.js';
import type { TicketFormView } from '../../../presentation/case/case-flow.js';
import { plain } from './blocks.js';
import { blocksOf } from './form-parts.js';
import { pageButton, row } from './windows.js';

/** A form as a modal; what it has to bring back travels with it. */
export function ticketFormModal({ title, submit, close, parts, about, back }: TicketFormView): types.ModalView {
  return {
    type: 'modal',
    callback_id: TICKET_FORM,
    private_metadata: JSON.stringify(about),
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    blocks: [...parts.flatMap(blocksOf), ...row('back', back ? [pageButton(back)] : [])],
  };
}
