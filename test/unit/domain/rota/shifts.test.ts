import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asItemId } from '../../../../src/domain/ids.js';
import { nextHandoverAfter, type Shift, shiftAt, shiftsBetween } from '../../../../src/domain/rota/shifts.js';
import { type OnDuty, onDutyAt, type Rota } from '../../../../src/domain/rota.js';
import { FIRST_INSTANT, LAST_INSTANT } from '../../../../src/domain/weekly-order.js';
import { aRota, at, id, LONDON } from '../../../support/builders.js';
import { RANDOM_FROM, randomRotas, WEEK_MS } from '../../../support/random-rota.js';

const [A, B, C, STAND_IN] = [id('a'), id('b'), id('c'), id('stand-in')];

/** `from to: duty/deputy (because)`, as a clock in the rota's zone shows it. */
function written(rota: Rota, shifts: readonly Shift[]): readonly string[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: rota.zone, dateStyle: 'short', timeStyle: 'short' });
  return shifts.map(({ from, to, duty = 'nobody', deputy = 'nobody', because, override }) => {
    const why = because === 'week' ? '' : ` (${override ?? 'of the file'})`;
    return `${clock.format(from)} to ${clock.format(to)}: ${duty}, ${deputy}${why}`;
  });
}

const between = (rota: Rota, from: string, to: string) =>
  written(rota, shiftsBetween(rota, at(from, rota.zone), at(to, rota.zone)));

const override = (from: string, to: string, person = STAND_IN, item?: string) => ({
  from: at(from),
  to: at(to),
  person,
  ...(item && { id: asItemId(item) }),
});

describe('the shifts of a stretch', () => {
  it('end at each handover, and are cut to the stretch', () => {
    expect(between(aRota({ weeks: [A, B, C] }), '2026-01-14T12:00', '2026-01-27T00:00')).toEqual([
      '2026-01-14 12:00 to 2026-01-19 09:00: b, c',
      '2026-01-19 09:00 to 2026-01-26 09:00: c, a',
      '2026-01-26 09:00 to 2026-01-27 00:00: a, b',
    ]);
  });

  it('do not end at midnight, nor with the calendar week', () => {
    const sundays = aRota({ weeks: [A, B], from: '2026-01-04', handoverWeekday: 7, handoverMinute: 18 * 60 });
    expect(between(sundays, '2026-01-10T00:00', '2026-01-19T00:00')).toEqual([
      '2026-01-10 00:00 to 2026-01-11 18:00: a, b',
      '2026-01-11 18:00 to 2026-01-18 18:00: b, a',
      '2026-01-18 18:00 to 2026-01-19 00:00: a, b',
    ]);
  });

  it('end at midnight when the handover is then', () => {
    expect(between(aRota({ weeks: [A, B], handoverMinute: 0 }), '2026-01-11T12:00', '2026-01-12T12:00')).toEqual([
      '2026-01-11 12:00 to 2026-01-12 00:00: a, b',
      '2026-01-12 00:00 to 2026-01-12 12:00: b, a',
    ]);
  });

  it('are two for somebody who has two weeks, because a handover lies between', () => {
    expect(between(aRota({ weeks: [A, A, B] }), '2026-01-05T09:00', '2026-01-19T09:00')).toEqual([
      '2026-01-05 09:00 to 2026-01-12 09:00: a, b',
      '2026-01-12 09:00 to 2026-01-19 09:00: a, b',
    ]);
  });

  it('begin with nobody, and then with the midnight of the first day', () => {
    expect(between(aRota({ from: '2026-01-07', weeks: [A, B] }), '2026-01-01T00:00', '2026-01-13T00:00')).toEqual([
      '2026-01-01 00:00 to 2026-01-07 00:00: nobody, nobody',
      '2026-01-07 00:00 to 2026-01-12 09:00: a, b',
      '2026-01-12 09:00 to 2026-01-13 00:00: b, a',
    ]);
  });

  it('do not end at the handover of the first day, which hands nothing over', () => {
    expect(between(aRota({ weeks: [A, B] }), '2026-01-05T00:00', '2026-01-12T09:00')).toEqual([
      '2026-01-05 00:00 to 2026-01-12 09:00: a, b',
    ]);
  });

  it('are one with nobody where the list is empty, but for overrides', () => {
    const overrides = [override('2026-02-01T12:00', '2026-02-02T12:00')];
    expect(between(aRota({ weeks: [] }), '2026-01-01T00:00', '2027-01-01T00:00')).toEqual([
      '2026-01-01 00:00 to 2027-01-01 00:00: nobody, nobody',
    ]);
    expect(between(aRota({ weeks: [], overrides }), '2026-01-01T00:00', '2027-01-01T00:00')).toEqual([
      '2026-01-01 00:00 to 2026-02-01 12:00: nobody, nobody',
      '2026-02-01 12:00 to 2026-02-02 12:00: stand-in, nobody (of the file)',
      '2026-02-02 12:00 to 2027-01-01 00:00: nobody, nobody',
    ]);
  });

  it('are none of a stretch that is empty or runs backward', () => {
    const rota = aRota({ weeks: [A, B] });
    expect(between(rota, '2026-02-01T12:00', '2026-02-01T12:00')).toEqual([]);
    expect(between(rota, '2026-03-01T12:00', '2026-02-01T12:00')).toEqual([]);
  });
});

