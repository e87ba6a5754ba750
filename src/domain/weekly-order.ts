import { DateTime } from 'luxon';
import type { PersonId } from './ids.js';

/** Whose week it is, one after the other. */
export interface WeeklyOrder {
  /** Local date, `2026-01-05`: the first week of the list is the one that this day falls in. */
  readonly from: string;
  readonly zone: string;
  /** 1 is Monday. */
  readonly handoverWeekday: number;
  /** Minutes from local midnight. */
  readonly handoverMinute: number;
  /** Repeats. */
  readonly weeks: readonly PersonId[];
}

/** From one handover to the next. Without a place in the list it is the time before the order begins; all time, if the list is empty. */
export interface OrderedWeek {
  readonly from: Date;
  readonly to: Date;
  readonly place?: number;
}

/** All that a Date can hold: the edges of what nothing bounds. */
export const FIRST_INSTANT = new Date(-8.64e15);
export const LAST_INSTANT = new Date(8.64e15);

interface Beginning {
  readonly midnight: DateTime;
  /** The local day of the handover that the first week is counted from. */
  readonly handoverDay: DateTime;
}

/** Kept for as long as the order is, because calendar work is slow. */
const beginnings = new WeakMap<WeeklyOrder, Beginning>();
/** The last answer. */
const answered = new WeakMap<WeeklyOrder, OrderedWeek>();

/** The week that is on at that instant. Weeks are counted on the calendar, so a clock change never shifts a handover. */
export function weekAt(order: WeeklyOrder, at: Date): OrderedWeek {
  const last = answered.get(order);
  if (last !== undefined && last.from <= at && at < last.to) return last;
  const week = workOut(order, at);
  answered.set(order, week);
  return week;
}

function workOut(order: WeeklyOrder, at: Date): OrderedWeek {
  if (order.weeks.length === 0) return { from: FIRST_INSTANT, to: LAST_INSTANT };
  const { midnight, handoverDay } = beginningOf(order);
  if (at.getTime() < midnight.toMillis()) return { from: FIRST_INSTANT, to: midnight.toJSDate() };
  const current = handoverDayBefore(order, DateTime.fromJSDate(at, { zone: order.zone }));
  const weeks = Math.round((dayNumber(current) - dayNumber(handoverDay)) / 7);
  // Between midnight and the handover of the very first day the first in the list is already on duty.
  const [from, day] = weeks > 0 ? [handoverOn(order, current), current] : [midnight, handoverDay];
  const to = handoverOn(order, day.plus({ weeks: 1 }));
  return { from: from.toJSDate(), to: to.toJSDate(), place: Math.max(0, weeks) % order.weeks.length };
}

function beginningOf(order: WeeklyOrder): Beginning {
  const known = beginnings.get(order);
  if (known !== undefined) return known;
  const midnight = DateTime.fromISO(order.from, { zone: order.zone }).startOf('day');
  const beginning = { midnight, handoverDay: handoverDayBefore(order, midnight.endOf('day')) };
  beginnings.set(order, beginning);
  return beginning;
}

/** The local day of the last handover at or before the instant. */
function handoverDayBefore(order: WeeklyOrder, at: DateTime): DateTime {
  const day = at.startOf('day').minus({ days: (at.weekday - order.handoverWeekday + 7) % 7 });
  return handoverOn(order, day).toMillis() <= at.toMillis() ? day : day.minus({ weeks: 1 });
}

function handoverOn({ handoverMinute }: WeeklyOrder, day: DateTime): DateTime {
  return day.set({ hour: Math.floor(handoverMinute / 60), minute: handoverMinute % 60 });
}

/** Of local days, which a clock change makes no longer or shorter. */
function dayNumber({ year, month, day }: DateTime): number {
  return Date.UTC(year, month - 1, day) / (24 * 3_600_000);
}
