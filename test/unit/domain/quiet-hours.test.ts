import { describe, expect, it } from 'vitest';
import { afterQuiet, parseQuietHours } from '../../../src/domain/quiet-hours.js';
import { at, LONDON } from '../../support/builders.js';

const NIGHT = { from: '19:00', to: '07:30' };

describe('quiet hours', () => {
  it.each([
    ['before they begin', '2026-11-23T18:59', '2026-11-23T18:59'],
    ['as they begin', '2026-11-23T19:00', '2026-11-24T07:30'],
    ['before midnight', '2026-11-23T23:59', '2026-11-24T07:30'],
    ['at midnight', '2026-11-24T00:00', '2026-11-24T07:30'],
    ['just before they end', '2026-11-24T07:29', '2026-11-24T07:30'],
    ['as they end', '2026-11-24T07:30', '2026-11-24T07:30'],
    ['in the night in which the clock goes forward', '2026-03-29T03:30', '2026-03-29T07:30'],
    ['in the evening before it goes forward', '2026-03-28T20:00', '2026-03-29T07:30'],
    ['in the evening before it goes back', '2026-10-24T20:00', '2026-10-25T07:30'],
  ])('hold back %s', (_name, from, to) => {
    expect(afterQuiet(at(from), NIGHT, LONDON)).toEqual(at(to));
  });

  it('end with the clock on the wall in the night in which it goes back, an hour later by the sun', () => {
    const evening = new Date('2026-10-24T19:00:00Z');
    expect(afterQuiet(evening, NIGHT, LONDON)).toEqual(new Date('2026-10-25T07:30:00Z'));
    const dayBefore = new Date('2026-10-23T19:00:00Z');
    expect(afterQuiet(dayBefore, NIGHT, LONDON)).toEqual(new Date('2026-10-24T06:30:00Z'));
  });

  it('may lie within one day', () => {
    const noon = { from: '12:00', to: '13:00' };
    expect(afterQuiet(at('2026-11-23T12:30'), noon, LONDON)).toEqual(at('2026-11-23T13:00'));
    expect(afterQuiet(at('2026-11-23T13:00'), noon, LONDON)).toEqual(at('2026-11-23T13:00'));
    expect(afterQuiet(at('2026-11-23T11:59'), noon, LONDON)).toEqual(at('2026-11-23T11:59'));
  });

  it('end at the first of two times where the hour comes twice, and after the gap where it is skipped', () => {
    const early = { from: '00:30', to: '01:30' };
    // 01:15 BST, and then 01:15 GMT an hour later.
    expect(afterQuiet(new Date('2026-10-25T00:15:00Z'), early, LONDON)).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(afterQuiet(new Date('2026-10-25T01:15:00Z'), early, LONDON)).toEqual(new Date('2026-10-25T01:15:00Z'));
    expect(afterQuiet(new Date('2026-03-29T00:45:00Z'), early, LONDON)).toEqual(new Date('2026-03-29T01:30:00Z'));
  });

  it('are none where they begin and end at one time', () => {
    expect(afterQuiet(at('2026-11-23T03:00'), { from: '00:00', to: '00:00' }, LONDON)).toEqual(at('2026-11-23T03:00'));
  });

  it.each(['', '19:00', '19:00-24:00', '7:00-19:00', '19:00-07:60', '19:00-07:30 '])(
    'are not read from "%s"',
    (text) => {
      expect(parseQuietHours(text)).toBeUndefined();
    },
  );

  it('are read', () => {
    expect(parseQuietHours('19:00-07:30')).toEqual(NIGHT);
  });
});
