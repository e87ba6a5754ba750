import { DateTime } from 'luxon';

/** A day on the calendar, such as `2026-11-26`: texts that sort as days do. */
export type LocalDate = string;

/** Of something that is due on a day: on which days somebody is reminded of it. */
export interface ReminderPlan {
  readonly due: LocalDate;
  /** Days before the due day; 0 is the day itself. */
  readonly before: readonly number[];
  /** Days from one reminder to the next once it is overdue; absent where nobody is reminded any more. */
  readonly overdueEvery?: number | undefined;
}

/** The newest of the plan's days up to and including that one. */
export function latestReminderDay(plan: ReminderPlan, upTo: LocalDate): LocalDate | undefined {
  const { due, before, overdueEvery } = plan;
  const overdueDays = daysBetween(due, upTo);
  if (overdueEvery !== undefined && overdueDays >= overdueEvery) {
    return plusDays(due, overdueDays - (overdueDays % overdueEvery));
  }
  return before
    .map((days) => plusDays(due, -days))
    .filter((day) => day <= upTo)
    .sort()
    .at(-1);
}

/** The first of the plan's days after that one. */
export function nextReminderDay(plan: ReminderPlan, after: LocalDate): LocalDate | undefined {
  const { due, before, overdueEvery } = plan;
  const ahead = before
    .map((days) => plusDays(due, -days))
    .filter((day) => day > after)
    .sort()
    .at(0);
  if (ahead !== undefined || overdueEvery === undefined) return ahead;
  const overdueDays = Math.max(0, daysBetween(due, after));
  return plusDays(due, overdueDays - (overdueDays % overdueEvery) + overdueEvery);
}

export function plusDays(day: LocalDate, days: number): LocalDate {
  return dated(DateTime.fromISO(day, UTC).plus({ days }));
}

/** The month's last day where the month has no such day: a year after 29 February is 28 February. */
export function plusMonths(day: LocalDate, months: number): LocalDate {
  return dated(DateTime.fromISO(day, UTC).plus({ months }));
}

/** Negative where `to` is the earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return DateTime.fromISO(to, UTC).diff(DateTime.fromISO(from, UTC), 'days').days;
}

export function dayOf(at: Date, zone: string): LocalDate {
  return dated(DateTime.fromJSDate(at, { zone }));
}

/** Days are counted without a zone, in which some are shorter than others. */
const UTC = { zone: 'utc' } as const;

function dated(time: DateTime): LocalDate {
  return time.toISODate() ?? '';
}
