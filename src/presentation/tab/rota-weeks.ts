import { DateTime } from 'luxon';
import type { RotaOverview, ShownShift } from '../../application/rota/show-rota.js';
import { shiftButtons } from '../desk/rota-page.js';
import type { PageButton } from '../page-view.js';

/** One turn as far as it lies in a cell. */
interface Turn {
  readonly id: string;
  /** Of a day with several turns: which part of it. */
  readonly when?: string;
  readonly who: string;
  readonly isYours: boolean;
  readonly isGap: boolean;
  readonly notes: readonly string[];
  readonly buttons: readonly PageButton[];
}

interface Piece {
  readonly shift: ShownShift;
  readonly from: DateTime;
  readonly to: DateTime;
}

/** A day, with the days after it in which its last turn goes on. */
interface Run {
  readonly first: DateTime;
  readonly days: number;
  readonly pieces: readonly Piece[];
}

/** The last turn of the eight weeks ahead ends in the ninth. */
const MOST_WEEKS = 9;

/** The calendar: a row a week from Monday on, in which a turn is one cell for as many days as nothing changes. */
export function rotaWeeks(rota: RotaOverview) {
  const { now, zone, shifts } = rota;
  const today = DateTime.fromJSDate(now, { zone }).setLocale('en-GB').startOf('day');
  const monday = today.startOf('week');
  const lastMs = Math.min(shifts.at(-1)?.to.getTime() ?? 0, monday.plus({ weeks: MOST_WEEKS }).toMillis());
  // Whole weeks alone: half of one would look like a gap.
  const count = Math.max(1, Math.floor(DateTime.fromMillis(lastMs, { zone }).diff(monday, 'weeks').weeks));
  const weeks = Array.from({ length: count }, (_none, week) => {
    const first = monday.plus({ weeks: week });
    const from = first < today ? today : first;
    return { first, from, runs: runsOf(rota, from, first.plus({ weeks: 1 })) };
  });
  const widest = widestOf(weeks.flatMap(({ runs }) => runs));
  return weeks.map(({ first, from, runs }, week) => ({
    id: first.toISODate() ?? '',
    label: week === 0 ? 'This week' : `Week of ${first.toFormat('d LLL')}`,
    cells: [
      ...(first < from ? [passed(first, daysBetween(first, from))] : []),
      ...runs.map((run) => cellOf(run, run.first.equals(today), rota, widest)),
    ],
  }));
}

function passed(first: DateTime, days: number) {
  return { id: first.toISODate() ?? '', label: 'Passed', days, turns: [] };
}

function daysBetween(from: DateTime, to: DateTime): number {
  return Math.round(to.diff(from, 'days').days);
}

function runsOf({ shifts, now, zone }: RotaOverview, from: DateTime, to: DateTime): readonly Run[] {
  const runs: Run[] = [];
  for (let day = from; day < to; day = day.plus({ days: 1 })) {
    const pieces = piecesOf(shifts, now, zone, day);
    const [piece, ...more] = pieces;
    const before = runs.at(-1);
    const last = before?.pieces.at(-1);
    if (before && last && piece && more.length === 0 && last.shift === piece.shift) {
      const longer = [...before.pieces.slice(0, -1), { ...last, to: piece.to }];
      runs[runs.length - 1] = { ...before, days: before.days + 1, pieces: longer };
    } else {
      runs.push({ first: day, days: 1, pieces });
    }
  }
  return runs;
}

/** Who is on duty in the course of a day, from now on. */
function piecesOf(shifts: readonly ShownShift[], now: Date, zone: string, day: DateTime): readonly Piece[] {
  const beginsMs = Math.max(day.toMillis(), now.getTime());
  const endsMs = day.plus({ days: 1 }).toMillis();
  return shifts
    .filter(({ from, to }) => from.getTime() < endsMs && to.getTime() > beginsMs)
    .map((shift) => ({
      shift,
      from: DateTime.fromMillis(Math.max(shift.from.getTime(), beginsMs), { zone }),
      to: DateTime.fromMillis(Math.min(shift.to.getTime(), endsMs), { zone }),
    }));
}

