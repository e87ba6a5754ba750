import type { LocalDate } from '../reminders/reminder-days.js';
import type { FiledPolicy } from './filed-policy.js';
import { type Policy, reviewAfter } from './policy.js';

/**
 * The policy after the organisation file was read. Only what the file says anew is taken, so that it never undoes a review that
 * was recorded in chat. A version that the file alone changed asks nobody to accept it: an import is no decision.
 * @returns the same record where the file says nothing new
 */
export function takeFiled(policy: Policy | undefined, filed: FiledPolicy): Policy {
  if (policy === undefined) return firstTaken(filed);
  const { filed: before, retiredAt } = policy;
  if (isSame(before, filed)) return retiredAt === undefined ? policy : { ...policy, retiredAt: undefined };
  const newly = <Key extends keyof FiledPolicy>(key: Key): FiledPolicy[Key] =>
    isSame(before[key], filed[key]) ? policy[key] : filed[key];
  const lastReviewed = later(newly('lastReviewed'), policy.reviews.at(-1)?.on);
  const reviewEvery = newly('reviewEvery');
  const isMoved = lastReviewed !== policy.lastReviewed || !isSame(reviewEvery, policy.reviewEvery);
  const owner = newly('owner');
  return {
    ...policy,
    title: newly('title'),
    owner,
    version: newly('version'),
    url: newly('url'),
    lastReviewed,
    reviewEvery,
    nextReview: isMoved ? reviewAfter(lastReviewed, reviewEvery) : policy.nextReview,
    earlyReview: isAnswered(policy, lastReviewed) ? undefined : policy.earlyReview,
    filed,
    retiredAt: undefined,
    // Whoever owns it now has heard nothing yet.
    told: owner === policy.owner ? policy.told : { notAccepted: policy.told.notAccepted },
  };
}

function firstTaken(filed: FiledPolicy): Policy {
  const { lastReviewed, reviewEvery } = filed;
  return { ...filed, nextReview: reviewAfter(lastReviewed, reviewEvery), reviews: [], filed, told: {} };
}

function isAnswered({ earlyReview, lastReviewed: before }: Policy, lastReviewed: LocalDate): boolean {
  return earlyReview !== undefined && lastReviewed !== before && lastReviewed >= earlyReview.askedOn;
}

function later(day: LocalDate, other: LocalDate = day): LocalDate {
  return day > other ? day : other;
}

/** Both come of the same reader, so that their keys stand in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
