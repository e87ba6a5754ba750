import type { Shown } from '../../../presentation/concern-presses.js';
import { notFoundWindow } from '../../../presentation/windows.js';
import { packDialog } from '../cards/pack.js';
import { ticketFormDialog } from '../cards/ticket-form.js';
import { type Dialog, detailsDialog, messageDialog, pageDialog } from '../cards/windows.js';

/** The dialog that shows it. */
export function dialogOf(shown: Shown): Dialog {
  switch (shown.kind) {
    case 'details':
      return detailsDialog(shown.view);
    case 'pack':
      return packDialog(shown.view);
    case 'form':
      return ticketFormDialog(shown.form);
    case 'page':
      return pageDialog(shown.view);
    case 'window':
      return messageDialog(shown.window);
    case 'nothing':
      return messageDialog(notFoundWindow());
  }
}
