import type { CheckOutcome } from '../../application/workforce/judge-check.js';
import type { Certificate } from '../../domain/workforce/certificate.js';
import type { CheckCommand } from '../../domain/workforce/change-register.js';
import type { CheckStatus, Pause } from '../../domain/workforce/check-status.js';
import type { CheckKind, DbsResult } from '../../domain/workforce/checks.js';
import { dayWords, NOT_FOR_YOU } from '../wording.js';

/** In a list. */
export const CHECK_LABELS: Readonly<Record<CheckKind, string>> = {
  dbs: 'DBS',
  'update-service': 'DBS Update Service',
  awareness: 'Safeguarding awareness training',
  'duty-training': 'Training for duty persons and leads',
  induction: 'Safeguarding induction',
  supervision: 'Supervision',
  references: 'References',
  identity: 'Identity',
  'right-to-work': 'Right to work',
  registration: 'Professional registration',
};

/** After "your", of what is due. A certificate never expires, so a recheck is due. */
export const DUE_NAMES: Readonly<Record<CheckKind, string>> = {
  dbs: 'DBS recheck',
  'update-service': 'renewal of the DBS Update Service',
  awareness: 'safeguarding awareness training',
  'duty-training': 'training for duty persons and leads',
  induction: 'safeguarding induction',
  supervision: 'supervision',
  references: 'check of references',
  identity: 'check of identity',
  'right-to-work': 'check of the right to work',
  registration: 'renewal of professional registration',
};

export const RESULT_WORDS: Readonly<Record<DbsResult, string>> = {
  'no-new-information': 'no new information',
  current: 'current',
  'new-certificate': 'a new certificate was seen',
  'apply-for-new': 'apply for a new one',
  'not-found': 'not found',
};

/** The eligibility is part of what is recorded. */
export const BARRED_LISTS_WORDS: Readonly<Record<Certificate['barredLists'], string>> = {
  adults: "adults' barred list checked",
  children: "children's barred list checked",
  both: 'both barred lists checked',
  'not-eligible': 'barred lists not checked, as the role is not eligible',
  checked: 'barred lists checked',
  'not-checked': 'barred lists not checked',
};

/** In words, never by colour alone. */
export const STATUS_WORDS: Readonly<Record<CheckStatus, string>> = {
  current: 'current',
  'due-soon': 'due soon',
  overdue: 'overdue',
  'none-recorded': 'none recorded',
};

export function pauseWords(pause: Pause): string {
  switch (pause.kind) {
    case 'booked':
      return `booked for ${dayWords(pause.on)}`;
    case 'submitted':
      return `submitted on ${dayWords(pause.on)}`;
    case 'on-leave':
      return pause.until ? `on leave until ${dayWords(pause.until)}` : 'on leave';
  }
}

/** Of what is sent to an office, which takes its time. */
export function canBeSubmitted(kind: CheckKind): boolean {
  return kind === 'dbs' || kind === 'right-to-work' || kind === 'registration';
}

type Refused = Extract<CheckOutcome, { kind: 'refused' }>['because'];
/** Their words name a day. */
type Measured = 'newer-is-known' | 'not-a-new-one';

/** @param last the day of the one that it is measured against */
export function checkRefusalWords(because: Refused, last?: string): string {
  const of = last === undefined ? '' : `, of ${dayWords(last)}`;
  if (because === 'newer-is-known') return `The last one${of}, is newer: nothing would change.`;
  if (because === 'not-a-new-one') {
    return `A new certificate was issued after the one before it${of}. Choose the day that stands on the new one.`;
  }
  return REFUSALS[because];
}

/** Whose answer is to be another one; undefined where no other answer would do. */
export function refusedQuestion(verb: CheckCommand['verb'], because: Refused): string | undefined {
  return QUESTIONS[verb]?.[because];
}

const QUESTIONS: { readonly [Verb in CheckCommand['verb']]?: { readonly [Because in Refused]?: string } } = {
  'record-check': {
    'day-to-come': 'on',
    'too-long-ago': 'on',
    'newer-is-known': 'on',
    'not-a-new-one': 'on',
    'next-before-check': 'nextOn',
    'too-far-ahead': 'nextOn',
    'new-one-needed': 'result',
    'original-not-seen': 'originalSeen',
    'lists-of-enhanced': 'barredLists',
    'lists-of-other-workforce': 'barredLists',
    'own-checker': 'checker',
    'no-such-checker': 'checker',
  },
  'book-check': { 'day-has-passed': 'on', 'too-far-ahead': 'on' },
  'start-leave': { 'day-has-passed': 'until', 'too-far-ahead': 'until' },
};

const REFUSALS: Readonly<Record<Exclude<Refused, Measured>, string>> = {
  'day-to-come': 'That day is still to come. Choose the day on which it was done.',
  'day-has-passed': 'That day has passed. Choose a later one.',
  'next-before-check': 'The next one would be due before this one was made. Choose a later day.',
  'new-one-by-others':
    'A new DBS certificate is needed. Whoever sees to your checks records it once they have seen it.',
  'new-one-needed': 'A new DBS certificate is needed. Choose “A new certificate was seen” once it is there.',
  'original-not-seen':
    'A certificate counts once somebody has seen the original, with their consent. Until then record that it is booked or submitted.',
  'lists-of-enhanced': 'Only an enhanced certificate covers barred lists. Look at the level.',
  'lists-of-other-workforce':
    "The adults' list is checked for the adult workforce, the children's for the child workforce. Look at the workforce.",
  'too-long-ago': 'That day is too long ago. Look at the year.',
  'too-far-ahead': 'That day is too far ahead. Look at the year.',
  'not-theirs-to-do': NOT_FOR_YOU,
  'own-checker': 'Nobody checks their own papers. Choose whoever made the check.',
  'no-such-checker': 'Whoever made the check is not here any more. Choose whoever can answer for it.',
};
