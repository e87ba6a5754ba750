import type { ShownBoardReport } from '../../application/digests/show-board-report.js';
import type { UseCases } from '../../application/use-cases.js';
import { parseQuarter, type Quarter, quarterAfter, quarterBefore } from '../../domain/digests/quarter.js';
import { SHOW_PAGE } from '../action-ids.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import type { MessageWindow } from '../windows.js';
import { bulleted, LABELS } from '../wording.js';
import { type BoardSection, outsideSections, quarterWords, trueSections } from './board-words.js';
import { counted } from './counted.js';
import type { DeskPart } from './desk-part.js';

const TITLE = 'Quarterly report';
const OUTSIDE = 'outside';

/** To everybody else who asks. */
const FOR_LEADS: MessageWindow = {
  title: TITLE,
  close: LABELS.close,
  lines: ['Safeguarding leads and managers see here how a quarter went.'],
};

/** How a quarter went: in figures, and in what was learnt. */
export function createBoardDesk({ showBoardReport }: Pick<UseCases, 'showBoardReport'>): DeskPart {
  return {
    pages: {
      'board-report': async (viewer, rest) => {
        const [named = '', form] = rest.split(' ');
        const shown = await showBoardReport(viewer, parseQuarter(named));
        if (shown === undefined) return FOR_LEADS;
        return form === OUTSIDE ? outsidePage(shown) : boardPage(shown);
      },
    },
  };
}

function boardPage(shown: ShownBoardReport): PageView {
  const { quarter, isRunning, report, learning, unreadable } = shown;
  const missing = unreadable > 0 ? [`${counted(unreadable, 'concern')} could not be opened and are in no count.`] : [];
  return {
    title: TITLE,
    close: LABELS.close,
    lines: [`${quarterWords(quarter)}${isRunning ? ', as far as it has gone' : ''}`, ...missing],
    rows: [
      ...trueSections(report).flatMap(sectionRows),
      ...learning.map(({ reference, text }) => ({ text: `Learnt from ${reference}: ${text}`, buttons: [] })),
    ],
    buttons: [
      turn('The quarter before', quarterBefore(quarter)),
      ...(isRunning ? [] : [turn('The quarter after', quarterAfter(quarter))]),
      {
        action: SHOW_PAGE,
        item: `board-report ${quarter} ${OUTSIDE}`,
        label: 'Text to pass on',
        spokenLabel: 'Text to pass on',
      },
    ],
  };
}

function outsidePage({ quarter, report }: ShownBoardReport): PageView {
  return {
    title: TITLE,
    close: LABELS.close,
    lines: [
      'This may be passed on, to the board or to a commissioner: counts that could show who it was are not shown, and neither is what was learnt.',
    ],
    rows: [
      { text: `Safeguarding, ${quarterWords(quarter)}`, standsOut: true, buttons: [] },
      ...outsideSections(report).flatMap(sectionRows),
    ],
    buttons: [turn('With every figure', quarter)],
  };
}

function sectionRows({ title, lines }: BoardSection): readonly PageRow[] {
  return [
    { text: title, standsOut: true, buttons: [] },
    { text: bulleted(lines), buttons: [] },
  ];
}

function turn(label: string, quarter: Quarter): PageButton {
  return { action: SHOW_PAGE, item: `board-report ${quarter}`, label, spokenLabel: label };
}
