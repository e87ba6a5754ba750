import { DateTime } from 'luxon';
import type { BoardReport } from '../../domain/digests/board-report.js';
import { firstDayOf, type Quarter } from '../../domain/digests/quarter.js';
import { type OutsideCount, suppressParts, suppressWhole } from '../../domain/digests/suppression.js';
import { CASE_WORDS } from '../case/words.js';
import { WORDS } from '../report-words.js';
import { within } from './drill-words.js';

/** `July to September 2026`. */
export function quarterWords(quarter: Quarter): string {
  const first = DateTime.fromISO(firstDayOf(quarter)).setLocale('en-GB');
  return `${first.toFormat('LLLL')} to ${first.plus({ months: 2 }).toFormat('LLLL yyyy')}`;
}

/** How a count is written, and the counts that make up a whole. */
interface Figures {
  /** Whether the time of so many may be said. */
  readonly isShown: (count: number) => boolean;
  readonly whole: (count: number) => string;
  readonly parts: (counts: readonly number[]) => readonly string[];
}

/** For those who may know every figure. */
const TRUE_FIGURES: Figures = { isShown: () => true, whole: String, parts: (counts) => counts.map(String) };

/** For whoever else: a small count could tell who it was. */
const OUTSIDE_FIGURES: Figures = {
  isShown: (count) => suppressWhole(count) !== 'held-back',
  whole: (count) => outsideWords(suppressWhole(count)),
  parts: (counts) => suppressParts(counts).map(outsideWords),
};

function outsideWords(count: OutsideCount): string {
  return count === 'held-back' ? 'not shown' : String(count);
}

export interface BoardSection {
  readonly title: string;
  readonly lines: readonly string[];
}

export function trueSections(report: BoardReport): readonly BoardSection[] {
  return sections(report, TRUE_FIGURES);
}

export function outsideSections(report: BoardReport): readonly BoardSection[] {
  return sections(report, OUTSIDE_FIGURES);
}

/** Timeliness, themes, outcomes. */
function sections(report: BoardReport, { isShown, whole, parts }: Figures): readonly BoardSection[] {
  const { raised, urgent, aboutStaff, ended, acknowledged, referred, targets, types, decisions, wishes, learnt } =
    report;
  const [urgentCount = '', otherCount = ''] = parts([urgent, raised - urgent]);
  const [endedCount = '', openCount = ''] = parts([ended, raised - ended]);
  const [inTime = '', late = ''] = parts([acknowledged.inTime, acknowledged.count - acknowledged.inTime]);
  const afterwards = referred.count - referred.beforehand;
  const [beforeForm = '', afterForm = ''] = parts([referred.beforehand, afterwards]);
  const [staff = ''] = parts([aboutStaff, raised - aboutStaff]);
  const list = <Key extends string>(counts: readonly { key: Key; count: number }[], words: Record<Key, string>) => {
    const shown = parts(counts.map(({ count }) => count));
    return counts.map(({ key }, index) => `${words[key]}: ${shown[index]}`);
  };
  return [
    {
      title: 'Concerns raised',
      lines: [
        `In all: ${whole(raised)}`,
        `Urgent: ${urgentCount}; not urgent: ${otherCount}`,
        `Somebody who works here may be responsible: ${staff}`,
        `Ended by now: ${endedCount}; still open: ${openCount}`,
      ],
    },
    {
      title: 'How fast we were',
      lines: [
        `Acknowledged within our own target: ${inTime}; later: ${late}`,
        ...(isShown(acknowledged.count) ? median('Half were acknowledged', acknowledged) : []),
        `Referred to an agency: ${whole(referred.count)}`,
        ...(referred.count > 0 ? [`Referred before the form was sent: ${beforeForm}; after it: ${afterForm}`] : []),
        ...(isShown(afterwards) ? median('Half of the later ones were referred', referred) : []),
      ],
    },
    {
      title: 'Our own targets, by concern',
      lines: orNone(
        targets.map(({ clock, kept, passed }) => {
          const [keptCount = '', passedCount = ''] = parts([kept, passed]);
          return `${CASE_WORDS.clock[clock]}: kept ${keptCount}, passed ${passedCount}`;
        }),
      ),
    },
    { title: 'What they were about', lines: orNone(list(types, { ...WORDS.types, 'not-said': 'Not said' })) },
    {
      title: 'What was decided',
      lines: orNone(list(decisions, { ...CASE_WORDS.decision, 'none-yet': 'Nothing yet' })),
    },
    {
      title: 'What came of it',
      lines: [
        ...list(wishes, CASE_WORDS.wishMet).map((line) => `Wished-for outcome met. ${line}`),
        `Concerns that something was learnt from: ${whole(learnt)}`,
      ],
    },
  ];
}

function median(words: string, { medianMs }: Pick<BoardReport['referred'], 'medianMs'>): readonly string[] {
  if (medianMs === undefined) return [];
  return [`${words} ${within(medianMs)}`];
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['None'];
}
