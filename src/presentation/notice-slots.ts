import type { ConcernId } from '../domain/ids.js';
import type { ActionId } from './action-ids.js';

/** A button of a message. */
export interface NoticeButton {
  readonly action: ActionId;
  /** The action, question, referral or decision that it is about; or what a page is to show. */
  readonly item?: string | undefined;
  readonly label: string;
  /** What a screen reader says, so that equal buttons of two messages can be told apart. At most 75 characters. */
  readonly spokenLabel: string;
  readonly style: 'primary' | 'plain';
  /** Kept out of sight behind "more" where the platform can. */
  readonly tucked: boolean;
}

/** What every message has. */
export interface NoticeSlots {
  /** What a phone or a desktop previews. Neutral, and on its own enough to act. */
  readonly preview: string;
  /** Paragraphs below the preview; neutral as well. */
  readonly lines: readonly string[];
  readonly urgent: boolean;
  /** What its buttons are about; absent of a letter about the organisation. */
  readonly concernId?: ConcernId | undefined;
  readonly buttons: readonly NoticeButton[];
}
