import { localInstant } from '../local-instant.js';
import { type LocalDate, plusMonths } from '../reminders/reminder-days.js';

/** A quarter of a year, such as `2026-Q3`: texts that sort as quarters do. */
export type Quarter = string;

const PATTERN = /^(\d{4})-Q([1-4])$/;

/** In which somebody may have raised a concern; of other years not every quarter has one before it. */
const YEARS = /^2[01]/;

/** Undefined for anything else. */
export function parseQuarter(text: string): Quarter | undefined {
  return PATTERN.test(text) && YEARS.test(text) ? text : undefined;
}

export function quarterOf(day: LocalDate): Quarter {
  const [year, month] = day.split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

export function firstDayOf(quarter: Quarter): LocalDate {
  const [, year, number] = PATTERN.exec(quarter) ?? [];
  if (year === undefined) throw new RangeError('no quarter of a year');
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
}

export function quarterBefore(quarter: Quarter): Quarter {
  return quarterOf(plusMonths(firstDayOf(quarter), -3));
}

export function quarterAfter(quarter: Quarter): Quarter {
  return quarterOf(plusMonths(firstDayOf(quarter), 3));
}

/** From its first midnight to the first of the next one, which is no part of it. */
export function stretchOf(quarter: Quarter, zone: string): { readonly from: Date; readonly to: Date } {
  const first = firstDayOf(quarter);
  return { from: localInstant(first, '00:00', zone), to: localInstant(plusMonths(first, 3), '00:00', zone) };
}
