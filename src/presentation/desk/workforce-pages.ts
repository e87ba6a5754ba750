import type { PersonChecks, ShownCheck, TeamOverview } from '../../application/workforce/see-workforce.js';
import { itemIdOf } from '../../domain/workforce/checks.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import { dayWords, LABELS } from '../wording.js';
import {
  BARRED_LISTS_WORDS,
  CHECK_LABELS,
  canBeSubmitted,
  pauseWords,
  RESULT_WORDS,
  STATUS_WORDS,
} from './workforce-words.js';

/** How many rows one window has. */
const PAGE = 15;

function showPage(rest: string, label: string, spokenLabel = label): PageButton {
  return { action: SHOW_PAGE, item: `workforce ${rest}`, label, spokenLabel: spokenLabel.slice(0, 75) };
}

/** On the button and the window in which somebody is chosen by name. */
export const FIND = 'Find somebody';

/** What `workforce of <person>` shows. */
export function ofPerson(id: string): string {
  return `of ${id}`;
}

/** Of everybody whose checks the viewer sees to. @param own the viewer's id */
export function teamPage({ counts, isEverybody, rows }: TeamOverview, own: string, page: number): PageView {
  const { overdue, dueSoon, current } = counts;
  const pages = Math.ceil(rows.length / PAGE);
  const which = pages > 1 ? ` Page ${page + 1} of ${pages}.` : '';
  return {
    title: 'Workforce checks',
    close: LABELS.close,
    lines: [
      `${overdue} overdue or not recorded, ${dueSoon} due soon, ${current} current.`,
      `${isEverybody ? 'Everybody here.' : 'Those whose checks you see to.'} What is overdue comes first.${which}`,
    ],
    rows: [...(pages > 1 ? [FIND_ROW] : []), ...rows.slice(page * PAGE, (page + 1) * PAGE).map(teamRow)],
    buttons: [
      showPage(ofPerson(own), 'Your own checks'),
      ...(page > 0 ? [showPage(String(page - 1), 'Before')] : []),
      ...(page + 1 < pages ? [showPage(String(page + 1), 'More')] : []),
    ],
  };
}

/** Above the list: below it a phone would have to be scrolled to it. */
const FIND_ROW: PageRow = {
  text: 'Somebody by their name:',
  buttons: [{ action: deskAction('find-checks'), label: FIND, spokenLabel: FIND }],
};

function teamRow({ person, ...check }: TeamOverview['rows'][number]): PageRow {
  const spoken = `Open, ${person.name}, ${CHECK_LABELS[check.kind]}`;
  return {
    text: `${person.name}: ${standing(check)}`,
    ...(isLate(check) && { standsOut: true as const }),
    buttons: [showPage(ofPerson(person.id), 'Open', spoken)],
  };
}

function isLate({ status }: ShownCheck): boolean {
  return status === 'overdue' || status === 'none-recorded';
}

/** `DBS, overdue since 1 December 2026, booked for 14 December 2026`. */
function standing({ kind, status, due, pause }: ShownCheck): string {
  const when = due && dueWords(due.on, due.rule.kind === 'new-one', status === 'overdue');
  const parts = [
    CHECK_LABELS[kind],
    status ? `${STATUS_WORDS[status]}${when ? ` ${when}` : ''}` : 'nothing due',
    status && status !== 'current' && pause ? pauseWords(pause) : undefined,
  ];
  return parts.filter(Boolean).join(', ');
}

function dueWords(day: string, isNewOne: boolean, isOverdue: boolean): string {
  if (isNewOne) return `since ${dayWords(day)}, a new one is needed`;
  return isOverdue ? `since ${dayWords(day)}` : `(due by ${dayWords(day)})`;
}

/** Of one person, with what can be done about each. @param seesTeam there is a list to go back to */
export function personPage(shown: PersonChecks, seesTeam: boolean): PageView {
  const { person, isYou, checks, startedOn, leave, maySayAway } = shown;
  const away = leave && `On leave${leave.until ? ` until ${dayWords(leave.until)}` : ''}: reminders rest.`;
  return {
    title: 'Workforce checks',
    close: LABELS.close,
    lines: [
      isYou ? 'Your checks.' : `Checks of ${person.name}.`,
      ...(startedOn ? [`Started on ${dayWords(startedOn)}.`] : []),
      ...(away ? [away] : []),
    ],
    rows: checks.flatMap((check) => [checkRow(check, shown), ...certificateRow(check)]),
    buttons: [...(maySayAway ? [leaveButton(shown)] : []), ...(seesTeam ? [showPage('0', 'Show the list')] : [])],
  };
}

function leaveButton({ person, leave }: PersonChecks): PageButton {
  const label = leave ? 'They are back' : 'They are on leave';
  const action = deskAction(leave ? 'end-leave' : 'start-leave');
  return { action, item: person.id, label, spokenLabel: label };
}

function checkRow(check: ShownCheck, { person, isYou }: PersonChecks): PageRow {
  const { kind, status, due, last, pause } = check;
  const button = (action: 'record-check' | 'book-check' | 'check-submitted', label: string): PageButton => ({
    action: deskAction(action),
    item: itemIdOf({ kind, person: person.id }),
    label,
    spokenLabel: `${label}, ${CHECK_LABELS[kind]}`.slice(0, 75),
  });
  const isAsked = status !== undefined && status !== 'current';
  // Nobody ends themselves that a new one is needed.
  const isForOthers = isYou && due?.rule.kind === 'new-one';
  const isOnItsWay = pause?.kind === 'booked' || pause?.kind === 'submitted';
  return {
    text: [`${standing(check)}.`, lastWords(last)].filter(Boolean).join(' '),
    ...(isLate(check) && { standsOut: true as const }),
    buttons: [
      ...(isForOthers ? [] : [button('record-check', 'Record a check')]),
      ...(isAsked ? [button('book-check', 'It is booked')] : []),
      ...(isAsked && canBeSubmitted(kind) && !isOnItsWay ? [button('check-submitted', 'It is submitted')] : []),
    ],
  };
}

function lastWords(last: ShownCheck['last']): string | undefined {
  if (last === undefined) return undefined;
  const { on, result, checker, recorded } = last;
  const parts = [
    dayWords(on),
    result && RESULT_WORDS[result],
    checker && `checked by ${checker}`,
    recorded && `recorded by ${recorded.by} on ${dayWords(recorded.on)}`,
  ];
  return `Last: ${parts.filter(Boolean).join(', ')}.`;
}

/** In a row of its own: beside a button a phone has no room for it. */
function certificateRow({ certificate }: ShownCheck): readonly PageRow[] {
  if (certificate === undefined) return [];
  const { on, level, workforce, barredLists, originalSeen, onUpdateService, mayBeLookedUp, numberEnds } = certificate;
  const parts = [
    level,
    workforce && `${workforce} workforce`,
    BARRED_LISTS_WORDS[barredLists],
    originalSeen && 'original seen',
    onUpdateService && `on the Update Service${mayBeLookedUp ? ' with their consent' : ''}`,
    numberEnds && `number ends ${numberEnds}`,
  ];
  return [{ text: `DBS certificate of ${dayWords(on)}: ${parts.filter(Boolean).join(', ')}.`, buttons: [] }];
}