describe('an override in the shifts', () => {
  it('has its own, with its id, from edge to edge', () => {
    const overrides = [override('2026-01-07T13:30', '2026-01-08T15:00', STAND_IN, 'swap-1')];
    expect(between(aRota({ weeks: [A, B], overrides }), '2026-01-05T09:00', '2026-01-12T09:00')).toEqual([
      '2026-01-05 09:00 to 2026-01-07 13:30: a, b',
      '2026-01-07 13:30 to 2026-01-08 15:00: stand-in, b (swap-1)',
      '2026-01-08 15:00 to 2026-01-12 09:00: a, b',
    ]);
  });

  it('over a handover has one for each week, because the deputy is another', () => {
    const overrides = [override('2026-01-10T00:00', '2026-01-14T00:00')];
    expect(between(aRota({ weeks: [A, B, C], overrides }), '2026-01-10T00:00', '2026-01-14T00:00')).toEqual([
      '2026-01-10 00:00 to 2026-01-12 09:00: stand-in, b (of the file)',
      '2026-01-12 09:00 to 2026-01-14 00:00: stand-in, c (of the file)',
    ]);
  });

  it('that another hides shows where it is not hidden, and its hidden edges end nothing', () => {
    const overrides = [
      override('2026-01-07T00:00', '2026-01-09T00:00', C, 'later'),
      override('2026-01-06T00:00', '2026-01-08T00:00', STAND_IN, 'earlier'),
    ];
    expect(between(aRota({ weeks: [A, B], overrides }), '2026-01-05T09:00', '2026-01-12T09:00')).toEqual([
      '2026-01-05 09:00 to 2026-01-06 00:00: a, b',
      '2026-01-06 00:00 to 2026-01-07 00:00: stand-in, b (earlier)',
      '2026-01-07 00:00 to 2026-01-09 00:00: c, b (later)',
      '2026-01-09 00:00 to 2026-01-12 09:00: a, b',
    ]);
  });

  it.each([
    ['swap-back', 'swap-back'],
    [undefined, 'of the file'],
  ])('that names whoever has the week is a shift of its own (%s)', (item, why) => {
    const overrides = [override('2026-01-07T00:00', '2026-01-08T00:00', A, item)];
    expect(between(aRota({ weeks: [A, B], overrides }), '2026-01-06T00:00', '2026-01-09T00:00')).toEqual([
      '2026-01-06 00:00 to 2026-01-07 00:00: a, b',
      `2026-01-07 00:00 to 2026-01-08 00:00: a, b (${why})`,
      '2026-01-08 00:00 to 2026-01-09 00:00: a, b',
    ]);
  });

  it('that follows on another of the same person is a shift of its own, because each can be cancelled', () => {
    const overrides = [
      override('2026-01-06T00:00', '2026-01-07T00:00', STAND_IN, 'one'),
      override('2026-01-07T00:00', '2026-01-08T00:00', STAND_IN, 'two'),
    ];
    expect(between(aRota({ weeks: [A, B], overrides }), '2026-01-06T00:00', '2026-01-08T00:00')).toEqual([
      '2026-01-06 00:00 to 2026-01-07 00:00: stand-in, b (one)',
      '2026-01-07 00:00 to 2026-01-08 00:00: stand-in, b (two)',
    ]);
  });

  it('of the file that follows on another of somebody else is a shift of its own', () => {
    const overrides = [
      override('2026-01-06T00:00', '2026-01-07T00:00'),
      override('2026-01-07T00:00', '2026-01-08T00:00', C),
    ];
    expect(between(aRota({ weeks: [A, B], overrides }), '2026-01-06T00:00', '2026-01-08T00:00')).toEqual([
      '2026-01-06 00:00 to 2026-01-07 00:00: stand-in, b (of the file)',
      '2026-01-07 00:00 to 2026-01-08 00:00: c, b (of the file)',
    ]);
  });

  it('that is empty or runs backward shows nowhere', () => {
    const overrides = [
      override('2026-01-07T00:00', '2026-01-07T00:00'),
      override('2026-01-08T00:00', '2026-01-06T00:00'),
    ];
    expect(between(aRota({ weeks: [A, B], overrides }), '2026-01-05T09:00', '2026-01-12T09:00')).toEqual([
      '2026-01-05 09:00 to 2026-01-12 09:00: a, b',
    ]);
  });
});

