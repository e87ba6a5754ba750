import Holidays from 'date-holidays';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../../src/domain/ids.js';
import { shiftsBetween } from '../../../../src/domain/rota/shifts.js';
import { onDutyAt, type Rota } from '../../../../src/domain/rota.js';
import { aRota, id, LONDON } from '../../../support/builders.js';

/**
 * The rota of five years against somebody who sits before a clock in London, looks at it every half hour and keeps a tally: no
 * calendar arithmetic at all.
 */

const HALF_HOUR_MS = 30 * 60_000;
const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2031-01-01T00:00:00Z');
const YEARS = [2026, 2027, 2028, 2029, 2030];

/** What the clock shows; a month and a day as `2026-01-05`, the time in minutes from midnight. */
interface Look {
  readonly at: Date;
  readonly day: string;
  readonly weekday: number;
  readonly minute: number;
}

interface Handover {
  readonly at: Date;
  readonly person: PersonId;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function lookAt(at: Date): Look {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    at,
    day: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: WEEKDAYS.indexOf(parts.weekday ?? '') + 1,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

let looks: readonly Look[];

beforeAll(() => {
  const steps = (TO.getTime() - FROM.getTime()) / HALF_HOUR_MS;
  looks = Array.from({ length: steps }, (_, step) => lookAt(new Date(FROM.getTime() + step * HALF_HOUR_MS)));
});

/** By how much the clock moved since the look before. */
function moved(index: number): number {
  const [before, now] = [looks[index - 1], looks[index]];
  if (before === undefined || now === undefined) return 30;
  return (now.minute - before.minute + 1_440) % 1_440;
}

/** What is to be done at that look: what it shows, and after a jump what it would have shown. Not what it shows again. */
function minutesDueAt(index: number): readonly number[] {
  const { minute } = looks[index] ?? { minute: -1 };
  const jumped = moved(index) === 90 || moved(index - 1) === 90;
  const goesBack = (step: number) => moved(step) > 90;
  const isAgain = goesBack(index) || goesBack(index - 1);
  return isAgain ? [] : jumped ? [minute, minute - 60] : [minute];
}

/** The tally. */
function watched(rota: Rota): readonly Handover[] {
  const found: Handover[] = [];
  let turn = -1;
  for (const [index, look] of looks.entries()) {
    const isFirst = turn < 0 && look.day === rota.from;
    const isHandover = look.weekday === rota.handoverWeekday && minutesDueAt(index).includes(rota.handoverMinute);
    if (!isFirst && (turn < 0 || look.day === rota.from || !isHandover)) continue;
    turn += 1;
    const person = rota.weeks[turn % rota.weeks.length];
    if (person !== undefined) found.push({ at: look.at, person });
  }
  return found;
}

/** Who the rota says is on duty, against who has it by the tally. */
function compare(rota: Rota, handovers: readonly Handover[], instants: readonly Date[]): void {
  const said = instants.map((at) => `${at.toISOString()} ${onDutyAt(rota, at).duty}`);
  expect(said).toEqual(
    instants.map((at) => `${at.toISOString()} ${handovers.findLast((each) => each.at <= at)?.person}`),
  );
}

const list = (...names: readonly string[]) => names.map(id);

const ROTAS: readonly (readonly [string, Rota])[] = [
  ['Mondays at nine', aRota({ weeks: list('a', 'b', 'c') })],
  ['Mondays at nine, since a Wednesday', aRota({ from: '2026-01-07', weeks: list('a', 'b') })],
  ['Mondays at midnight', aRota({ weeks: list('a', 'b', 'c', 'd', 'e'), handoverMinute: 0 })],
  [
    'Fridays at half past five',
    aRota({ weeks: list('a', 'b', 'c'), handoverWeekday: 5, handoverMinute: 17 * 60 + 30 }),
  ],
  ['Saturdays before midnight', aRota({ weeks: list('a', 'b'), handoverWeekday: 6, handoverMinute: 23 * 60 + 30 })],
  ['Sundays at one', aRota({ weeks: list('a', 'b', 'c'), handoverWeekday: 7, handoverMinute: 60 })],
  ['Sundays at half past one', aRota({ weeks: list('a', 'b', 'c'), handoverWeekday: 7, handoverMinute: 90 })],
  ['Sundays at two', aRota({ weeks: list('a', 'b', 'c'), handoverWeekday: 7, handoverMinute: 120 })],
  [
    'since a Sunday, at one',
    aRota({ from: '2026-01-04', weeks: list('a', 'b'), handoverWeekday: 7, handoverMinute: 60 }),
  ],
  ['with two weeks for one of them', aRota({ weeks: list('a', 'a', 'b') })],
];

describe.each(ROTAS)('five years of %s', (_, rota) => {
  it('hand over when the clock says so, and at no other time', () => {
    const handovers = watched(rota);
    expect(handovers.length).toBeGreaterThan(259);
    const shifts = shiftsBetween(rota, FROM, TO).filter(({ duty }) => duty !== undefined);
    expect(shifts.map(({ from, duty }) => `${from.toISOString()} ${duty}`)).toEqual(
      handovers.map(({ at, person }) => `${at.toISOString()} ${person}`),
    );
  });

  it('hand over to the instant, and not before', () => {
    const handovers = watched(rota);
    const said = handovers.map(({ at }) => [onDutyAt(rota, new Date(at.getTime() - 1)).duty, onDutyAt(rota, at).duty]);
    expect(said).toEqual(handovers.map(({ person }, index) => [handovers[index - 1]?.person, person]));
  });

  it('are right in every half hour around each of the ten changes of the clocks', () => {
    const handovers = watched(rota);
    const changes = looks.flatMap((look, index) => (moved(index) === 30 ? [] : [look]));
    expect(changes.map(({ day }) => day)).toEqual([
      ...['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26'],
      ...['2028-10-29', '2029-03-25', '2029-10-28', '2030-03-31', '2030-10-27'],
    ]);
    // From a day before to two and a half days after.
    const around = Array.from({ length: 168 }, (_, step) => (step - 48) * HALF_HOUR_MS);
    const instants = changes.flatMap(({ at }) => around.map((ms) => new Date(at.getTime() + ms)));
    compare(rota, handovers, instants);
  });
});

describe('bank holidays of England', () => {
  const calendar = new Holidays('GB', 'ENG');
  const daysOff = YEARS.flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10)),
  );

  it.each(ROTAS)('shift nothing in the rota of %s', (_, rota) => {
    const handovers = watched(rota);
    const onDaysOff = looks.filter(({ day }) => daysOff.includes(day));
    // Eight in each year, with the substitutes for those that fall on a weekend.
    expect(new Set(onDaysOff.map(({ day }) => day)).size).toBeGreaterThanOrEqual(8 * YEARS.length);
    compare(
      rota,
      handovers,
      onDaysOff.map(({ at }) => at),
    );
  });

  it('hand over all the same when they are a Monday', () => {
    const rota = aRota({ weeks: list('a', 'b', 'c') });
    const mondays = looks.filter(
      ({ day, weekday, minute }) => daysOff.includes(day) && weekday === 1 && minute === 540,
    );
    expect(mondays.length).toBeGreaterThanOrEqual(20);
    for (const { at } of mondays) {
      const before = rota.weeks.indexOf(onDutyAt(rota, new Date(at.getTime() - 1)).duty ?? id('nobody'));
      expect(onDutyAt(rota, at).duty).toBe(rota.weeks[(before + 1) % 3]);
    }
  });
});
