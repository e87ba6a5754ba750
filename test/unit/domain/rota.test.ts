import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { asPersonId, type PersonId } from '../../../src/domain/ids.js';
import { onDutyAt, type Rota } from '../../../src/domain/rota.js';
import { aRota, at, hours, id, LONDON } from '../../support/builders.js';

const [A, B, C, STAND_IN] = [id('a'), id('b'), id('c'), id('stand-in')];

function dutyAt(rota: Rota, local: string, zone = rota.zone): PersonId | undefined {
  return onDutyAt(rota, at(local, zone)).duty;
}

/** One millisecond before. */
function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}

describe('the weekly order', () => {
  const rota = aRota({ weeks: [A, B, C] });

  it.each([
    ['2026-01-05T09:00', A],
    ['2026-01-11T23:59', A],
    ['2026-01-12T08:59', A],
    ['2026-01-12T09:00', B],
    ['2026-01-19T09:00', C],
    ['2026-01-26T09:00', A],
    ['2026-11-23T14:05', B],
    ['2031-01-06T09:00', A],
  ])('at %s it is the turn of %s', (local, person) => {
    expect(dutyAt(rota, local)).toBe(person);
  });

  it('changes hands at the handover to the millisecond', () => {
    const handover = at('2026-01-12T09:00');
    expect(onDutyAt(rota, justBefore(handover)).duty).toBe(A);
    expect(onDutyAt(rota, handover).duty).toBe(B);
  });

  it('does not change hands at midnight, nor at the start of the calendar week', () => {
    const sundayHandover = aRota({ weeks: [A, B], from: '2026-01-04', handoverWeekday: 7, handoverMinute: 18 * 60 });
    expect(dutyAt(sundayHandover, '2026-01-11T17:59')).toBe(A);
    expect(dutyAt(sundayHandover, '2026-01-11T18:00')).toBe(B);
    expect(dutyAt(sundayHandover, '2026-01-12T00:00')).toBe(B);
  });

  it('changes hands at midnight when the handover is at midnight', () => {
    const midnight = aRota({ weeks: [A, B], handoverMinute: 0 });
    expect(onDutyAt(midnight, justBefore(at('2026-01-12T00:00'))).duty).toBe(A);
    expect(dutyAt(midnight, '2026-01-12T00:00')).toBe(B);
  });

  it('lets the same person have two weeks in the list', () => {
    const twice = aRota({ weeks: [A, A, B] });
    expect(
      ['2026-01-06', '2026-01-13', '2026-01-20', '2026-01-27'].map((day) => dutyAt(twice, `${day}T12:00`)),
    ).toEqual([A, A, B, A]);
  });
});

describe('the beginning of the rota', () => {
  it('names nobody before its first day', () => {
    const rota = aRota({ weeks: [A, B] });
    expect(onDutyAt(rota, justBefore(at('2026-01-05T00:00')))).toEqual({});
    expect(onDutyAt(rota, at('2020-06-01T12:00'))).toEqual({});
  });

  it('has the first in the list from the midnight of its first day, before that day has its handover', () => {
    const rota = aRota({ weeks: [A, B] });
    expect(dutyAt(rota, '2026-01-05T00:00')).toBe(A);
    expect(dutyAt(rota, '2026-01-05T08:59')).toBe(A);
    expect(dutyAt(rota, '2026-01-05T09:00')).toBe(A);
  });

  it('gives the first in the list the week that the first day falls in, when that is not the day of the handover', () => {
    const rota = aRota({ from: '2026-01-07', weeks: [A, B] });
    expect(dutyAt(rota, '2026-01-06T23:59')).toBeUndefined();
    expect(dutyAt(rota, '2026-01-07T00:00')).toBe(A);
    expect(dutyAt(rota, '2026-01-12T08:59')).toBe(A);
    expect(dutyAt(rota, '2026-01-12T09:00')).toBe(B);
  });

  it('names nobody when the list is empty', () => {
    expect(onDutyAt(aRota({ weeks: [] }), at('2026-06-01T12:00'))).toEqual({});
  });
});

describe('the deputy', () => {
  const deputyAt = (rota: Rota, local: string) => onDutyAt(rota, at(local)).deputy;

  it('is the next in the list, and the first after the last', () => {
    const rota = aRota({ weeks: [A, B, C] });
    expect(deputyAt(rota, '2026-01-06T12:00')).toBe(B);
    expect(deputyAt(rota, '2026-01-13T12:00')).toBe(C);
    expect(deputyAt(rota, '2026-01-20T12:00')).toBe(A);
  });

  it('is never the duty person, even when the next weeks are theirs as well', () => {
    const rota = aRota({ weeks: [A, A, A, B] });
    expect(deputyAt(rota, '2026-01-06T12:00')).toBe(B);
  });

  it('does not exist on a list of one', () => {
    expect(onDutyAt(aRota({ weeks: [A] }), at('2026-01-06T12:00'))).toEqual({ duty: A });
    expect(onDutyAt(aRota({ weeks: [A, A] }), at('2026-01-06T12:00'))).toEqual({ duty: A });
  });
});

