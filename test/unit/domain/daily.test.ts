import { describe, expect, it } from 'vitest';
import { nextDaily } from '../../../src/domain/daily.js';
import { at, LONDON } from '../../support/builders.js';

describe('the next time of day', () => {
  it.each([
    ['later on the same day', '2026-11-23T07:59', '08:00', '2026-11-23T08:00'],
    ['on the next day at that very time', '2026-11-23T08:00', '08:00', '2026-11-24T08:00'],
    ['on the next day afterwards', '2026-11-23T08:01', '08:00', '2026-11-24T08:00'],
    ['at midnight', '2026-11-23T12:00', '00:00', '2026-11-24T00:00'],
    ['over the day on which the clock goes forward', '2026-03-28T08:00', '08:00', '2026-03-29T08:00'],
    ['over the day on which it goes back', '2026-10-24T08:00', '08:00', '2026-10-25T08:00'],
    ['over the turn of the year', '2026-12-31T08:00', '08:00', '2027-01-01T08:00'],
  ])('comes %s', (_name, after, time, next) => {
    expect(nextDaily(at(after), time, LONDON)).toEqual(at(next));
  });

  it('comes after the gap on a day that skips it, and once', () => {
    const next = nextDaily(at('2026-03-28T12:00'), '01:30', LONDON);
    expect(next).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(nextDaily(next, '01:30', LONDON)).toEqual(at('2026-03-30T01:30'));
  });

  it('comes once on a day that has it twice', () => {
    const first = nextDaily(at('2026-10-24T12:00'), '01:30', LONDON);
    expect(first).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(nextDaily(first, '01:30', LONDON)).toEqual(at('2026-10-26T01:30'));
  });
});
