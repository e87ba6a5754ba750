import type { ListedAction, ListedConcern, WorkList } from '../../application/concerns/open-work.js';
import { ACTIONS, type ActionId, caseAction } from '../action-ids.js';
import { clockTime, LABELS } from '../wording.js';

/** A window that lists open work: references, clocks and handling people. */
export interface WorkListView {
  readonly title: string;
  readonly close: string;
  readonly lines: readonly string[];
  readonly rows: readonly WorkRow[];
  readonly turn: readonly { readonly label: string; readonly list: ListName; readonly page: number }[];
}

export interface WorkRow {
  readonly text: string;
  readonly concernId: string;
  readonly item?: string | undefined;
  readonly action: ActionId;
  readonly label: string;
  /** What a screen reader says, so that equal buttons can be told apart. */
  readonly spokenLabel: string;
}

/** The lists by the words that open them. */
export const LISTS = ['cases', 'actions'] as const;
export type ListName = (typeof LISTS)[number];

export function casesList(list: WorkList<ListedConcern>): WorkListView {
  const { now, zone } = list;
  return {
    ...frame('cases', 'Open concerns', 'You have no open concerns.', list),
    rows: list.items.map(({ concernId, reference, urgent, dueAt, holder }) => {
      const due = dueAt && `${dueAt < now ? 'our own target was' : 'next due'} ${clockTime(dueAt, now, zone)}`;
      const parts = [urgent ? 'urgent' : undefined, holder ? `${holder} has it` : 'nobody has it yet', due];
      const text = `${reference}: ${parts.filter(Boolean).join(', ')}`;
      return { text, concernId, action: ACTIONS.read, label: LABELS.read, spokenLabel: `${LABELS.read}, ${reference}` };
    }),
  };
}

export function actionsList(list: WorkList<ListedAction>): WorkListView {
  const { now, zone } = list;
  return {
    ...frame('actions', 'Open actions', 'You have no open actions.', list),
    rows: list.items.map(({ concernId, reference, item, owner, dueAt }) => ({
      text: `${reference}: ${owner}, ${dueAt < now ? 'was due' : 'due'} ${clockTime(dueAt, now, zone)}`,
      concernId,
      item,
      action: caseAction('complete-action'),
      label: 'Open action',
      spokenLabel: `Open action, ${reference}`,
    })),
  };
}

function frame(list: ListName, title: string, empty: string, { items, page, hasMore }: WorkList<unknown>) {
  const turn = (label: string, to: number) => ({ label, list, page: to });
  return {
    title,
    close: LABELS.close,
    lines: items.length > 0 ? ['What is due first comes first.'] : [page > 0 ? 'There is no more.' : empty],
    turn: [...(page > 0 ? [turn('Before', page - 1)] : []), ...(hasMore ? [turn('More', page + 1)] : [])],
  };
}