describe('overrides', () => {
  const from = at('2026-12-21T09:00');
  const to = at('2026-12-28T09:00');
  const override = (person: PersonId) => ({ from, to, person });
  // On 21 December 2026 it is the first person’s turn on a list of two, the third’s on a list of three.
  const during = at('2026-12-24T12:00');

  it('hold from their first instant until just before their last', () => {
    const rota = aRota({ weeks: [A, B], overrides: [override(STAND_IN)] });
    expect(onDutyAt(rota, justBefore(from)).duty).toBe(B);
    expect(onDutyAt(rota, from).duty).toBe(STAND_IN);
    expect(onDutyAt(rota, justBefore(to)).duty).toBe(STAND_IN);
    expect(onDutyAt(rota, to).duty).toBe(B);
  });

  it('may begin and end in the middle of a week', () => {
    const rota = aRota({
      weeks: [A, B],
      overrides: [{ from: at('2026-01-07T13:30'), to: at('2026-01-07T15:00'), person: STAND_IN }],
    });
    expect(dutyAt(rota, '2026-01-07T13:29')).toBe(A);
    expect(dutyAt(rota, '2026-01-07T13:30')).toBe(STAND_IN);
    expect(dutyAt(rota, '2026-01-07T14:59')).toBe(STAND_IN);
    expect(dutyAt(rota, '2026-01-07T15:00')).toBe(A);
  });

  it('that begin and end within one second hold for that time alone, whatever was asked before', () => {
    const midday = at('2026-01-07T12:00').getTime();
    const rota = aRota({
      weeks: [A, B],
      overrides: [{ from: new Date(midday + 300), to: new Date(midday + 600), person: STAND_IN }],
    });
    const asked = [0, 299, 300, 599, 600, 999, 300, 0].map((ms) => onDutyAt(rota, new Date(midday + ms)).duty);
    expect(asked).toEqual([A, A, STAND_IN, STAND_IN, A, A, STAND_IN, A]);
  });

  it('that lie over one another hold in their order', () => {
    const rota = aRota({ weeks: [A, B], overrides: [override(C), override(STAND_IN)] });
    expect(onDutyAt(rota, during).duty).toBe(C);
  });

  it('by somebody who is not in the list leave the next in the list as deputy', () => {
    const rota = aRota({ weeks: [A, B, C], overrides: [override(STAND_IN)] });
    expect(onDutyAt({ ...rota, overrides: [] }, during)).toEqual({ duty: C, deputy: A });
    expect(onDutyAt(rota, during)).toEqual({ duty: STAND_IN, deputy: A });
  });

  it('by the deputy make the one after them the deputy', () => {
    const three = aRota({ weeks: [A, B, C], overrides: [override(A)] });
    expect(onDutyAt(three, during)).toEqual({ duty: A, deputy: B });
  });

  it('by the deputy on a list of two leave the other one as deputy', () => {
    const two = aRota({ weeks: [A, B], overrides: [override(B)] });
    expect(onDutyAt({ ...two, overrides: [] }, during)).toEqual({ duty: A, deputy: B });
    expect(onDutyAt(two, during)).toEqual({ duty: B, deputy: A });
  });

  it('on a list of one make the one in the list the deputy', () => {
    const one = aRota({ weeks: [A], overrides: [override(STAND_IN)] });
    expect(onDutyAt(one, during)).toEqual({ duty: STAND_IN, deputy: A });
  });

  it('do not move anybody else’s week', () => {
    const plain = aRota({ weeks: [A, B, C] });
    const changed = aRota({ weeks: [A, B, C], overrides: [override(STAND_IN)] });
    for (const local of ['2026-12-14T12:00', '2026-12-28T09:00', '2027-01-04T09:00', '2027-01-11T09:00']) {
      expect(dutyAt(changed, local)).toBe(dutyAt(plain, local));
    }
  });

  it('name a duty person even before the rota begins', () => {
    const early = aRota({
      weeks: [A, B],
      overrides: [{ from: at('2025-12-29T09:00'), to: at('2026-01-05T00:00'), person: A }],
    });
    expect(onDutyAt(early, at('2025-12-30T12:00'))).toEqual({ duty: A, deputy: B });
  });
});

