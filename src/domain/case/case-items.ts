import type { ItemId, PersonId } from '../ids.js';
import type { AgencyOutcome, Decision, Referral } from './vocabulary.js';

/** The things that a case is made of, as the chronology leaves them. */

export interface Recorded {
  readonly by: PersonId;
  readonly at: Date;
}

/** What a second person has to look at afterwards. */
export type SecondLook =
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'awaited'; readonly asked: readonly PersonId[] }
  | ({ readonly kind: 'given'; readonly agreed: boolean } & Recorded);

export interface CaseQuestion extends Recorded {
  readonly id: ItemId;
  readonly text: string;
  readonly answer?: { readonly text: string; readonly at: Date } | undefined;
}

export interface CaseDecision extends Recorded {
  readonly id: ItemId;
  readonly decision: Decision;
  readonly rationale: string;
  readonly signOff: SecondLook;
}

export interface CaseReferral extends Referral, Recorded {
  readonly id: ItemId;
  /** The newest answer; none while the agency is awaited, also after a challenge. */
  readonly outcome?: ({ readonly outcome: AgencyOutcome; readonly text: string } & Recorded) | undefined;
  readonly challengedAt?: Date | undefined;
  readonly review: SecondLook;
}

export interface CaseAction extends Recorded {
  readonly id: ItemId;
  readonly text: string;
  readonly owner: PersonId;
  readonly due: Date;
  /** Since when it is its owner's, by that date. */
  readonly assignedAt: Date;
  /** Reminders pause until then; the date does not move. */
  readonly snoozedUntil?: Date | undefined;
  readonly state: 'open' | 'done' | 'cancelled';
}

export interface CaseGrant extends Recorded {
  readonly to: PersonId;
  readonly until: Date;
}

/** A clock that ran out before anything answered it: our own target, whatever came of it since. */
export interface PassedTarget {
  /** As `Clock` names it. */
  readonly clock: string;
  readonly dueAt: Date;
}

/** Why a target was missed. It is a reason for whatever had been missed by then. */
export interface ExplainedTarget {
  readonly clock: string;
  readonly at: Date;
}
