import type { Duration } from '../../domain/duration.js';
import type { EarlyReason } from '../../domain/policies/policy.js';
import type { LocalDate } from '../../domain/reminders/reminder-days.js';

/** A review that is due, or late: to whoever sees to it. */
export interface PolicyReviewContent {
  readonly item: string;
  readonly title: string;
  readonly version: string;
  readonly due: LocalDate;
  readonly lastReviewed: LocalDate;
  readonly every: Duration;
  /** Why it comes before its time. */
  readonly early?: EarlyReason | undefined;
  /** How many were recorded so far: what the form begins from. */
  readonly reviews: number;
  /** `retired`: the organisation has no such policy any more. */
  readonly state: 'open' | 'done' | 'retired';
  readonly overdueEvery: number;
}

/** Something that everybody reads and accepts. */
export interface PolicyToAcceptContent {
  readonly item: string;
  readonly campaign: string;
  readonly title: string;
  readonly version: string;
  readonly askedOn: LocalDate;
  /** Whether they were told before. */
  readonly turn: 'first' | 'again';
  /** Absent for whoever came after it had changed. */
  readonly changedOn?: LocalDate | undefined;
  /** What changed; unknown of a version that another has replaced, and nothing to whoever came later. */
  readonly summary?: string | undefined;
  readonly acceptBy: LocalDate;
  readonly acceptedAt?: Date | undefined;
  readonly state: 'open' | 'accepted' | 'ended';
  readonly overdueEvery: number;
}

/** How many have not accepted; who they are stands in a window. */
export interface PolicyNotAcceptedContent {
  readonly item: string;
  readonly title: string;
  readonly version: string;
  readonly startedOn: LocalDate;
  /** Who are not on leave. */
  readonly people: number;
  /** Who are, and are reminded once they are back. */
  readonly onLeave: number;
  readonly whose: 'reports' | 'everybody';
  readonly state: 'open' | 'retired';
}

/** A policy that nobody sees to. */
export interface PolicyWithoutOwnerContent {
  readonly item: string;
  readonly title: string;
  readonly due: LocalDate;
  readonly state: 'open' | 'over';
}
