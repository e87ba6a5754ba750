import { asFormToken, asItemId } from '../../src/domain/ids.js';
import type { FiledPolicy } from '../../src/domain/policies/filed-policy.js';
import { type Campaign, digestOf, type Policy } from '../../src/domain/policies/policy.js';
import { type ReviewDone, recordReview } from '../../src/domain/policies/review.js';
import { takeFiled } from '../../src/domain/policies/take-filed.js';
import { dayOf, plusDays } from '../../src/domain/reminders/reminder-days.js';
import { at, id, LONDON } from './builders.js';

export const POLICY = asItemId('safeguarding');

/** Reviewed on 1 December 2025, every twelve months, and Fiona's. */
export function aFiledPolicy(overrides: Partial<FiledPolicy> = {}): FiledPolicy {
  return {
    id: POLICY,
    title: 'Safeguarding Policy',
    owner: id('fiona'),
    version: '3',
    lastReviewed: '2025-12-01',
    reviewEvery: { amount: 12, unit: 'mo' },
    url: 'https://example.org/policies/safeguarding',
    ...overrides,
  };
}

export function aPolicy(overrides: Partial<Policy> = {}): Policy {
  return { ...takeFiled(undefined, aFiledPolicy()), ...overrides };
}

export function aReviewDone(overrides: Partial<ReviewDone> = {}): ReviewDone {
  return {
    after: 0,
    version: '4',
    summary: 'Online groups',
    material: true,
    url: 'https://example.org/policies/safeguarding-4',
    on: '2026-11-26',
    ...overrides,
  };
}

/** Whoever does it is Fiona, at noon of that day. */
export function doing(day = '2026-11-26', token = 'form-0000000000000001') {
  const now = at(`${day}T12:00`);
  return { by: id('fiona'), now, today: dayOf(now, LONDON), token: asFormToken(token), audibleAt: now };
}

export function aCampaign(overrides: Partial<Campaign> = {}): Campaign {
  const { version = '4', startedOn = '2026-11-26', url } = overrides;
  return {
    id: asItemId(`campaign-${version}`),
    version,
    digest: digestOf({ url, version }),
    summary: 'Online groups',
    startedOn,
    acceptBy: plusDays(startedOn, 21),
    ...overrides,
  };
}

export function reviewed(policy: Policy, done: Partial<ReviewDone> = {}, when = doing()): Policy {
  const { policy: after, outcome } = recordReview(policy, aReviewDone(done), when);
  if (outcome.kind !== 'done') throw new Error(`not recorded: ${outcome.kind}`);
  return after;
}
