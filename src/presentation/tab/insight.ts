import type { ShownInsight } from '../../application/digests/show-insight.js';
import type { BoardReport } from '../../domain/digests/board-report.js';
import { TIME_BANDS, type TimeBand, type TimeCounts } from '../../domain/digests/insight.js';
import { AGE_BANDS, type AgeBand } from '../../domain/digests/open-concerns.js';
import { type Quarter, quarterBefore } from '../../domain/digests/quarter.js';
import { SHOW_PAGE } from '../action-ids.js';
import { CASE_WORDS } from '../case/words.js';
import { quarterWords } from '../desk/board-words.js';
import { counted } from '../desk/counted.js';
import { within } from '../desk/drill-words.js';
import { WORDS } from '../report-words.js';

/** A chart and its table are the same numbers. */
interface Chart {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** What the rows are, then what each value is. */
  readonly heads: readonly [string, ...string[]];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** Two years to choose from. */
const QUARTERS = 8;

/** Figures as charts, each with what it says in words. */
export function insightView(shown: ShownInsight) {
  const { quarter, running, report, unreadable } = shown;
  return {
    quarter,
    quarters: quartersTo(running, quarter).map((each) => ({
      value: each,
      label: `${quarterWords(each)}${each === running ? ', so far' : ''}`,
    })),
    lines: [
      `${counted(report.raised, 'concern')} raised, ${report.urgent} of them urgent, ${report.ended} ended by now.`,
      'These figures count only what you may know. Do not pass them on: a small count could show who it was.',
      ...(unreadable > 0 ? [`${counted(unreadable, 'concern')} could not be opened and are in no count.`] : []),
    ],
    charts: [...timeCharts(shown), openChart(shown), wishChart(report), typeChart(shown), ...peopleCharts(shown)],
    report: { action: SHOW_PAGE, item: `board-report ${quarter}`, label: 'Quarterly report in words' },
  };
}

function quartersTo(running: Quarter, chosen: Quarter): readonly Quarter[] {
  const quarters = [running];
  while (quarters.length < QUARTERS) quarters.push(quarterBefore(quarters.at(-1) ?? running));
  return quarters.includes(chosen) ? quarters : [...quarters, chosen];
}

const BAND_WORDS: Readonly<Record<TimeBand, string>> = {
  'quarter-hour': 'Up to 15 minutes',
  hour: 'Up to an hour',
  day: 'Up to a day',
  'three-days': 'Up to three days',
  longer: 'Longer',
};

function timeCharts({ times, report: { acknowledged, referred } }: ShownInsight): readonly Chart[] {
  const rows = (counts: TimeCounts) => TIME_BANDS.map((band) => ({ label: BAND_WORDS[band], values: [counts[band]] }));
  const half = (medianMs: number | undefined, ofWhich = 'them') =>
    medianMs === undefined ? [] : [`Half of ${ofWhich} ${within(medianMs)}.`];
  const { count, beforehand, medianMs } = referred;
  return [
    {
      id: 'acknowledged',
      title: 'Time until somebody took a concern',
      lines: [
        `${acknowledged.count} acknowledged, ${acknowledged.inTime} of them within our own target.`,
        ...half(acknowledged.medianMs),
      ],
      heads: ['Time', 'Concerns'],
      rows: rows(times.acknowledged),
    },
    {
      id: 'referred',
      title: 'Time until the first referral',
      lines:
        beforehand === 0
          ? [`${count} referred to an agency.`, ...half(medianMs)]
          : [
              `${count} referred to an agency, ${beforehand} of them before the form was sent.`,
              ...half(medianMs, 'the others'),
            ],
      heads: ['Time', 'Concerns'],
      rows: [{ label: 'Before the form was sent', values: [beforehand] }, ...rows(times.referred)],
    },
  ];
}

const AGE_WORDS: Readonly<Record<AgeBand, string>> = {
  week: 'Up to a week',
  month: 'Up to four weeks',
  older: 'Older',
};

function openChart({ open }: ShownInsight): Chart {
  return {
    id: 'open',
    title: 'Open now, by age',
    lines: [
      `${open.open} open now, whatever the quarter: ${open.waiting} that nobody has yet, ${open.pastTarget} past one of our own targets.`,
      'Your duty desk lists those of them that you may read.',
    ],
    heads: ['Age', 'Concerns'],
    rows: AGE_BANDS.map((band) => ({ label: AGE_WORDS[band], values: [open.byAge[band]] })),
  };
}

function wishChart({ wishes }: BoardReport): Chart {
  return {
    id: 'wishes',
    title: 'Wished-for outcome met',
    lines: ['Of concerns that were closed: whether what the person at risk had wished for was met.'],
    heads: ['Met', 'Concerns'],
    rows: wishes.map(({ key, count }) => ({ label: CASE_WORDS.wishMet[key], values: [count] })),
  };
}

function typeChart({ quarter, report: { types }, typesBefore }: ShownInsight): Chart {
  const words = { ...WORDS.types, 'not-said': 'Not said' };
  const countBefore = (key: (typeof types)[number]['key']) =>
    typesBefore.find((before) => before.key === key)?.count ?? 0;
  const gone = typesBefore.filter(({ key }) => !types.some((one) => one.key === key));
  return {
    id: 'types',
    title: 'What they were about',
    lines: ['A concern may be about several things. The quarter before stands beside it.'],
    heads: ['About', quarterWords(quarter), quarterWords(quarterBefore(quarter))],
    rows: [
      ...types.map(({ key, count }) => ({ label: words[key], values: [count, countBefore(key)] })),
      ...gone.map(({ key, count }) => ({ label: words[key], values: [0, count] })),
    ],
  };
}

function peopleCharts({ people }: ShownInsight): readonly Chart[] {
  if (people === undefined) return [];
  const { checks, reviews, acceptances } = people;
  return [
    {
      id: 'checks',
      title: 'Checks now',
      lines: [`Of ${people.people === 1 ? 'the one person' : `the ${people.people} people`} whose checks you see.`],
      heads: ['Status', 'Checks'],
      rows: [
        { label: 'Current', values: [checks.current] },
        { label: 'Due soon', values: [checks.dueSoon] },
        { label: 'Overdue or not recorded', values: [checks.overdue] },
      ],
    },
    {
      id: 'policies',
      title: 'Policies now',
      lines: [`${acceptanceWords(acceptances)} Reviews are of your own policies and of theirs.`],
      heads: ['What', 'Number'],
      rows: [
        { label: 'Accepted', values: [acceptances.accepted] },
        { label: 'Not accepted yet', values: [acceptances.of - acceptances.accepted] },
        { label: 'Reviews due soon', values: [reviews.dueSoon] },
        { label: 'Reviews overdue', values: [reviews.overdue] },
      ],
    },
  ];
}

function acceptanceWords({ of, accepted }: NonNullable<ShownInsight['people']>['acceptances']): string {
  if (of === 0) return 'No acceptances are asked for now.';
  return `Acceptances so far: ${accepted} of ${of}.`;
}
