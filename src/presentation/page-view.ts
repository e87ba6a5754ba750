import type { ActionId } from './action-ids.js';

/** A window that is only read: what there is, a row each, and what can be done about it. */
export interface PageView {
  readonly title: string;
  readonly close: string;
  /** Above the rows. */
  readonly lines: readonly string[];
  readonly rows: readonly PageRow[];
  /** What opens outside the chat; it stands between the lines and the rows. */
  readonly links?: readonly PageLink[] | undefined;
  /** Below the rows. */
  readonly buttons: readonly PageButton[];
}

export interface PageLink {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  /** It takes records out of the product. */
  readonly isExport?: true;
}

export interface PageRow {
  readonly text: string;
  /** It begins something new, or needs somebody's eye. */
  readonly standsOut?: true;
  readonly buttons: readonly PageButton[];
}

export interface PageButton {
  readonly action: ActionId;
  readonly concernId?: string | undefined;
  readonly item?: string | undefined;
  readonly label: string;
  /** What a screen reader says, so that equal buttons can be told apart. */
  readonly spokenLabel: string;
  readonly style?: 'primary';
}