describe('nights in which the clocks change', () => {
  const nightly = aRota({ from: '2026-01-04', handoverWeekday: 7, handoverMinute: 90, weeks: [A, B] });

  it.each([
    // A handover at half past one on the wall, which is skipped, and which comes twice.
    ['2026-03-29', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '2026-10-25T00:30:00.000Z'],
  ])('that of %s hands over once', (sunday, handover) => {
    const shifts = shiftsBetween(nightly, at(`${sunday}T00:00`), at(`${sunday}T12:00`));
    expect(shifts.map(({ from }) => from.toISOString()).slice(1)).toEqual([handover]);
  });

  it('a week with one of them is an hour shorter, or longer', () => {
    const lengths = ['2026-03-23T09:00', '2026-10-19T09:00', '2026-11-02T09:00'].map((monday) => {
      const { from, to } = shiftAt(aRota({ weeks: [A, B] }), at(monday));
      return (to.getTime() - from.getTime()) / 3_600_000;
    });
    expect(lengths).toEqual([167, 169, 168]);
  });
});

describe('the shift of an instant', () => {
  const overrides = [override('2026-01-07T13:30', '2026-01-08T15:00', STAND_IN, 'swap-1')];
  const rota = aRota({ weeks: [A, A, B], overrides });
  const shiftOf = (local: string) => written(rota, [shiftAt(rota, at(local))]);

  it.each([
    ['2026-01-05T00:00', '2026-01-05 00:00 to 2026-01-07 13:30: a, b'],
    ['2026-01-07T13:29', '2026-01-05 00:00 to 2026-01-07 13:30: a, b'],
    ['2026-01-07T13:30', '2026-01-07 13:30 to 2026-01-08 15:00: stand-in, a (swap-1)'],
    ['2026-01-08T15:00', '2026-01-08 15:00 to 2026-01-12 09:00: a, b'],
    ['2026-01-12T08:59', '2026-01-08 15:00 to 2026-01-12 09:00: a, b'],
    ['2026-01-12T09:00', '2026-01-12 09:00 to 2026-01-19 09:00: a, b'],
  ])('at %s is the whole of %s', (local, shift) => {
    expect(shiftOf(local)).toEqual([shift]);
  });

  it('has no first edge before the rota begins, and none at all where the list is empty', () => {
    const before = shiftAt(aRota({ weeks: [A, B] }), at('2020-06-01T12:00'));
    expect(before).toEqual({ from: FIRST_INSTANT, to: at('2026-01-05T00:00'), because: 'week' });
    expect(shiftAt(aRota({ weeks: [] }), at('2026-06-01T12:00'))).toEqual({
      from: FIRST_INSTANT,
      to: LAST_INSTANT,
      because: 'week',
    });
  });
});

