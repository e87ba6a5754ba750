import type { ItemId, PersonId } from '../ids.js';
import { assignedAt, type Rota } from '../rota.js';
import { LAST_INSTANT, weekAt } from '../weekly-order.js';

/** Instants; `to` is exclusive. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/**
 * A stretch in which the rota says one thing throughout. It ends where the list begins or moves on, also to the same person's
 * next week, and where the duty person or the override in force changes. So somebody who goes on over any other border, such as
 * an edge of an override that another one hides, has one shift.
 */
export interface Shift extends Stretch {
  /** Absent before the rota begins and where it is empty. */
  readonly duty?: PersonId;
  readonly deputy?: PersonId;
  readonly because: 'week' | 'override';
  /** Of an override that was made in chat. */
  readonly override?: ItemId;
}

/** The shifts of a stretch in order, without gaps; the first and the last are cut to it. */
export function shiftsBetween(rota: Rota, from: Date, to: Date): readonly Shift[] {
  return [...eachShift(rota, from, to)];
}

/** The shift that is on at that instant, whole. Where nothing bounds it, its edge is the first or the last of all instants. */
export function shiftAt(rota: Rota, at: Date): Shift {
  const week = weekAt(rota, at);
  return [...shiftsWithin(rota, week)].find(({ to }) => at < to) ?? pieceOf(rota, week.from, week.to);
}

/** When the duty person changes next; undefined when they never do. */
export function nextHandoverAfter(rota: Rota, at: Date): Date | undefined {
  const { duty } = assignedAt(rota, at);
  for (const handover of possibleHandovers(rota, at)) {
    if (assignedAt(rota, handover).duty !== duty) return handover;
  }
  return undefined;
}

/**
 * Instants at which the duty may change, in order: few, however far the last override reaches. While one is in force no week
 * ends it, and the list does nothing in a later round that it has not done in the first.
 */
function* possibleHandovers(rota: Rota, at: Date): Generator<Date> {
  const borders = [at, ...overrideEdges(rota, at, LAST_INSTANT), LAST_INSTANT];
  for (const [index, from] of borders.entries()) {
    const to = borders[index + 1];
    if (to === undefined) return;
    yield from;
    if (assignedAt(rota, from).override === undefined) yield* firstRound(rota, { from, to });
  }
}

/** The ends of weeks until everybody in the list had their turn, with the one before the first. */
function* firstRound(rota: Rota, { from, to }: Stretch): Generator<Date> {
  let { to: end } = weekAt(rota, from);
  for (let turn = 0; turn <= rota.weeks.length && end < to; turn += 1) {
    yield end;
    end = weekAt(rota, end).to;
  }
}

function* eachShift(rota: Rota, from: Date, to: Date): Generator<Shift> {
  for (let at = from; at < to; ) {
    const week = weekAt(rota, at);
    yield* shiftsWithin(rota, { from: at, to: week.to < to ? week.to : to });
    at = week.to;
  }
}

/** Of one week or a part of it. */
function* shiftsWithin(rota: Rota, { from, to }: Stretch): Generator<Shift> {
  let open: Shift | undefined;
  for (const piece of pieces(rota, from, to)) {
    if (open !== undefined && !saysTheSame(open, piece)) yield open;
    open = open !== undefined && saysTheSame(open, piece) ? { ...open, to: piece.to } : piece;
  }
  if (open !== undefined) yield open;
}

/** From each edge of an override to the next: within a week nothing else changes anything. */
function* pieces(rota: Rota, from: Date, to: Date): Generator<Shift> {
  const borders = [from, ...overrideEdges(rota, from, to), to];
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1];
    if (end !== undefined) yield pieceOf(rota, start, end);
  }
}

/** Where overrides begin and end between the two instants, each once, in order. */
function overrideEdges(rota: Rota, from: Date, to: Date): readonly Date[] {
  const edges = rota.overrides
    .flatMap((override) => [override.from.getTime(), override.to.getTime()])
    .filter((edge) => edge > from.getTime() && edge < to.getTime());
  return [...new Set(edges)].sort((a, b) => a - b).map((edge) => new Date(edge));
}

function pieceOf(rota: Rota, from: Date, to: Date): Shift {
  const { duty, deputy, override } = assignedAt(rota, from);
  return {
    from,
    to,
    ...(duty && { duty }),
    ...(deputy && { deputy }),
    because: override ? 'override' : 'week',
    ...(override?.id && { override: override.id }),
  };
}

function saysTheSame(one: Shift, other: Shift): boolean {
  // Within a week the deputy follows from the duty person.
  return one.duty === other.duty && one.because === other.because && one.override === other.override;
}
