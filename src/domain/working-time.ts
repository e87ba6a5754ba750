import { DateTime } from 'luxon';
import { type Duration, elapsedMs } from './duration.js';
import { addCoveredTime, isCoveredDay, nextCover, parseWeeklyHours, type WeeklyHours } from './weekly-hours.js';

/** When people here work: the clocks that are not urgent run only then (domain reference, section 6). */
export interface WorkingCalendar {
  readonly hours: WeeklyHours;
  readonly zone: string;
  /** Of a local date such as `2026-12-25`. */
  readonly isHoliday: (localDate: string) => boolean;
}

/** Whoever works always is off on bank holidays all the same. */
const EVERY_HOUR = parseWeeklyHours('Mon-Sun 00:00-24:00') ?? 'always';

/**
 * When a clock that starts at `from` runs out. Working hours count the minutes of working time; working days keep the time of
 * day, or begin with the first working minute after `from`; months keep the day, or end with the month's last.
 */
export function dueAfter(calendar: WorkingCalendar, from: Date, duration: Duration): Date {
  const elapsed = elapsedMs(duration);
  if (elapsed !== undefined) return new Date(from.getTime() + elapsed);
  const { hours, zone, isHoliday } = calendar;
  switch (duration.unit) {
    case 'wh':
      return addCoveredTime(
        hours === 'always' ? EVERY_HOUR : hours,
        from,
        duration.amount * 3_600_000,
        zone,
        isHoliday,
      );
    case 'wd':
      return addWorkingDays(calendar, from, duration.amount);
    default:
      return DateTime.fromJSDate(from, { zone }).plus({ months: duration.amount }).toJSDate();
  }
}

function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  const { hours, zone, isHoliday } = calendar;
  const starts = nextCover(hours, from, zone, isHoliday) ?? from;
  let at = DateTime.fromJSDate(starts, { zone });
  for (let left = days; left > 0; ) {
    at = at.plus({ days: 1 });
    if (isCoveredDay(hours, at, isHoliday)) left -= 1;
  }
  return at.toJSDate();
}
