import type { ItemId, PersonId } from '../ids.js';
import { assignedAt, type Rota } from '../rota.js';
import { weekAt } from '../weekly-order.js';

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
  for (const shift of eachShift(rota, at, whenAllRepeats(rota, at))) {
    if (shift.duty !== duty) return shift.from;
  }
  return undefined;
}

/** What the rota has not done by then, it never does: after the last override it has gone through the whole list. */
function whenAllRepeats(rota: Rota, at: Date): Date {
  const lastEnd = Math.max(at.getTime(), ...rota.overrides.map(({ to }) => to.getTime()));
  let week = weekAt(rota, new Date(lastEnd));
  for (let weeks = 0; weeks <= rota.weeks.length; weeks += 1) week = weekAt(rota, week.to);
  return week.to;
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
  const edges = rota.overrides
    .flatMap((override) => [override.from.getTime(), override.to.getTime()])
    .filter((edge) => edge > from.getTime() && edge < to.getTime());
  const borders = [...new Set([from.getTime(), ...edges, to.getTime()])].sort((a, b) => a - b);
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1];
    if (end !== undefined) yield pieceOf(rota, new Date(start), new Date(end));
  }
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
