import { at, type Day, plusDays } from './calendar.js';

/** A week each, from Monday at nine to Monday at nine. */
export interface WeeklyRota {
  readonly dutyAt: (now: Date) => string;
  /** The next of the list. */
  readonly deputyAt: (now: Date) => string;
}

/** @param from a Monday */
export function keepRota(from: Day, names: readonly string[]): WeeklyRota {
  const begins = [at(from, '09:00')];
  /** How many handovers there were. */
  function weekOf(now: Date): number {
    for (let next = begins.length; (begins.at(-1) ?? now) <= now; next += 1)
      begins.push(at(plusDays(from, 7 * next), '09:00'));
    return begins.findLastIndex((monday) => monday <= now);
  }
  const nameAt = (now: Date, ahead: number) => names[(weekOf(now) + ahead) % names.length] ?? '';
  return { dutyAt: (now) => nameAt(now, 0), deputyAt: (now) => nameAt(now, 1) };
}