describe('clock changes', () => {
  // The Sundays on which the clocks of the United Kingdom change.
  const SPRING = ['2026-03-29', '2027-03-28', '2028-03-26', '2029-03-25', '2030-03-31'];
  const AUTUMN = ['2026-10-25', '2027-10-31', '2028-10-29', '2029-10-28', '2030-10-27'];

  it.each([...SPRING, ...AUTUMN])('after the change of %s the handover is still at nine on the wall', (sunday) => {
    const rota = aRota({ weeks: [A, B] });
    const monday = DateTime.fromISO(`${sunday}T09:00`, { zone: LONDON }).plus({ days: 1 });
    const next = onDutyAt(rota, monday.toJSDate()).duty;
    expect(onDutyAt(rota, justBefore(monday.toJSDate())).duty).not.toBe(next);
    expect(onDutyAt(rota, monday.plus({ weeks: 1 }).minus({ milliseconds: 1 }).toJSDate()).duty).toBe(next);
  });

  it.each(SPRING)('a handover that the clocks of %s skip happens once, an hour later on the wall', (sunday) => {
    const rota = aRota({ from: '2026-01-04', handoverWeekday: 7, handoverMinute: 90, weeks: [A, B] });
    const skipped = new Date(`${sunday}T01:30:00Z`);
    const week = dutyThroughNight(rota, sunday);
    expect(week.changes).toEqual([skipped.toISOString()]);
  });

  it.each(AUTUMN)('a handover in the hour that %s repeats happens once, the first time', (sunday) => {
    const rota = aRota({ from: '2026-01-04', handoverWeekday: 7, handoverMinute: 90, weeks: [A, B] });
    const firstTime = new Date(`${sunday}T00:30:00Z`);
    expect(dutyThroughNight(rota, sunday).changes).toEqual([firstTime.toISOString()]);
  });

  it.each([
    // Clocks go forward at midnight, so that the day of the handover has no midnight.
    ['Africa/Cairo', '2026-04-24', 5],
    ['America/Havana', '2026-03-08', 7],
    ['Asia/Beirut', '2026-03-29', 7],
  ])('in %s, where the day %s has no midnight, the week is handed over once', (zone, day, handoverWeekday) => {
    const rota = aRota({ zone, from: '2026-01-09', handoverWeekday, handoverMinute: 0, weeks: [A, B] });
    const { changes } = dutyThroughNight(rota, day);
    expect(changes).toHaveLength(1);
  });

  /** Every quarter of an hour from noon to noon, across the night before the day. */
  function dutyThroughNight(rota: Rota, day: string): { readonly changes: readonly string[] } {
    const noon = DateTime.fromISO(`${day}T12:00`, { zone: rota.zone }).minus({ days: 1 }).toMillis();
    const changes: string[] = [];
    for (let step = 1; step <= 26 * 4; step += 1) {
      const instant = new Date(noon + step * 900_000);
      const before = onDutyAt(rota, new Date(instant.getTime() - 900_000)).duty;
      if (onDutyAt(rota, instant).duty !== before) changes.push(instant.toISOString());
    }
    return { changes };
  }
});

