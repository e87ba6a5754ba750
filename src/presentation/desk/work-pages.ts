import type { ListedAction, ListedConcern, WorkList } from '../../application/concerns/open-work.js';
import { mayReadBoardReport } from '../../application/digests/show-board-report.js';
import type { UseCases } from '../../application/use-cases.js';
import { ACTIONS, caseAction, SHOW_PAGE } from '../action-ids.js';
import type { PageButton, PageView } from '../page-view.js';
import { clockTime, dateOf, LABELS } from '../wording.js';
import type { DeskPart } from './desk-part.js';
import type { PageName } from './names.js';

/** Open work: references, clocks and handling people. */
export function createWorkPages({ openWork }: Pick<UseCases, 'openWork'>): DeskPart {
  return {
    pages: {
      cases: async (viewer, page) => {
        const shown = casesPage(await openWork.cases(viewer, pageNumber(page)));
        return mayReadBoardReport(viewer) ? { ...shown, buttons: [...shown.buttons, BOARD_REPORT] } : shown;
      },
      actions: async (viewer, page) => actionsPage(await openWork.actions(viewer, pageNumber(page))),
    },
  };
}

const BOARD_REPORT: PageButton = {
  action: SHOW_PAGE,
  item: 'board-report',
  label: 'Quarterly report',
  spokenLabel: 'Quarterly report',
};

/** What a button carries is a hint: anything else than a number is the first page. */
function pageNumber(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

function casesPage(list: WorkList<ListedConcern>): PageView {
  const { now, zone } = list;
  return {
    ...frame('cases', 'Open concerns', 'You have no open concerns.', list),
    rows: list.items.map(({ concernId, reference, urgent, dueAt, holder }) => {
      const due = dueAt && `${dueAt < now ? 'our own target was' : 'next due'} ${clockTime(dueAt, now, zone)}`;
      const parts = [urgent ? 'urgent' : undefined, holder ? `${holder} has it` : 'nobody has it yet', due];
      const text = `${reference}: ${parts.filter(Boolean).join(', ')}`;
      const spokenLabel = `${LABELS.read}, ${reference}`;
      return { text, buttons: [{ action: ACTIONS.read, concernId, label: LABELS.read, spokenLabel }] };
    }),
  };
}

function actionsPage(list: WorkList<ListedAction>): PageView {
  const { now, zone } = list;
  return {
    ...frame('actions', 'Open actions', 'You have no open actions.', list),
    rows: list.items.map(({ concernId, reference, item, owner, isTheirs, dueAt, snoozedUntil }) => {
      const button = (verb: 'complete-action' | 'snooze-action', label: string): PageButton => ({
        action: caseAction(verb),
        concernId,
        item,
        label,
        spokenLabel: `${label}, ${reference}`,
      });
      const due = `${dueAt < now ? 'was due' : 'due'} ${clockTime(dueAt, now, zone)}`;
      const snoozed =
        snoozedUntil && snoozedUntil > now
          ? `, reminders are paused until the end of ${dateOf(snoozedUntil, zone)}`
          : '';
      return {
        text: `${reference}: ${isTheirs ? 'yours' : owner}, ${due}${snoozed}`,
        buttons: [button('complete-action', 'Open action'), ...(isTheirs ? [button('snooze-action', 'Snooze')] : [])],
      };
    }),
  };
}

function frame(name: PageName, title: string, empty: string, { items, page, hasMore }: WorkList<unknown>) {
  const turn = (label: string, to: number): PageButton => ({
    action: SHOW_PAGE,
    item: `${name} ${to}`,
    label,
    spokenLabel: label,
  });
  return {
    title,
    close: LABELS.close,
    lines: items.length > 0 ? ['What is due first comes first.'] : [page > 0 ? 'There is no more.' : empty],
    buttons: [...(page > 0 ? [turn('Before', page - 1)] : []), ...(hasMore ? [turn('More', page + 1)] : [])],
  };
}
