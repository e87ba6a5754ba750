import type { ItemId } from '../ids.js';
import { isLongBefore } from './long-before.js';
import { secondPeople } from './second-person.js';
import type { AgencyOutcome, Referral } from './vocabulary.js';
import type { CaseRule, Work } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface Refer {
  readonly verb: 'refer';
  readonly referral: Referral;
}

/** Where it was shared without consent, a second person is asked to review that afterwards; it never waits for them. */
export const refer: CaseRule<Refer> = (work, { referral }) => {
  if (isLongBefore(referral.at, work.concern)) return refused(work, { kind: 'long-before' });
  const id = work.newId();
  const at = referral.at > work.now ? work.now : referral.at;
  const asked = referral.basis.kind === 'without-consent' ? secondPeople(work) : [];
  const event = { kind: 'referred', id, referral: { ...referral, at }, asked } as const;
  return done(
    record(work, event, { eventAt: at }),
    ...asked.flatMap((person) => tell(work, person, 'sharing-review', id)),
  );
};

export interface ReviewSharing {
  readonly verb: 'review-sharing';
  readonly referral: ItemId;
  readonly agreed: boolean;
  readonly text: string;
}

export const reviewSharing: CaseRule<ReviewSharing> = (work, { referral, agreed, text }) => {
  const found = referralOf(work, referral);
  if (found?.review?.kind !== 'awaited') return refused(work, { kind: 'already-reviewed' });
  return done(
    record(work, { kind: 'sharing-reviewed', referral, agreed, text }, { source: 'opinion' }),
    ...tell(work, found.by, 'sharing-reviewed', referral),
  );
};

export interface RecordOutcome {
  readonly verb: 'record-outcome';
  readonly referral: ItemId;
  readonly outcome: AgencyOutcome;
  readonly text: string;
}

export const recordOutcome: CaseRule<RecordOutcome> = (work, { referral, outcome, text }) => {
  if (referralOf(work, referral) === undefined) return refused(work, { kind: 'no-such-item' });
  return done(record(work, { kind: 'agency-answered', referral, outcome, text }));
};

export interface Challenge {
  readonly verb: 'challenge';
  readonly referral: ItemId;
  /** Whom, under the local escalation policy. */
  readonly to: string;
  readonly why: string;
}

/** The referral waits for an answer again. */
export const challenge: CaseRule<Challenge> = (work, { referral, to, why }) => {
  const found = referralOf(work, referral);
  if (found === undefined) return refused(work, { kind: 'no-such-item' });
  if (found.outcome === undefined) return refused(work, { kind: 'nothing-to-challenge' });
  return done(record(work, { kind: 'challenged', referral, to, why }));
};

function referralOf({ file }: Work, id: ItemId) {
  return file.referrals.find((referral) => referral.id === id);
}
