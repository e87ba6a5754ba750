import { describe, expect, it } from 'vitest';
import type { FormAnswers } from '../../../../src/application/concerns/form-answers.js';
import { passedOnIn } from '../../../../src/application/concerns/passed-on.js';
import { at, LONDON, minutesAfter } from '../../../support/builders.js';

const NOW = at('2026-11-25T14:05');
const said = (answers: FormAnswers, now = NOW) => passedOnIn(answers, LONDON, now);
const toldAt = (toldDay: string, toldTime: string, now = NOW) => {
  const taken = said({ toldDay, toldTime }, now);
  return taken.kind === 'taken' ? taken.passedOn?.at?.toISOString() : taken.problems;
};

describe('what the reporter passes on', () => {
  it('is nothing where nothing was said, or only a space', () => {
    expect(said({})).toEqual({ kind: 'taken', passedOn: undefined });
    expect(said({ toldBy: '  ' })).toEqual({ kind: 'taken', passedOn: undefined });
  });

  it('is who told them and how, without a time where nobody remembers', () => {
    expect(said({ toldBy: ' Jo Bloggs ', toldHow: 'phone' })).toEqual({
      kind: 'taken',
      passedOn: { by: 'Jo Bloggs', how: 'phone' },
    });
  });

  it('is told at a local day and time', () => {
    expect(toldAt('2026-11-20', '10:05')).toBe('2026-11-20T10:05:00.000Z');
    expect(toldAt('2026-07-01', '10:05')).toBe('2026-07-01T09:05:00.000Z');
  });

  it.each([
    [{ toldTime: '10:05' }, { toldDay: 'needs-day' }],
    [{ toldDay: '2026-11-20' }, { toldTime: 'needs-time' }],
  ] as const)('needs the other half of a day and a time: %j', (answers, problems) => {
    expect(said(answers)).toEqual({ kind: 'refused', problems });
  });
});

describe('a time that can not be', () => {
  it('is one to come, but for what clocks differ by', () => {
    expect(toldAt('2026-11-25', '14:05')).toBe(NOW.toISOString());
    expect(toldAt('2026-11-25', '14:10')).toBe(minutesAfter(NOW, 5).toISOString());
    expect(toldAt('2026-11-25', '14:11')).toEqual({ toldTime: 'to-come' });
  });

  it('is said beside the answer that is wrong', () => {
    expect(toldAt('2026-11-25', '23:59')).toEqual({ toldTime: 'to-come' });
    expect(toldAt('2026-11-26', '00:00')).toEqual({ toldDay: 'to-come' });
    expect(toldAt('9999-12-31', '10:00')).toEqual({ toldDay: 'to-come' });
  });

  it('is one of more than a hundred years ago', () => {
    expect(toldAt('1926-11-25', '14:05')).toBe('1926-11-25T14:05:00.000Z');
    expect(toldAt('1926-11-25', '14:04')).toEqual({ toldDay: 'too-long-ago' });
    expect(toldAt('1899-12-31', '10:00')).toEqual({ toldDay: 'too-long-ago' });
    expect(toldAt('0001-01-01', '00:00')).toEqual({ toldDay: 'too-long-ago' });
  });
});

describe('on a day of a clock change', () => {
  it('takes a time that was skipped as the one after it', () => {
    expect(toldAt('2026-03-29', '01:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(toldAt('2026-03-29', '00:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(toldAt('2026-03-29', '02:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes a time that comes twice as the first, so that what just happened is not still to come', () => {
    const firstPass = new Date('2026-10-25T00:40:00Z');
    expect(toldAt('2026-10-25', '01:30', firstPass)).toBe('2026-10-25T00:30:00.000Z');
    expect(toldAt('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(toldAt('2026-10-25', '02:00')).toBe('2026-10-25T02:00:00.000Z');
  });
});
