import { DateTime } from 'luxon';

/** The calendar that the model goes by; written for it alone, so that it shares no mistake with the product's. */

const ZONE = 'Europe/London';
const QUIET_FROM = '19:00';
const QUIET_TO = '07:30';
const DAILY_AT = '08:00';
const OPENS = '09:00';
const CLOSES = '17:00';
const HOUR_MS = 3_600_000;

/** As `2028-02-29`. */
export type Day = string;

/** England's, from gov.uk. */
const BANK_HOLIDAYS = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
]);

const instants = new Map<string, Date>();

/** The instant at which clocks in London show that; each is worked out once, because a year asks for few of them very often. */
export function at(day: Day, time: string): Date {
  const local = `${day}T${time}`;
  const instant = instants.get(local) ?? DateTime.fromISO(local, { zone: ZONE }).toJSDate();
  instants.set(local, instant);
  return instant;
}

export function dayOf(instant: Date): Day {
  return DateTime.fromJSDate(instant, { zone: ZONE }).toISODate() ?? '';
}

function timeOf(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone: ZONE }).toFormat('HH:mm');
}

export function plusDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? '';
}

export function plusMonths(day: Day, months: number): Day {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toISODate() ?? '';
}

/** 1 is Monday. */
export function weekdayOf(day: Day): number {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday;
}

export function isQuiet(instant: Date): boolean {
  const time = timeOf(instant);
  return time >= QUIET_FROM || time < QUIET_TO;
}

/** When what is meant for a day goes out. It lies in no quiet hours. */
export function dailyAt(day: Day): Date {
  return at(day, DAILY_AT);
}

function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) <= 5 && !BANK_HOLIDAYS.has(day);
}

export function workingDayBefore(day: Day): Day {
  let before = plusDays(day, -1);
  while (!isWorkingDay(before)) before = plusDays(before, -1);
  return before;
}

/** That instant where people work then, else the next at which they begin. */
function atWork(instant: Date): Date {
  const day = dayOf(instant);
  if (isWorkingDay(day) && instant < at(day, OPENS)) return at(day, OPENS);
  if (isWorkingDay(day) && instant < at(day, CLOSES)) return instant;
  let next = plusDays(day, 1);
  while (!isWorkingDay(next)) next = plusDays(next, 1);
  return at(next, OPENS);
}

export function plusWorkingHours(from: Date, hours: number): Date {
  let start = atWork(from);
  let leftMs = hours * HOUR_MS;
  for (;;) {
    const roomMs = at(dayOf(start), CLOSES).getTime() - start.getTime();
    if (leftMs <= roomMs) return new Date(start.getTime() + leftMs);
    leftMs -= roomMs;
    start = atWork(new Date(start.getTime() + roomMs));
  }
}

/** The same time of a later working day. */
export function plusWorkingDays(from: Date, days: number): Date {
  const start = atWork(from);
  let day = dayOf(start);
  for (let left = days; left > 0; ) {
    day = plusDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return at(day, timeOf(start));
}

export function plusHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * HOUR_MS);
}