describe('the next handover', () => {
  const next = (rota: Rota, local: string) => nextHandoverAfter(rota, at(local))?.toISOString();

  it('is the next instant at which somebody else comes on duty', () => {
    const rota = aRota({ weeks: [A, A, B] });
    expect(next(rota, '2026-01-06T12:00')).toBe('2026-01-19T09:00:00.000Z');
    expect(next(rota, '2026-01-19T09:00')).toBe('2026-01-26T09:00:00.000Z');
  });

  it('is an edge of an override, and not one that changes nobody', () => {
    const overrides = [
      override('2026-01-06T00:00', '2026-01-07T00:00', A),
      override('2026-01-08T00:00', '2026-01-09T00:00', STAND_IN),
    ];
    const rota = aRota({ weeks: [A, B], overrides });
    expect(next(rota, '2026-01-05T12:00')).toBe('2026-01-08T00:00:00.000Z');
    expect(next(rota, '2026-01-08T00:00')).toBe('2026-01-09T00:00:00.000Z');
  });

  it('is the beginning, before the rota begins', () => {
    expect(next(aRota({ weeks: [A] }), '2020-06-01T12:00')).toBe('2026-01-05T00:00:00.000Z');
  });

  it('never comes where one person has every week, and where there is nobody', () => {
    expect(next(aRota({ weeks: [A, A] }), '2026-01-06T12:00')).toBeUndefined();
    expect(next(aRota({ weeks: [] }), '2026-01-06T12:00')).toBeUndefined();
  });

  it('is found however far away an override puts it', () => {
    const overrides = [override('2030-06-01T12:00', '2030-06-02T12:00')];
    expect(next(aRota({ weeks: [A], overrides }), '2026-01-06T12:00')).toBe('2030-06-01T11:00:00.000Z');
    expect(next(aRota({ weeks: [A], overrides }), '2030-06-01T12:00')).toBe('2030-06-02T11:00:00.000Z');
    expect(next(aRota({ weeks: [A], overrides }), '2030-06-02T12:00')).toBeUndefined();
  });

  it('is found without going through four hundred thousand weeks', () => {
    const overrides = [override('2026-01-06T00:00', '9999-01-01T00:00')];
    expect(next(aRota({ weeks: [A, B], overrides }), '2026-01-06T12:00')).toBe('9999-01-01T00:00:00.000Z');
    const late = [override('9999-01-01T00:00', '9999-01-02T00:00')];
    expect(next(aRota({ weeks: [A], overrides: late }), '2026-01-06T12:00')).toBe('9999-01-01T00:00:00.000Z');
  });
});

