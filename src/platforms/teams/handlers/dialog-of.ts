import type { Shown } from '../../../presentation/concern-presses.js';
import { notFoundWindow } from '../../../presentation/windows.js';
import { caseFormDialog } from '../cards/case-form.js';
import { packDialog } from '../cards/pack.js';
import { type Dialog, detailsDialog, messageDialog } from '../cards/windows.js';

/** The dialog that shows it. */
export function dialogOf(shown: Shown): Dialog {
  switch (shown.kind) {
    case 'details':
      return detailsDialog(shown.view);
    case 'pack':
      return packDialog(shown.view);
    case 'form':
      return caseFormDialog(shown.form);
    case 'window':
      return messageDialog(shown.window);
    case 'nothing':
      return messageDialog(notFoundWindow());
  }
}
