import { at, type Day, dayOf, plusDays, weekdayOf } from './calendar.js';

/** A week each, from Monday at nine to Monday at nine. */
export interface WeeklyRota {
  readonly dutyAt: (now: Date) => string;
  /** The next of the list. */
  readonly deputyAt: (now: Date) => string;
}

/** @param from a Monday */
export function keepRota(from: Day, names: readonly string[]): WeeklyRota {
  function weekOf(now: Date): number {
    let day = dayOf(now);
    while (weekdayOf(day) !== 1) day = plusDays(day, -1);
    if (now < at(day, '09:00')) day = plusDays(day, -7);
    let week = 0;
    for (let monday = from; monday < day; monday = plusDays(monday, 7)) week += 1;
    return week;
  }
  const nameAt = (now: Date, ahead: number) => names[(weekOf(now) + ahead) % names.length] ?? '';
  return { dutyAt: (now) => nameAt(now, 0), deputyAt: (now) => nameAt(now, 1) };
}