describe('for any rota', () => {
  const WEEKS = 60;
  const rotas = randomRotas({ people: ['a', 'b', 'c', 'x'], longestList: 5, weeks: WEEKS });
  const instants = fc.integer({ min: -2 * WEEK_MS, max: WEEKS * WEEK_MS }).map((ms) => RANDOM_FROM.getTime() + ms);

  /** The first, the last, and some in between; none of an empty one, which there may not be. */
  function instantsOf({ from, to }: Shift): readonly Date[] {
    const last = to.getTime() - from.getTime() - 1;
    expect(last).toBeGreaterThanOrEqual(0);
    return [0, 0.01, 0.5, 0.99, 1].map((part) => new Date(Math.floor(from.getTime() + part * last)));
  }

  const named = ({ duty, deputy }: OnDuty) => [duty, deputy];

  it('the shifts say at every instant what onDutyAt says, without gaps', () => {
    fc.assert(
      fc.property(rotas, instants, fc.integer({ min: 1, max: 10 * WEEK_MS }), (rota, from, lasts) => {
        const [start, end] = [new Date(from), new Date(from + lasts)];
        const shifts = shiftsBetween(rota, start, end);
        expect([start, ...shifts.map(({ to }) => to)]).toEqual([...shifts.map((shift) => shift.from), end]);
        const asked = shifts.flatMap((shift) => instantsOf(shift).map((instant) => ({ shift, instant })));
        const said = asked.map(({ shift, instant }) => [instant, shift.duty, shift.deputy]);
        // In order the rota may answer from memory; a copy of it has none.
        const remembering = asked.map(({ instant }) => [instant, ...named(onDutyAt(rota, instant))]);
        const fresh = asked.map(({ instant }) => [instant, ...named(onDutyAt({ ...rota }, instant))]);
        expect(remembering).toEqual(said);
        expect(fresh).toEqual(said);
      }),
      { numRuns: 100 },
    );
  });

  it('no border of a shift is needless: something differs, or the list moves on', () => {
    fc.assert(
      fc.property(rotas, instants, (rota, from) => {
        const shifts = shiftsBetween(rota, new Date(from), new Date(from + 8 * WEEK_MS));
        const moves = shiftsBetween({ ...rota, overrides: [] }, new Date(from), new Date(from + 8 * WEEK_MS));
        const movesOn = new Set(moves.map((shift) => shift.from.getTime()));
        for (const [index, shift] of shifts.entries()) {
          const { from: start, to: _, ...says } = shift;
          const { from: _f, to: _t, ...said } = shifts[index - 1] ?? { from: start, to: start };
          if (movesOn.has(start.getTime())) continue;
          expect(says).not.toEqual(said);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the shift of an instant is the one that holds it, whole', () => {
    fc.assert(
      fc.property(rotas, instants, (rota, ms) => {
        const instant = new Date(ms);
        const shift = shiftAt(rota, instant);
        const around = shiftsBetween(rota, new Date(ms - 20 * WEEK_MS), new Date(ms + 20 * WEEK_MS));
        const found = around.find(({ from, to }) => from <= instant && instant < to);
        const isCut = found === around[0] || found === around.at(-1);
        const { from, to, ...says } = shift;
        expect(found).toMatchObject(isCut ? says : shift);
        expect(from <= instant && instant < to).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('the next handover is the first border of the shifts with another duty person', () => {
    fc.assert(
      fc.property(rotas, instants, (rota, ms) => {
        const instant = new Date(ms);
        const { duty } = onDutyAt(rota, instant);
        const shifts = shiftsBetween(rota, instant, new Date(ms + 2 * WEEKS * WEEK_MS));
        expect(nextHandoverAfter(rota, instant)).toEqual(shifts.find((shift) => shift.duty !== duty)?.from);
      }),
      { numRuns: 75 },
    );
  });
});

it('five years of shifts with a change in every week are no work worth speaking of', () => {
  const overrides = Array.from({ length: 260 }, (_, week) => {
    const from = RANDOM_FROM.getTime() + week * WEEK_MS + 48 * 3_600_000;
    return { from: new Date(from), to: new Date(from + 24 * 3_600_000), person: STAND_IN };
  });
  const rota = aRota({ zone: LONDON, weeks: [A, B, C], overrides });
  const before = process.cpuUsage();
  expect(shiftsBetween(rota, at('2026-01-05T00:00'), at('2031-01-01T00:00')).length).toBeGreaterThan(3 * 260);
  // Work in microseconds, however busy the machine is: far above what it takes, and far below what asking for each hour takes.
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});
