import type { Chance } from './chance.js';
import { at, type Day, isQuiet, plusDays, weekdayOf } from './oracle/calendar.js';

/** What the machines do on one day: look at these times, or nothing at all. */
export type DayOfCalls = { readonly day: Day; readonly looks: readonly Date[] | 'all-machines-off' };

const APART_MS = 10 * 60_000;
const OFF_SHARE = 0.02;
const OFF_DAYS: readonly [number, number] = [2, 5];

/** Some minutes of each day, the marked ones among them now and then; and now and then some days without any. */
export function* callsOf(begins: Day, days: number, chance: Chance): Generator<DayOfCalls> {
  let offFor = 0;
  for (let index = 0; index < days; index += 1) {
    const day = plusDays(begins, index);
    if (offFor === 0 && index > 0 && chance.happens(OFF_SHARE)) offFor = chance.between(...OFF_DAYS);
    if (offFor > 0) {
      offFor -= 1;
      yield { day, looks: 'all-machines-off' };
    } else {
      yield { day, looks: looksOn(day, chance) };
    }
  }
}

function looksOn(day: Day, chance: Chance): readonly Date[] {
  const pad = (value: number) => String(value).padStart(2, '0');
  const sometime = (from: number, to: number) => `${pad(chance.between(from, to))}:${pad(chance.between(0, 59))}`;
  const times = [
    ...(chance.happens(0.2) ? [sometime(0, 6)] : []),
    ...(chance.happens(0.2) ? ['07:30'] : []),
    ...(chance.happens(0.5) ? ['08:00'] : []),
    ...(chance.happens(weekdayOf(day) === 1 ? 0.7 : 0.2) ? ['09:00'] : []),
    sometime(9, 12),
    ...(chance.happens(0.6) ? [sometime(13, 18)] : []),
    ...(chance.happens(0.2) ? [sometime(19, 22)] : []),
  ];
  const sorted = times.map((time) => at(day, time)).sort((one, other) => one.getTime() - other.getTime());
  return sorted.filter((look, index) => {
    const before = sorted[index - 1];
    // Whatever is near a night's end is one or the other on every machine.
    return (
      (before === undefined || look.getTime() - before.getTime() >= APART_MS) && isQuiet(look) === isQuiet(later(look))
    );
  });
}

function later(look: Date): Date {
  return new Date(look.getTime() + APART_MS);
}
