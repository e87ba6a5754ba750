import type { EarlyReason, ReviewStatus } from '../../domain/policies/policy.js';

/** As a sentence speaks of it: `The Safeguarding Policy`. */
export function thePolicy(title: string): string {
  return /^(the|our)\b/i.test(title) ? title : `The ${title}`;
}

export const inSentence = (title: string) => thePolicy(title).replace(/^The\b/, 'the');

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