describe('other zones', () => {
  it.each(['America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'Pacific/Chatham'])(
    'hands over at nine on the wall in %s',
    (zone) => {
      const rota = aRota({ zone, weeks: [A, B] });
      const handover = at('2026-01-12T09:00', zone);
      expect(onDutyAt(rota, justBefore(handover)).duty).toBe(A);
      expect(onDutyAt(rota, handover).duty).toBe(B);
    },
  );
});

describe('cover hours', () => {
  const rota = aRota({ weeks: [A, B], cover: hours('Mon-Fri 08:00-20:00') });

  it('say nothing while somebody watches', () => {
    expect(onDutyAt(rota, at('2026-01-06T12:00'))).toEqual({ duty: A, deputy: B });
  });

  it('say when somebody will, and still who is on duty', () => {
    expect(onDutyAt(rota, at('2026-01-09T20:00'))).toEqual({
      duty: A,
      deputy: B,
      unwatchedUntil: at('2026-01-12T08:00'),
    });
  });
});

describe('at any instant of five years', () => {
  const WEEK_MS = 7 * 24 * 3_600_000;
  const START = at('2026-01-05T00:00').getTime();

  const rotas = fc.record({
    zone: fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'),
    from: fc.integer({ min: 0, max: 6 }).map((days) => `2026-01-0${days + 1}`),
    handoverWeekday: fc.integer({ min: 1, max: 7 }),
    handoverMinute: fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 60, 90, 119, 120, 1_439)),
    weeks: fc.array(fc.constantFrom('a', 'b', 'c', 'd').map(asPersonId), { minLength: 1, maxLength: 6 }),
    overrides: fc.array(
      fc.record({
        week: fc.integer({ min: 0, max: 259 }),
        minute: fc.integer({ min: 0, max: 10_079 }),
        lasts: fc.integer({ min: 1, max: 20_000 }),
        person: fc.constantFrom('a', 'b', 'x').map(asPersonId),
      }),
      { maxLength: 3 },
    ),
  });

  type Drawn = typeof rotas extends fc.Arbitrary<infer Value> ? Value : never;

  function rotaOf({ overrides, ...rest }: Drawn): Rota {
    return aRota({
      ...rest,
      overrides: overrides.map(({ week, minute, lasts, person }) => {
        const from = START + week * WEEK_MS + minute * 60_000;
        return { from: new Date(from), to: new Date(from + lasts * 60_000), person };
      }),
    });
  }

  it('exactly one person is on duty, and never their own deputy', () => {
    fc.assert(
      fc.property(rotas, fc.integer({ min: 3 * 24 * 60, max: 5 * 365 * 24 * 60 }), (drawn, minutes) => {
        const rota = rotaOf(drawn);
        const { duty, deputy } = onDutyAt(rota, new Date(START + minutes * 60_000));
        expect(duty).toBeDefined();
        expect(deputy).not.toBe(duty);
        expect(deputy === undefined).toBe(rota.weeks.every((person) => person === duty));
      }),
      { numRuns: 1_000 },
    );
  });

  it('the duty person changes only at a handover or at the edge of an override', () => {
    fc.assert(
      fc.property(rotas, fc.integer({ min: 1, max: 260 }), (drawn, week) => {
        const rota = rotaOf(drawn);
        const from = START + week * WEEK_MS;
        const edges = [
          ...handoversIn(rota, from, from + WEEK_MS),
          ...rota.overrides.flatMap((entry) => [entry.from.getTime(), entry.to.getTime()]),
        ]
          .filter((edge) => edge > from && edge < from + WEEK_MS)
          .sort((a, b) => a - b);
        // Between two edges every instant has the same duty person; so the first, the last and some in between do.
        const borders = [from, ...edges, from + WEEK_MS];
        for (let index = 1; index < borders.length; index += 1) {
          const [first = 0, last = 0] = [borders[index - 1], (borders[index] ?? 0) - 1];
          const inside = [0, 0.01, 0.25, 0.5, 0.75, 0.99].map((part) => Math.floor(first + part * (last - first)));
          const people = new Set([...inside, last].map((instant) => onDutyAt(rota, new Date(instant)).duty));
          expect([...people]).toHaveLength(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('every handover passes on to the next in the list', () => {
    fc.assert(
      // Where clocks go back at midnight itself, midnight is two instants.
      fc.property(
        rotas.filter(({ zone }) => zone !== 'Africa/Cairo'),
        fc.integer({ min: 1, max: 259 }),
        (drawn, week) => {
          const rota = { ...rotaOf(drawn), overrides: [], weeks: ['a', 'b', 'c', 'd', 'e'].map(asPersonId) };
          const from = START + week * WEEK_MS;
          const [handover] = handoversIn(rota, from, from + WEEK_MS + 2 * 3_600_000);
          if (handover === undefined) throw new Error('every week has a handover');
          const before = rota.weeks.indexOf(onDutyAt(rota, new Date(handover - 1)).duty ?? id(''));
          const after = rota.weeks.indexOf(onDutyAt(rota, new Date(handover)).duty ?? id(''));
          expect(after).toBe((before + 1) % 5);
        },
      ),
      { numRuns: 400 },
    );
  });

  /** The instants at which a wall clock shows the handover's time, worked out day by day. */
  function handoversIn(rota: Rota, fromMs: number, toMs: number): number[] {
    const found: number[] = [];
    for (
      let day = DateTime.fromMillis(fromMs, { zone: rota.zone }).startOf('day');
      day.toMillis() <= toMs;
      day = day.plus({ days: 1 }).startOf('day')
    ) {
      if (day.weekday !== rota.handoverWeekday) continue;
      const instant = wallClockOn(day, rota.handoverMinute);
      if (instant >= fromMs && instant < toMs) found.push(instant);
    }
    return found;
  }

  /** The first time that the clock shows it; on a day that skips it, as many minutes after the change. */
  function wallClockOn(day: DateTime, minute: number): number {
    const wall = Date.UTC(day.year, day.month - 1, day.day, 0, minute);
    const [before = 0, after = 0] = [day, day.endOf('day')].map(({ offset }) => wall - offset * 60_000);
    const isShownAt = (instant: number) =>
      instant + DateTime.fromMillis(instant, { zone: day.zone }).offset * 60_000 === wall;
    return isShownAt(before) || !isShownAt(after) ? before : after;
  }
});
