import { createHash } from 'node:crypto';
import { type Duration, elapsedMs } from '../duration.js';
import type { FormToken, ItemId, PersonId } from '../ids.js';
import { hasRole, type Person } from '../person.js';
import { type LocalDate, plusDays, plusMonths } from '../reminders/reminder-days.js';
import type { Reminded } from '../reminders/reminding.js';
import type { FiledPolicy } from './filed-policy.js';

/** A policy of the organisation: when it is to be reviewed, and which version people are to accept. */
export interface Policy extends Omit<FiledPolicy, 'id'> {
  readonly id: ItemId;
  /** By the calendar; an early review may come before it. */
  readonly nextReview: LocalDate;
  readonly earlyReview?: EarlyReview | undefined;
  /** The newest last. */
  readonly reviews: readonly Review[];
  /** The newest that was started; it stays open for whoever starts here later. */
  readonly campaign?: Campaign | undefined;
  readonly clientVersion?: ClientVersion | undefined;
  /** What the file said when it was last taken: only what it says anew is taken again. */
  readonly filed: FiledPolicy;
  /** Since when the file names it no more. */
  readonly retiredAt?: Date | undefined;
  readonly told: PolicyTold;
}

/** What clients are given. */
export interface ClientVersion {
  readonly url?: string | undefined;
  /** In plain language. */
  readonly words?: string | undefined;
}

export const EARLY_REASONS = ['guidance', 'learning', 'inspection', 'other'] as const;
export type EarlyReason = (typeof EARLY_REASONS)[number];

export interface EarlyReview {
  readonly reason: EarlyReason;
  readonly words?: string | undefined;
  readonly by: PersonId;
  readonly askedOn: LocalDate;
  readonly due: LocalDate;
  readonly token: FormToken;
  /** When whoever sees to it is to be told; absent once they were. */
  readonly tellAt?: Date | undefined;
}

export interface Review {
  readonly version: string;
  readonly summary: string;
  readonly material: boolean;
  readonly by: PersonId;
  /** When it was reviewed; it may have been recorded later. */
  readonly on: LocalDate;
  readonly recordedAt: Date;
  readonly next: LocalDate;
  readonly token: FormToken;
}

/** Everybody is asked to read and accept exactly this. */
export interface Campaign {
  readonly id: ItemId;
  readonly version: string;
  readonly digest: string;
  readonly url?: string | undefined;
  readonly summary: string;
  readonly startedOn: LocalDate;
  readonly acceptBy: LocalDate;
  /** When everybody who was here had been asked; absent while that goes on, or was broken off. */
  readonly spreadAt?: Date | undefined;
}

/** Who was told what last. */
export interface PolicyTold {
  readonly owner?: Reminded | undefined;
  readonly manager?: Reminded | undefined;
  readonly notAccepted?: Reminded | undefined;
  /** The owner who has left, once it was said that they have. */
  readonly ownerGone?: PersonId | undefined;
}

/** Days that people have to accept a changed policy (domain reference, section 7) [P]. */
export const ACCEPT_WITHIN_DAYS = 21;

/** What people accept: the SHA-256 of the link, a line break and the version. */
export function digestOf({ url = '', version }: Pick<Policy, 'url' | 'version'>): string {
  return createHash('sha256').update(`${url}\n${version}`).digest('hex');
}

/** The day by which the next review is due. */
export function reviewDue({ nextReview, earlyReview }: Pick<Policy, 'nextReview' | 'earlyReview'>): LocalDate {
  return earlyReview !== undefined && earlyReview.due < nextReview ? earlyReview.due : nextReview;
}

/** When a policy that is reviewed every so often is due again. Whatever is shorter than a day counts as one. */
export function reviewAfter(day: LocalDate, every: Duration): LocalDate {
  if (every.unit === 'mo') return plusMonths(day, every.amount);
  const days = every.unit === 'wd' ? every.amount : Math.ceil((elapsedMs(every) ?? 0) / 86_400_000);
  return plusDays(day, Math.max(1, days));
}

export type ReviewStatus = 'current' | 'due-soon' | 'overdue';

/** Days before the due day on which its owner is reminded (domain reference, section 7). */
export const REVIEW_REMINDERS = [60, 30, 14, 7, 0] as const;

/** Due soon from the first reminder on. */
export function reviewStatus(policy: Pick<Policy, 'nextReview' | 'earlyReview'>, today: LocalDate): ReviewStatus {
  const due = reviewDue(policy);
  if (due < today) return 'overdue';
  return plusDays(due, -REVIEW_REMINDERS[0]) <= today ? 'due-soon' : 'current';
}

/** Who records reviews, and sees how many have accepted. */
export function mayReview(person: Person, { owner }: Pick<Policy, 'owner'>): boolean {
  return person.active && (person.id === owner || hasRole(person, 'lead') || hasRole(person, 'manager'));
}

/** Whose names they see of those who have not accepted. */
export function seesOutstandingOf(viewer: Person, { owner }: Pick<Policy, 'owner'>) {
  const all = viewer.id === owner || hasRole(viewer, 'lead');
  return (person: Pick<Person, 'manager'>): boolean => viewer.active && (all || person.manager === viewer.id);
}
