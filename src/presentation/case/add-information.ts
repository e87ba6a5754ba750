import type { Reference } from '../../domain/ids.js';
import { caseAction } from '../action-ids.js';
import type { NoticeButton } from '../notice-slots.js';

const LABEL = 'Add information';

/** The reporter's way to say more, from the first moment on. */
export function addInformationButton(reference: Reference): NoticeButton {
  return {
    action: caseAction('add-information'),
    label: LABEL,
    spokenLabel: `${LABEL}, ${reference}`,
    style: 'plain',
    tucked: false,
  };
}
