import type { DrillGoing, DrillReportShown, DrillsShown } from '../../application/drills/see-drills.js';
import { type AskedInDrill, type DrillReach, type DrillReport, reachOf } from '../../domain/drill-report.js';
import type { ItemId, PersonId } from '../../domain/ids.js';
import type { Recipient } from '../../domain/routing.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import type { MessageWindow } from '../windows.js';
import { clockTime, LABELS, listed } from '../wording.js';
import { AS_WORDS, endWords, lasting, reachLines, wayWords } from './drill-words.js';
import { momentWords } from './stretch-words.js';

const TITLE = 'Practice drills';

/** To everybody else who asks. */
export const DRILLS_ARE_FOR_LEADS: MessageWindow = {
  title: TITLE,
  close: LABELS.close,
  lines: [
    'Safeguarding leads and managers start practice drills.',
    'A message that begins with "Practice" is part of one: nobody is at risk. Please answer it as you would answer a real one.',
  ],
};

const WHAT_IT_IS = [
  'A drill sends a practice concern down the real chain, to see who answers and how fast. Every message of it begins with "Practice".',
  'It counts in no list and in no figure, and whatever is real goes before it.',
];
const WHEN_IT_ENDS =
  'It ends when somebody acknowledges it, when it is stopped, or by itself when everyone was asked and nobody answered.';

export function drillsPage(shown: DrillsShown): PageView {
  const { running, steps, reports } = shown;
  const earlier = reports.map((report) => reportRow(report, shown));
  if (running === undefined) {
    const lines = [...WHAT_IT_IS, WHEN_IT_ENDS, askedWords(steps)];
    return { title: TITLE, close: LABELS.close, lines, rows: earlier, buttons: startButtons(steps) };
  }
  const { going } = running;
  return {
    title: TITLE,
    close: LABELS.close,
    lines: [WHEN_IT_ENDS],
    rows: [
      { text: going ? runningWords(going, shown) : 'A drill is starting.', standsOut: true, buttons: [] },
      ...(going ? going.asked.map((asked) => ({ text: askedLine(asked, shown), buttons: [] })) : []),
      ...earlier,
    ],
    buttons: [turnTo('Look again', 'drill'), ...(going?.mayStop ? [stopButton(running.id, going)] : [])],
  };
}

/** Whoever starts it is not among them: nobody acknowledges their own. */
export function askedWords(steps: readonly (readonly Recipient[])[]): string {
  const [first, ...later] = steps.map((step) =>
    listed(step.map(({ person, as }) => `${person.name || 'Somebody'} (${AS_WORDS[as]})`)),
  );
  if (first === undefined) return 'Nobody can be asked: there is nobody but you in the chain.';
  const then = later.map((names) => `then ${names}`);
  return `Who is asked, without you: ${[`first ${first}`, ...then].join('; ')}.`;
}

function startButtons(steps: DrillsShown['steps']): PageButton[] {
  if (steps.length === 0) return [];
  const label = 'Start a drill';
  return [{ action: deskAction('start-drill'), label, spokenLabel: label, style: 'primary' }];
}

function runningWords(going: DrillGoing, { nameOf, now, organisation }: DrillsShown): string {
  const { reference, urgent, startedBy, startedAt, nextAt } = going;
  const { zone } = organisation;
  const started = `started at ${clockTime(startedAt, now, zone)} by ${nameOf(startedBy)}`;
  const next = nextAt ? ` The next clock runs out at ${clockTime(nextAt, now, zone)}.` : '';
  return `A drill is running: ${reference}, ${clockWords(urgent)}, ${started}.${next}`;
}

function stopButton(item: ItemId, { reference }: DrillGoing): PageButton {
  const label = 'Stop the drill';
  return { action: deskAction('stop-drill'), item, label, spokenLabel: `${label}, ${reference}` };
}

function reportRow(report: DrillReport, { nameOf, now, organisation }: DrillsShown): PageRow {
  const { id, reference, urgent, startedAt } = report;
  const { zone } = organisation;
  return {
    text: `${momentWords(startedAt, now, zone)}, ${clockWords(urgent)}: ${ended(report, nameOf, now, zone)}`,
    buttons: [turnTo('Report', `drill ${id}`, `Report of ${reference}`)],
  };
}

export function drillReportPage(shown: DrillReportShown): PageView {
  const { report, nameOf, organisation, now } = shown;
  const { zone } = organisation;
  const { reference, urgent, startedBy, startedAt, asked } = report;
  const reachedBy = (reach: DrillReach) =>
    asked.filter((each) => reachOf(each) === reach).map(({ person }) => nameOf(person));
  return {
    title: 'Report of a drill',
    close: LABELS.close,
    lines: [
      ended(report, nameOf, now, zone),
      `${reference}, ${clockWords(urgent)}. Started by ${nameOf(startedBy)} on ${momentWords(startedAt, now, zone)}.`,
      ...reachLines({ onlyCalled: reachedBy('call'), unreached: reachedBy('nothing') }),
    ],
    rows: asked.map((each) => ({
      text: askedLine(each, shown, report.ended.at),
      ...(reachOf(each) !== 'message' && { standsOut: true as const }),
      buttons: [],
    })),
    buttons: [turnTo('All drills', 'drill')],
  };
}

function ended({ startedAt, dueAt, ended: { how, at, by } }: DrillReport, nameOf: NameOf, now: Date, zone: string) {
  return endWords({ startedAt, dueAt, how, at, by: by === undefined ? 'Somebody' : nameOf(by) }, { now, zone });
}

type NameOf = (id: PersonId) => string;

/** One person's part in it. @param end when it ended, if it has */
function askedLine(
  asked: AskedInDrill,
  { nameOf, organisation: { zone }, now }: Pick<DrillsShown, 'nameOf' | 'organisation' | 'now'>,
  end?: Date,
): string {
  const { person, as, askedAt, ways, openedAt, declinedAt, acknowledgedAt } = asked;
  const tried = ways.length > 0 ? ways.map((way) => wayWords(way, { now, zone })).join('; ') : 'nothing sent yet';
  const opened = openedAt ? ` Opened it after ${lasting(askedAt, openedAt)}.` : '';
  const answer = acknowledgedAt
    ? `Acknowledged after ${lasting(askedAt, acknowledgedAt)}.`
    : declinedAt
      ? `Could not take it, said so after ${lasting(askedAt, declinedAt)}.`
      : end
        ? `No answer in ${lasting(askedAt, end)}.`
        : 'No answer yet.';
  return `${nameOf(person)}, ${AS_WORDS[as]}, asked at ${clockTime(askedAt, now, zone)}. Reached by: ${tried}.${opened} ${answer}`;
}

export function clockWords(urgent: boolean): string {
  return urgent ? 'urgent clock' : 'standard clock';
}

function turnTo(label: string, page: string, spokenLabel = label): PageButton {
  return { action: SHOW_PAGE, item: page, label, spokenLabel };
}
