import type { ItemId } from '../ids.js';
import type { CaseFile } from './case-file.js';
import { secondPeople } from './second-person.js';
import type { AgencyKind, Decision } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface Decide {
  readonly verb: 'decide';
  /** Which decision stood when the form was opened, as `decisionSeen` names it. */
  readonly seen: string;
  readonly decision: Decision;
  readonly rationale: string;
}

/**
 * No further action stands only once a second person has signed it off. A decision takes the place of the one before, and so of
 * none that its author has not seen: of two who decide at the same moment, the second reads first what the other decided.
 */
export const decide: CaseRule<Decide> = (work, { decision, rationale, seen }) => {
  const before = work.file.decision;
  if (before && seen !== before.id) return refused(work, { kind: 'newer-decision', by: before.by });
  const id = work.newId();
  const needsSignOff = decision === 'no-further-action';
  const asked = needsSignOff ? secondPeople(work) : [];
  return done(
    record(work, { kind: 'decided', id, decision, rationale, asked, needsSignOff }, { source: 'opinion' }),
    ...asked.flatMap((person) => tell(work, person, 'sign-off', id)),
  );
};

/** Names the decision that stands; empty before the first. */
export function decisionSeen({ decision }: Pick<CaseFile, 'decision'>): string {
  return decision?.id ?? '';
}

export interface SignOff {
  readonly verb: 'sign-off';
  readonly decision: ItemId;
  readonly agreed: boolean;
  readonly text: string;
}

export const signOff: CaseRule<SignOff> = (work, { decision, agreed, text }) => {
  const found = work.file.decisions.find(({ id }) => id === decision);
  if (found?.signOff.kind !== 'awaited') return refused(work, { kind: 'already-signed-off' });
  return done(
    record(work, { kind: 'signed-off', decision, agreed, text }, { source: 'opinion' }),
    ...tell(work, found.by, 'signed-off', decision),
  );
};

interface ReferralWanted {
  readonly agency: AgencyKind;
  /** Police and Children's Social Care (domain reference, section 6). */
  readonly atOnce: boolean;
}

const REFERS_TO: Partial<Record<Decision, ReferralWanted>> = {
  'refer-adult-social-care': { agency: 'adult-social-care', atOnce: false },
  'refer-childrens-social-care': { agency: 'childrens-social-care', atOnce: true },
  'refer-police': { agency: 'police', atOnce: true },
  'refer-lado': { agency: 'lado', atOnce: false },
  'refer-cqc': { agency: 'cqc', atOnce: false },
  'refer-dbs-barring': { agency: 'dbs-barring', atOnce: false },
  'refer-regulator': { agency: 'regulator', atOnce: false },
};

/** The referral that the decision asks for and nobody has recorded yet. */
export function referralToMake({ decision, referrals }: CaseFile): ReferralWanted | undefined {
  const wanted = decision && REFERS_TO[decision.decision];
  return wanted && referrals.some(({ agency }) => agency === wanted.agency) ? undefined : wanted;
}
