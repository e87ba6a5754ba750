import { describe, expect, it } from 'vitest';
import {
  firstDayOf,
  parseQuarter,
  quarterBefore,
  quarterOf,
  stretchOf,
} from '../../../../src/domain/digests/quarter.js';
import { at, LONDON } from '../../../support/builders.js';

describe('a quarter of a year', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-09-30', '2026-Q3'],
    ['2026-10-01', '2026-Q4'],
    ['2026-12-31', '2026-Q4'],
  ])('has %s in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter));

  it('follows the one of the year before', () => {
    expect(quarterBefore('2026-Q1')).toBe('2025-Q4');
    expect(quarterBefore('2026-Q4')).toBe('2026-Q3');
    expect(firstDayOf('2026-Q4')).toBe('2026-10-01');
  });

  it('begins and ends with local midnight, in summer and in winter', () => {
    expect(stretchOf('2026-Q2', LONDON)).toEqual({ from: at('2026-04-01T00:00'), to: at('2026-07-01T00:00') });
    expect(stretchOf('2026-Q4', LONDON)).toEqual({ from: at('2026-10-01T00:00'), to: at('2027-01-01T00:00') });
  });

  it('is nothing else', () => {
    for (const text of ['2026-Q5', '2026-Q0', '26-Q1', '2026-Q1 ', '', '0000-Q1', '1999-Q4', '2200-Q1']) {
      expect(parseQuarter(text)).toBeUndefined();
    }
    for (const text of ['2026-Q3', '2000-Q1', '2199-Q4']) expect(parseQuarter(text)).toBe(text);
  });

  it('has one before it, also where it is the first that can be asked for', () => {
    expect(quarterBefore(quarterBefore('2000-Q1'))).toBe('1999-Q3');
  });
});
