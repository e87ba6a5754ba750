import { describe, expect, it } from 'vitest';
import { addCoveredTime, nextCover, parseWeekday, parseWeeklyHours } from '../../../src/domain/weekly-hours.js';
import { at, hours, LONDON } from '../../support/builders.js';

const HOUR_MS = 3_600_000;

describe('reading hours', () => {
  it.each(['always', 'Always', ' ALWAYS '])('takes "%s"', (text) => {
    expect(parseWeeklyHours(text)).toBe('always');
  });

  it('takes a range of days', () => {
    expect(parseWeeklyHours('Mon-Wed 08:00-20:00')).toEqual([
      { weekday: 1, fromMinute: 480, toMinute: 1_200 },
      { weekday: 2, fromMinute: 480, toMinute: 1_200 },
      { weekday: 3, fromMinute: 480, toMinute: 1_200 },
    ]);
  });

  it('takes one day', () => {
    expect(parseWeeklyHours('Sat 09:30-13:00')).toEqual([{ weekday: 6, fromMinute: 570, toMinute: 780 }]);
  });

  it('takes several parts, in any case and with spaces around them', () => {
    expect(parseWeeklyHours(' mon 08:00-12:00,MON 13:00-17:00 ')).toEqual([
      { weekday: 1, fromMinute: 480, toMinute: 720 },
      { weekday: 1, fromMinute: 780, toMinute: 1_020 },
    ]);
  });

  it('takes a range of days over the weekend', () => {
    expect(hours('Sat-Mon 10:00-11:00')).toEqual([
      { weekday: 6, fromMinute: 600, toMinute: 660 },
      { weekday: 7, fromMinute: 600, toMinute: 660 },
      { weekday: 1, fromMinute: 600, toMinute: 660 },
    ]);
  });

  it('takes a whole day', () => {
    expect(parseWeeklyHours('Sun 00:00-24:00')).toEqual([{ weekday: 7, fromMinute: 0, toMinute: 1_440 }]);
  });

  it.each([
    '',
    'never',
    'Mon',
    'Mon-Fri',
    '08:00-20:00',
    'Mon 8:00-20:00',
    'Mon 08:00',
    'Mon 08:00-08:00',
    'Mon 20:00-08:00',
    'Mon 08:60-09:00',
    'Mon 08:00-24:01',
    'Mon 08:00-29:00',
    'Mon 24:00-24:00',
    'Monday 08:00-20:00',
    'Mon-Fry 08:00-20:00',
    'Mon - Fri 08:00-20:00',
    'Mon 08:00-20:00,',
    'Mon 08:00-20:00; Tue 08:00-20:00',
    'always, Mon 08:00-20:00',
  ])('refuses "%s"', (text) => {
    expect(parseWeeklyHours(text)).toBeUndefined();
  });

  it('knows the days of the week, Monday first', () => {
    expect(['Mon', 'tue', 'WED', 'Thu', 'Fri', 'Sat', 'Sun'].map(parseWeekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(parseWeekday('Monday')).toBeUndefined();
    expect(parseWeekday('')).toBeUndefined();
  });
});

describe('when cover begins again', () => {
  const week = hours('Mon-Fri 08:00-20:00');

  it.each([
    ['at the first minute', '2026-11-23T08:00'],
    ['in the middle of the day', '2026-11-23T12:00'],
    ['in the last millisecond', '2026-11-23T19:59:59.999'],
  ])('is not asked while somebody watches: %s', (_, local) => {
    expect(nextCover(week, at(local), LONDON)).toBeUndefined();
  });

  it.each([
    ['a millisecond before', '2026-11-23T07:59:59.999', '2026-11-23T08:00'],
    ['in the evening, from its first instant', '2026-11-23T20:00', '2026-11-24T08:00'],
    ['over the weekend', '2026-11-27T20:00', '2026-11-30T08:00'],
    ['on Sunday night', '2026-11-29T23:59', '2026-11-30T08:00'],
    ['on the night on which the clocks go forward', '2026-03-28T12:00', '2026-03-30T08:00'],
    ['on the night on which the clocks go back', '2026-10-24T12:00', '2026-10-26T08:00'],
  ])('%s', (_, local, next) => {
    expect(nextCover(week, at(local), LONDON)).toEqual(at(next));
  });

  it('never has to begin when somebody always watches', () => {
    expect(nextCover('always', at('2026-11-29T03:00'), LONDON)).toBeUndefined();
    expect(nextCover(hours('Mon-Sun 00:00-24:00'), at('2026-11-29T00:00'), LONDON)).toBeUndefined();
  });

  it('may be a week away', () => {
    expect(nextCover(hours('Mon 08:00-09:00'), at('2026-11-23T09:00'), LONDON)).toEqual(at('2026-11-30T08:00'));
  });

  it('goes by the wall clock of the zone', () => {
    const newYork = 'America/New_York';
    expect(nextCover(week, at('2026-11-23T07:00', newYork), newYork)).toEqual(at('2026-11-23T08:00', newYork));
    expect(nextCover(week, at('2026-11-23T19:00', newYork), newYork)).toBeUndefined();
  });
});

describe('adding covered time', () => {
  const week = hours('Mon-Fri 08:00-20:00');
  const covered = (from: string, hoursOfCover: number, cover = week, zone = LONDON) =>
    addCoveredTime(cover, at(from, zone), hoursOfCover * HOUR_MS, zone);

  it.each<[string, string, number, string]>([
    ['within a day', '2026-11-23T14:05', 1, '2026-11-23T15:05'],
    ['until the last minute of a day', '2026-11-23T19:00', 1, '2026-11-23T20:00'],
    ['over a night', '2026-11-23T19:30', 1, '2026-11-24T08:30'],
    ['over a weekend', '2026-11-27T19:15', 1, '2026-11-30T08:15'],
    ['from before cover', '2026-11-23T03:00', 1, '2026-11-23T09:00'],
    ['from the end of cover', '2026-11-23T20:00', 1, '2026-11-24T09:00'],
    ['from the weekend', '2026-11-28T12:00', 2, '2026-11-30T10:00'],
    ['over several days', '2026-11-23T08:00', 30, '2026-11-25T14:00'],
    ['over a whole week', '2026-11-23T08:00', 61, '2026-11-30T09:00'],
  ])('%s', (_, from, hoursOfCover, expected) => {
    expect(covered(from, hoursOfCover)).toEqual(at(expected));
  });

  it('is ordinary time when somebody always watches', () => {
    expect(covered('2026-11-28T23:30', 1, 'always')).toEqual(at('2026-11-29T00:30'));
  });

  it('counts the hours that pass, not those on the wall, on nights when the clocks change', () => {
    const nights = hours('Sat 20:00-24:00, Sun 00:00-08:00');
    // Twelve hours on the wall: eleven pass in spring, thirteen in autumn.
    expect(covered('2026-03-28T20:00', 11, nights)).toEqual(at('2026-03-29T08:00'));
    expect(covered('2026-03-28T20:00', 12, nights)).toEqual(at('2026-04-04T21:00'));
    expect(covered('2026-10-24T20:00', 13, nights)).toEqual(at('2026-10-25T08:00'));
    expect(covered('2026-10-24T20:00', 12, nights)).toEqual(at('2026-10-25T07:00'));
  });

  it('keeps to the wall clock on the mornings after', () => {
    expect(covered('2026-03-27T19:00', 2)).toEqual(at('2026-03-30T09:00'));
    expect(covered('2026-10-23T19:00', 2)).toEqual(at('2026-10-26T09:00'));
  });

  it('does not count hours twice that stand in the file twice', () => {
    const overlapping = hours('Mon 08:00-12:00, Mon 10:00-14:00, Mon 09:00-10:00');
    expect(covered('2026-11-23T08:00', 6, overlapping)).toEqual(at('2026-11-23T14:00'));
    expect(covered('2026-11-23T08:00', 7, overlapping)).toEqual(at('2026-11-30T09:00'));
    expect(covered('2026-11-23T11:00', 2, overlapping)).toEqual(at('2026-11-23T13:00'));
  });

  it('leaves out a break', () => {
    const withBreak = hours('Mon-Fri 09:00-12:00, Mon-Fri 13:00-17:00');
    expect(covered('2026-11-23T11:30', 1, withBreak)).toEqual(at('2026-11-23T13:30'));
  });

  it('goes by the wall clock of the zone', () => {
    expect(covered('2026-11-23T19:30', 1, week, 'Asia/Kolkata')).toEqual(at('2026-11-24T08:30', 'Asia/Kolkata'));
  });
});