/** Where each turn has the most room: there stands, once, who is behind it and what can be done about it. */
function widestOf(runs: readonly Run[]): ReadonlyMap<ShownShift, Piece> {
  const widest = new Map<ShownShift, Piece>();
  for (const piece of runs.flatMap(({ pieces }) => pieces)) {
    const before = widest.get(piece.shift);
    if (before === undefined || lengthOf(piece) > lengthOf(before)) widest.set(piece.shift, piece);
  }
  return widest;
}

function lengthOf({ from, to }: Piece): number {
  return to.toMillis() - from.toMillis();
}

function cellOf(run: Run, isToday: boolean, rota: RotaOverview, widest: ReadonlyMap<ShownShift, Piece>) {
  const { first, days, pieces } = run;
  const turns = pieces.map((piece, index): Turn => {
    const { shift } = piece;
    const isWidest = widest.get(shift) === piece;
    const when = pieces.length > 1 ? partOf(run, piece, index) : undefined;
    return {
      id: `${piece.from.toMillis()}`,
      ...(when && { when }),
      who: shift.duty ?? 'Nobody on duty',
      isYours: shift.isTheirs,
      isGap: isGap(shift, rota),
      notes: [
        ...faultsOf(shift, rota),
        ...(shift.isOverride ? ['Changed'] : []),
        ...(isWidest && shift.duty !== undefined ? [deputyOf(shift, rota)] : []),
      ],
      buttons: isWidest ? shiftButtons(shift, rota) : [],
    };
  });
  return { id: first.toISODate() ?? '', label: `${isToday ? 'Today, ' : ''}${daysWords(first, days)}`, days, turns };
}

/** `Tue 24 – Sun 29 Nov`. */
function daysWords(first: DateTime, days: number): string {
  const last = first.plus({ days: days - 1 });
  const end = last.toFormat('ccc d LLL');
  if (days === 1) return end;
  return `${first.toFormat(first.hasSame(last, 'month') ? 'ccc d' : 'ccc d LLL')} – ${end}`;
}

/** Of a day with several turns: the last of them may go on for days. */
function partOf({ first, days, pieces }: Run, { from, to }: Piece, index: number): string {
  const on = days > 1 ? first.toFormat('ccc ') : '';
  if (index === 0) return `until ${on}${to.toFormat('HH:mm')}`;
  if (index === pieces.length - 1) return `from ${on}${from.toFormat('HH:mm')}`;
  return `${on}${from.toFormat('HH:mm')} – ${to.toFormat('HH:mm')}`;
}

/** Whether nobody is on duty then, as far as the viewer is shown that; that it is so now, everybody is. */
export function isGap(shift: ShownShift, rota: RotaOverview): boolean {
  return shift.duty === undefined || (shift === rota.shifts[0] && !shift.isHere) || has('duty-has-left', shift, rota);
}

function has(kind: RotaOverview['problems'][number]['kind'], { from, to }: ShownShift, { problems }: RotaOverview) {
  return problems.some((problem) => problem.kind === kind && problem.from < to && from < problem.to);
}

/** What is wrong with whoever is on duty then, as far as the viewer is shown that. */
export function faultsOf(shift: ShownShift, rota: RotaOverview): readonly string[] {
  return [
    ...(has('duty-has-left', shift, rota) ? ['Has left'] : []),
    ...(has('duty-unreachable', shift, rota) ? ['No message reaches them'] : []),
  ];
}

export function deputyOf(shift: ShownShift, rota: RotaOverview): string {
  if (shift.deputy === undefined) return 'No deputy';
  const hasLeft = has('deputy-has-left', shift, rota) ? ', who has left' : '';
  const isUnreachable = has('deputy-unreachable', shift, rota) ? ', whom no message reaches' : '';
  return `Deputy: ${shift.deputy}${hasLeft}${isUnreachable}`;
}
