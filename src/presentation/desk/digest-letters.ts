import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import type { OpenCounts } from '../../domain/digests/open-concerns.js';
import type { TeamFigures } from '../../domain/digests/team-figures.js';
import { SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { dayOfWeek } from '../wording.js';
import { quarterWords } from './board-words.js';
import { counted } from './counted.js';
import type { PageName } from './names.js';
import { percentWords } from './policy-words.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type WeeklyFacts = Extract<LetterFacts, { about: 'weekly-digest' }>;
type BoardFacts = Extract<LetterFacts, { about: 'board-report' }>;

/** Counts, and never a reference or a name: what they are of is behind the buttons. */
export function weeklyDigestSlots({ concerns, team, now, zone }: WeeklyFacts): Slots {
  const isQuiet = (concerns?.open ?? 0) === 0 && (team === undefined || !needsThem(team));
  return {
    preview: `Your week, ${dayOfWeek(now, zone)}.`,
    lines: [
      ...(concerns ? concernLines(concerns) : []),
      ...(team ? teamLines(team) : []),
      `${isQuiet ? 'Nothing needs you. ' : ''}You get this once a week.`,
    ],
    buttons: [
      ...(concerns && concerns.open > 0 ? [open('cases', 'Open concerns')] : []),
      ...(team ? [open('workforce', 'See who')] : []),
      ...(team && team.reviews.dueSoon + team.reviews.overdue + left(team) > 0 ? [open('policy', 'Policies')] : []),
    ],
  };
}

function needsThem(team: TeamFigures): boolean {
  const { checks, reviews } = team;
  return checks.overdue + checks.dueSoon + reviews.overdue + reviews.dueSoon + left(team) > 0;
}

/** What their team was asked to accept, and has not. */
function left({ acceptances: { accepted, of } }: TeamFigures): number {
  return of - accepted;
}

/** Red, amber and green by their words. */
function teamLines(team: TeamFigures): readonly string[] {
  const { people, checks, reviews, acceptances } = team;
  const whose = `Your team of ${people}`;
  const late = reviews.overdue > 0 ? `, ${reviews.overdue} late` : '';
  return [
    `${whose}: ${counted(checks.overdue, 'check')} overdue, ${checks.dueSoon} due soon, ${checks.current} current.`,
    ...(reviews.dueSoon + reviews.overdue > 0 ? [`Policy reviews: ${reviews.dueSoon} due soon${late}.`] : []),
    ...(acceptances.of > 0
      ? [`Policies to accept: ${acceptances.accepted} of ${acceptances.of} accepted (${percentWords(acceptances)}).`]
      : []),
  ];
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
