import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import type { OpenCounts } from '../../domain/digests/open-concerns.js';
import { SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { quarterWords } from './board-words.js';
import { counted } from './counted.js';
import type { PageName } from './names.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type WeeklyFacts = Extract<LetterFacts, { about: 'weekly-digest' }>;
type BoardFacts = Extract<LetterFacts, { about: 'board-report' }>;

/** Counts, and never a reference or a name: what they are of is behind the buttons. */
export function weeklyDigestSlots({ concerns }: WeeklyFacts): Slots {
  return {
    preview: 'Your week with Safeguard.',
    lines: [...(concerns ? concernLines(concerns) : []), 'You get this once a week.'],
    buttons: concerns && concerns.open > 0 ? [open('cases', 'Open concerns')] : [],
  };
}

function concernLines({ open: count, urgent, waiting, pastTarget, byAge }: OpenCounts): readonly string[] {
  if (count === 0) return ['No concern is open.'];
  const ages = [
    ...(byAge.week > 0 ? [`${byAge.week} up to a week old`] : []),
    ...(byAge.month > 0 ? [`${byAge.month} up to four weeks old`] : []),
    ...(byAge.older > 0 ? [`${byAge.older} older`] : []),
  ];
  const clocks = pastTarget > 0 ? `${pastTarget} past one of our own targets` : 'all within our own targets';
  return [
    `${counted(count, 'concern')} open, ${urgent} urgent: ${ages.join(', ')}.`,
    `By their clocks: ${clocks}${waiting > 0 ? `, ${waiting} that nobody has taken yet` : ''}.`,
  ];
}

/** That there is one, and what it is of. */
export function boardReportSlots({ quarter }: BoardFacts): Slots {
  const of = quarterWords(quarter);
  return {
    preview: `The safeguarding report for ${of} is ready.`,
    lines: ['How fast we were, what the concerns were about, and what was learnt. You get this once a quarter.'],
    buttons: [open('board-report', 'Show the report', quarter)],
  };
}

function open(page: PageName, label: string, rest = ''): NoticeButton {
  return {
    action: SHOW_PAGE,
    item: `${page} ${rest}`.trim(),
    label,
    spokenLabel: label,
    style: 'plain',
    tucked: false,
  };
}
