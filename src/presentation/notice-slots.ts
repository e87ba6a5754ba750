import type { ConcernId, ItemId } from '../domain/ids.js';
import type { ActionId } from './action-ids.js';

/** A button of a message. */
export interface NoticeButton {
  readonly action: ActionId;
  /** The action, question, referral or decision that it is about. */
  readonly item?: ItemId | undefined;
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
  readonly concernId: ConcernId;
  readonly buttons: readonly NoticeButton[];
}
