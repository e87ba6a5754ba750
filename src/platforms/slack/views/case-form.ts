import type { types } from '@slack/bolt';
import { ACTIONS, CASE_FORM } from '../../../presentation/action-ids.js';
import type { CaseFormView } from '../../../presentation/case/case-flow.js';
import { plain } from './blocks.js';
import { blocksOf } from './form-parts.js';

/** A form of a case as a modal; what it has to bring back travels with it. */
export function caseFormModal({ title, submit, close, parts, about, back }: CaseFormView): types.ModalView {
  return {
    type: 'modal',
    callback_id: CASE_FORM,
    private_metadata: JSON.stringify(about),
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    blocks: [...parts.flatMap(blocksOf), ...(back ? [backButton(about.concernId, back)] : [])],
  };
}

/** To the case view in the same window; nothing is sent by it. */
function backButton(concernId: string, label: string): types.KnownBlock {
  return {
    type: 'actions',
    block_id: 'back',
    elements: [{ type: 'button', action_id: ACTIONS.read, text: plain(label), value: concernId }],
  };
}
