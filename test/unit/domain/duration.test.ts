import { describe, expect, it } from 'vitest';
import { elapsedMs, parseDuration } from '../../../src/domain/duration.js';

describe('durations of the organisation file', () => {
  it.each([
    ['90s', 90, 's', 90_000],
    ['15m', 15, 'm', 900_000],
    ['1h', 1, 'h', 3_600_000],
    ['2d', 2, 'd', 172_800_000],
    ['1w', 1, 'w', 604_800_000],
    ['12mo', 12, 'mo', undefined],
    ['4wh', 4, 'wh', undefined],
    ['2wd', 2, 'wd', undefined],
  ])('reads %s', (text, amount, unit, milliseconds) => {
    const duration = parseDuration(text);
    expect(duration).toEqual({ amount, unit });
    expect(duration && elapsedMs(duration)).toBe(milliseconds);
  });

  it.each(['', '15', 'm', '0m', '00000m', '-5m', '1.5h', '15 m', ' 15m', '15m ', '15M', '1h30m', '15min', '100000m'])(
    'refuses "%s"',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
