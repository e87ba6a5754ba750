import { DateTime } from 'luxon';
import type { Duration } from '../../domain/duration.js';
import type { EarlyReason, ReviewStatus } from '../../domain/policies/policy.js';
import type { LocalDate } from '../../domain/reminders/reminder-days.js';

/** `1 December 2026`. */
export function dayWords(day: LocalDate): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d LLLL yyyy');
}

/** As a sentence speaks of it: `The Safeguarding Policy`. */
export function thePolicy(title: string): string {
  return /^(the|our)\b/i.test(title) ? title : `The ${title}`;
}

export const inSentence = (title: string) => thePolicy(title).replace(/^The\b/, 'the');

const UNIT_WORDS: Record<Duration['unit'], string> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  wh: 'working hour',
  wd: 'working day',
};

/** `12 months`, `1 week`. */
export function periodWords({ amount, unit }: Duration): string {
  return `${amount} ${UNIT_WORDS[unit]}${amount === 1 ? '' : 's'}`;
}

export const STATUS_WORDS: Record<ReviewStatus, string> = {
  current: 'current',
  'due-soon': 'review due soon',
  overdue: 'review overdue',
};

export const EARLY_WORDS: Record<EarlyReason, string> = {
  guidance: 'statutory guidance changed',
  learning: 'something that we learnt',
  inspection: 'an inspection or audit',
  other: 'another reason',
};

const BAR = 10;

/** `▓▓▓▓▓▓░░░░ 12 of 20 have accepted (60%)`: the words say all that the bar shows. */
export function progressWords({ accepted, of }: { readonly accepted: number; readonly of: number }): string {
  // Rounded down, so that it is full only once everybody has.
  const full = of === 0 ? 0 : Math.floor((accepted / of) * BAR);
  return `${'▓'.repeat(full)}${'░'.repeat(BAR - full)} ${accepted} of ${of} have accepted (${percentWords({ accepted, of })})`;
}

/** To the nearest whole percent, and `100%` only once everybody has. */
export function percentWords({ accepted, of }: { readonly accepted: number; readonly of: number }): string {
  if (of === 0) return '0%';
  const nearest = Math.round((accepted / of) * 100);
  return `${accepted < of ? Math.min(nearest, 99) : nearest}%`;
}
