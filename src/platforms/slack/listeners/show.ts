import type { types } from '@slack/bolt';
import type { Shown } from '../../../presentation/concern-presses.js';
import { packModal } from '../views/pack.js';
import { ticketFormModal } from '../views/ticket-form.js';
import { detailsModal, messageModal, pageModal } from '../views/windows.js';

/** The window that shows it; undefined where a message changes instead. */
export function modalOf(shown: Exclude<Shown, { kind: 'nothing' }>): types.ModalView;
export function modalOf(shown: Shown): types.ModalView | undefined;
export function modalOf(shown: Shown): types.ModalView | undefined {
  switch (shown.kind) {
    case 'details':
      return detailsModal(shown.view);
    case 'page':
      return pageModal(shown.view);
    case 'pack':
      return packModal(shown.view);
    case 'form':
      return ticketFormModal(shown.form);
    case 'window':
      return messageModal(shown.window);
    case 'nothing':
      return undefined;
  }
}
