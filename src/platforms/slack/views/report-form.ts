import type { types } from '@slack/bolt';
import { REPORT_FORM } from '../../../presentation/action-ids.js';
import type { FormView } from '../../../presentation/report-form-parts.js';
import { plain } from './blocks.js';
import { blocksOf } from './form-parts.js';

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
