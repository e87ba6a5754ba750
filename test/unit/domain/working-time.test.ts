import { describe, expect, it } from 'vitest';
import type { Duration } from '../../../src/domain/duration.js';
import { dueAfter, type WorkingCalendar } from '../../../src/domain/working-time.js';
import { holidaysOf } from '../../../src/storage/holidays.js';
import { at, hours, LONDON } from '../../support/builders.js';

const isHoliday = holidaysOf('GB-ENG') ?? (() => false);
const CALENDAR: WorkingCalendar = { hours: hours('Mon-Fri 09:00-17:00'), zone: LONDON, isHoliday };

function duration(text: string): Duration {
  const [, amount, unit] = /^(\d+)(\D+)$/.exec(text) ?? [];
  return { amount: Number(amount), unit: unit as Duration['unit'] };
}

/** From, how long, until: all on a wall clock in London. */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  ['within one day', '2026-11-23T10:00', '4wh', '2026-11-23T14:00'],
  ['to the last minute of a day', '2026-11-23T13:00', '4wh', '2026-11-23T17:00'],
  ['over a night', '2026-11-23T15:00', '4wh', '2026-11-24T11:00'],
  ['over a weekend', '2026-11-27T16:00', '4wh', '2026-11-30T12:00'],
  ['from before the day begins', '2026-11-23T06:00', '4wh', '2026-11-23T13:00'],
  ['from after it has ended', '2026-11-23T20:00', '4wh', '2026-11-24T13:00'],
  ['from a Saturday', '2026-11-28T12:00', '4wh', '2026-11-30T13:00'],
  ['over Christmas, whose substitute is a Monday', '2026-12-24T16:00', '4wh', '2026-12-29T12:00'],
  ['more than a day of hours', '2026-11-23T09:00', '12wh', '2026-11-24T13:00'],
  ['a working day keeps the time of day', '2026-11-23T14:05', '1wd', '2026-11-24T14:05'],
  ['a working day over a weekend', '2026-11-27T14:05', '1wd', '2026-11-30T14:05'],
  ['two over a weekend', '2026-11-26T14:05', '2wd', '2026-11-30T14:05'],
  ['a working day begins with the first working minute, in the evening', '2026-11-23T18:00', '1wd', '2026-11-25T09:00'],
  ['in the early morning', '2026-11-23T06:00', '1wd', '2026-11-24T09:00'],
  ['on a Saturday', '2026-11-28T11:00', '1wd', '2026-12-01T09:00'],
  ['on a bank holiday', '2026-12-25T11:00', '1wd', '2026-12-30T09:00'],
  ['at the last minute', '2026-11-23T17:00', '1wd', '2026-11-25T09:00'],
  ['a working day over Easter', '2027-03-25T11:00', '1wd', '2027-03-30T11:00'],
  ['over the clocks going back, hours of work', '2026-10-23T16:00', '4wh', '2026-10-26T12:00'],
  ['over the clocks going back, a day of work', '2026-10-23T16:00', '1wd', '2026-10-26T16:00'],
  ['over the clocks going forward, hours of work', '2027-03-25T16:00', '2wh', '2027-03-30T10:00'],
  ['over the clocks going forward, days of work', '2026-03-27T10:00', '2wd', '2026-03-31T10:00'],
  ['a plain day over the clocks going back is 24 hours', '2026-10-24T12:00', '1d', '2026-10-25T11:00'],
  ['minutes never wait for morning', '2026-12-25T23:50', '15m', '2026-12-26T00:05'],
  ['a month keeps the day', '2026-11-23T14:05', '1mo', '2026-12-23T14:05'],
  ['a month ends with the month', '2027-01-31T10:00', '1mo', '2027-02-28T10:00'],
  ['a month ends with a leap month', '2028-01-31T10:00', '1mo', '2028-02-29T10:00'],
  ['a year from a leap day', '2028-02-29T10:00', '12mo', '2029-02-28T10:00'],
  ['a month over the clocks keeps the time of day', '2026-10-20T10:00', '1mo', '2026-11-20T10:00'],
];

describe('when a clock runs out', () => {
  it.each(TABLE)('%s: %s + %s', (_, from, how, until) => {
    expect(dueAfter(CALENDAR, at(from), duration(how))).toEqual(at(until));
  });

  it('counts a day with a break as its two parts', () => {
    const broken = { ...CALENDAR, hours: hours('Mon-Fri 09:00-12:00, Mon-Fri 13:00-17:00') };
    expect(dueAfter(broken, at('2026-11-23T11:00'), duration('2wh'))).toEqual(at('2026-11-23T14:00'));
  });

  it('takes a bank holiday off those who work at all hours as well', () => {
    const always = { ...CALENDAR, hours: hours('always') };
    expect(dueAfter(always, at('2027-03-25T22:00'), duration('4wh'))).toEqual(at('2027-03-27T02:00'));
    expect(dueAfter(always, at('2027-03-25T22:00'), duration('1wd'))).toEqual(at('2027-03-27T22:00'));
  });

  it('is the clock of another place where that is the zone', () => {
    const berlin = { hours: hours('Mon-Fri 09:00-17:00'), zone: 'Europe/Berlin', isHoliday: () => false };
    expect(dueAfter(berlin, at('2026-11-23T16:00', 'Europe/Berlin'), duration('2wh'))).toEqual(
      at('2026-11-24T10:00', 'Europe/Berlin'),
    );
  });
});

/** As gov.uk lists them for England and Wales; from 2029 on by the same rules. */
const ENGLAND: Record<string, readonly string[]> = {
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2029: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2030: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
};

describe('the bank holidays of England', () => {
  it.each(Object.entries(ENGLAND))('are those of %s, as far as they are no weekend', (year, expected) => {
    const found: string[] = [];
    for (
      let day = new Date(`${year}-01-01T12:00Z`);
      day.toISOString().startsWith(year);
      day.setUTCDate(day.getUTCDate() + 1)
    ) {
      const date = day.toISOString().slice(0, 10);
      const isWeekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
      if (!isWeekend && isHoliday(date)) found.push(date.slice(5));
    }
    expect(found).toEqual(expected);
  });

  it('are none for a place that nobody knows', () => {
    expect(holidaysOf('XX-NOWHERE')).toBeUndefined();
  });
});
