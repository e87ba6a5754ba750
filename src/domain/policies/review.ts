import { asItemId, type FormToken, type PersonId } from '../ids.js';
import { type LocalDate, plusDays } from '../reminders/reminder-days.js';
import {
  ACCEPT_WITHIN_DAYS,
  type Campaign,
  type ClientVersion,
  digestOf,
  type EarlyReason,
  type Policy,
  type Review,
  reviewAfter,
  reviewDue,
} from './policy.js';

/** A review that was done, as somebody records it. */
export interface ReviewDone {
  /** How many reviews were recorded when they began: another one since was somebody else's. */
  readonly after: number;
  readonly version: string;
  readonly summary: string;
  /** Everybody is to read and accept this version. */
  readonly material: boolean;
  readonly url?: string | undefined;
  readonly clientVersion?: ClientVersion | undefined;
  readonly on: LocalDate;
  /** After the policy's own time if nothing is said. */
  readonly next?: LocalDate | undefined;
}

export type ReviewRefusal =
  | {
      readonly kind:
        | 'not-theirs'
        | 'no-such-policy'
        | 'same-version'
        | 'still-to-come'
        | 'before-the-last'
        | 'next-too-early'
        | 'next-too-far';
    }
  /** Somebody else recorded one meanwhile. */
  | { readonly kind: 'done-meanwhile'; readonly review: Review };

export type ReviewOutcome = { readonly kind: 'done' } | ReviewRefusal;

interface Doing {
  readonly by: PersonId;
  readonly now: Date;
  readonly today: LocalDate;
  readonly token: FormToken;
  /** `now`, or the end of the quiet hours that it lies in. */
  readonly audibleAt: Date;
}

export interface Reviewed<Outcome> {
  readonly policy: Policy;
  readonly outcome: Outcome;
}

/** Nobody means to look at a policy again only after so long. */
const LONGEST_MONTHS = { amount: 60, unit: 'mo' } as const;

/** Sets the next cycle; a material change starts a campaign for that exact version. The same form sent again changes nothing. */
export function recordReview(policy: Policy, done: ReviewDone, doing: Doing): Reviewed<ReviewOutcome> {
  const { by, now, today, token } = doing;
  const refused = (because: ReviewRefusal) => ({ policy, outcome: because });
  if (policy.reviews.some((review) => review.token === token)) return { policy, outcome: { kind: 'done' } };
  const meanwhile = policy.reviews.at(-1);
  if (meanwhile && policy.reviews.length !== done.after) return refused({ kind: 'done-meanwhile', review: meanwhile });
  const { version, summary, material, url, clientVersion, on } = done;
  if (on > today) return refused({ kind: 'still-to-come' });
  if (on < policy.lastReviewed) return refused({ kind: 'before-the-last' });
  const next = done.next ?? reviewAfter(on, policy.reviewEvery);
  if (next <= today) return refused({ kind: 'next-too-early' });
  if (next > reviewAfter(today, LONGEST_MONTHS)) return refused({ kind: 'next-too-far' });
  const digest = digestOf({ url, version });
  // What is accepted would not tell what was from what has changed.
  const known = [digestOf(policy), policy.campaign?.digest];
  if (material && known.includes(digest)) return refused({ kind: 'same-version' });
  const review: Review = { version, summary, material, by, on, recordedAt: now, next, token };
  const campaign: Campaign = {
    id: asItemId(token),
    version,
    digest,
    url,
    summary,
    startedOn: today,
    acceptBy: plusDays(today, ACCEPT_WITHIN_DAYS),
  };
  return {
    outcome: { kind: 'done' },
    policy: {
      ...policy,
      version,
      url,
      clientVersion,
      lastReviewed: on,
      nextReview: next,
      earlyReview: undefined,
      reviews: [...policy.reviews, review],
      campaign: material ? campaign : policy.campaign,
      // Whoever has just done it is not told at once that the next one comes.
      told: {
        ownerGone: policy.told.ownerGone,
        owner: { due: next, day: today },
        ...(!material && { notAccepted: policy.told.notAccepted }),
      },
    },
  };
}

/** Why a policy is to be reviewed before its time. */
export interface EarlyAsked {
  readonly reason: EarlyReason;
  readonly words?: string | undefined;
}

export type EarlyOutcome =
  | { readonly kind: 'done' | 'not-theirs' | 'no-such-policy' }
  /** It is due so soon already. */
  | { readonly kind: 'due-already'; readonly due: LocalDate };

/** Days until an early review is due [P]. */
const EARLY_WITHIN_DAYS = 28;

/** Moves the review to an early day. */
export function askEarlyReview(policy: Policy, asked: EarlyAsked, doing: Doing): Reviewed<EarlyOutcome> {
  const { by, today, token, audibleAt: tellAt } = doing;
  if (policy.earlyReview?.token === token) return { policy, outcome: { kind: 'done' } };
  const due = plusDays(today, EARLY_WITHIN_DAYS);
  if (reviewDue(policy) <= due) return { policy, outcome: { kind: 'due-already', due: reviewDue(policy) } };
  return {
    outcome: { kind: 'done' },
    policy: {
      ...policy,
      earlyReview: { ...asked, by, askedOn: today, due, token, tellAt },
      // They are told of it by a letter of its own.
      told: { ...policy.told, owner: { due, day: today } },
    },
  };
}
