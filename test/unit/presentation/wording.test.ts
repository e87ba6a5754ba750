import { describe, expect, it } from 'vitest';
import {
  bulleted,
  cannotConfirm,
  clockTime,
  dateAndTime,
  emergencyLine,
  LABELS,
  listed,
  NEUTRAL_PREVIEW,
  notSent,
  ringNow,
  unwatchedLine,
} from '../../../src/presentation/wording.js';
import { at, LONDON } from '../../support/builders.js';

const PHONE = '+44 20 7946 0100';

describe('words that are the same everywhere', () => {
  it('are the labels of the buttons', () => {
    expect(LABELS).toMatchObject({
      acknowledge: 'Acknowledge',
      read: 'Read concern',
      decline: "I can't take this",
      raise: 'Raise a concern',
    });
  });

  it('are the emergency line', () => {
    expect(emergencyLine('999')).toBe('If someone is in immediate danger, call 999 now.');
  });

  it('are the preview of a receipt and the first words of an urgent one', () => {
    expect(NEUTRAL_PREVIEW).toMatch(/^Safeguard has a message for you\.?$/);
    expect(ringNow(PHONE)).toBe(`Ring ${PHONE} now: a message may not wake anyone.`);
  });

  it('say what happened to a concern that was not sent', () => {
    expect(notSent(PHONE, '999')).toBe(
      'Your concern was not sent. Nothing has been saved and nobody has been told. Your words are still in the form. ' +
        `Try again, or ring ${PHONE}. If someone is in immediate danger, call 999 now.`,
    );
  });

  it('say so when the outcome is not known', () => {
    const words = cannotConfirm(PHONE, '999');
    expect(words).toContain('We cannot confirm your concern was sent. Press Send again: it will not be sent twice.');
    expect(words).toContain(PHONE);
    expect(words).toContain('If someone is in immediate danger, call 999 now.');
  });

  it('say until when nobody is watching, and whom to ring', () => {
    expect(unwatchedLine(at('2026-11-30T08:00'), at('2026-11-27T22:00'), LONDON, PHONE)).toBe(
      `Nobody is watching until 08:00 on Monday 30 November. Ring ${PHONE} if it can't wait.`,
    );
  });

  it('never shout', () => {
    for (const words of [...Object.values(LABELS), notSent(PHONE, '999'), cannotConfirm(PHONE, '999')]) {
      expect(words).not.toContain('!');
    }
  });
});

describe('clock times', () => {
  const now = at('2026-11-23T14:05');

  it.each([
    ['2026-11-23T14:20', '14:20 today'],
    ['2026-11-23T00:00', '00:00 today'],
    ['2026-11-24T00:00', '00:00 tomorrow'],
    ['2026-11-22T23:59', '23:59 yesterday'],
    ['2026-11-30T09:00', '09:00 on Monday 30 November'],
    ['2026-11-20T09:00', '09:00 on Friday 20 November'],
  ])('%s is "%s"', (local, words) => {
    expect(clockTime(at(local), now, LONDON)).toBe(words);
  });

  it('name the year where it is another one by the organisation’s calendar', () => {
    const now = new Date('2026-12-31T12:00:00Z');
    expect(clockTime(at('2028-03-03T09:00'), now, LONDON)).toBe('09:00 on Friday 3 March 2028');
    expect(clockTime(at('2025-12-30T09:00'), now, LONDON)).toBe('09:00 on Tuesday 30 December 2025');
    expect(clockTime(at('2026-01-02T09:00'), now, LONDON)).toBe('09:00 on Friday 2 January');
    expect(clockTime(at('2027-01-01T09:00'), now, LONDON)).toBe('09:00 tomorrow');
    const newYear = new Date('2026-12-31T15:00:00Z');
    expect(clockTime(new Date('2027-01-03T00:30:00Z'), newYear, 'Asia/Tokyo')).toBe('09:30 on Sunday 3 January');
  });

  it('know tomorrow on the days when the clocks change', () => {
    expect(clockTime(at('2026-03-30T00:30'), at('2026-03-29T00:30'), LONDON)).toBe('00:30 tomorrow');
    expect(clockTime(at('2026-10-26T00:30'), at('2026-10-25T00:30'), LONDON)).toBe('00:30 tomorrow');
    expect(clockTime(at('2026-10-25T23:30'), at('2026-10-25T00:30'), LONDON)).toBe('23:30 today');
  });

  it('are those of the organisation’s zone', () => {
    expect(clockTime(new Date('2026-07-01T23:30:00Z'), new Date('2026-07-01T22:30:00Z'), LONDON)).toBe(
      '00:30 tomorrow',
    );
    expect(dateAndTime(new Date('2026-07-01T23:30:00Z'), LONDON)).toBe('2 July 2026, 00:30');
  });
});

describe('lists of names', () => {
  it.each([
    [[], ''],
    [['Priya'], 'Priya'],
    [['Priya', 'Sam'], 'Priya and Sam'],
    [['Priya', 'Sam', 'Leila'], 'Priya, Sam and Leila'],
  ])('%j', (names, words) => {
    expect(listed(names)).toBe(words);
  });
});

describe('several lines below each other', () => {
  it('are marked where each begins; one stands by itself', () => {
    expect(bulleted(['one', 'two'])).toBe('• one\n• two');
    expect(bulleted(['one'])).toBe('one');
  });
});
