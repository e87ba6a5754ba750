import { acknowledgementDue } from '../acknowledgement-clock.js';
import { caseFileOf } from '../case/case-file.js';
import type { Decision, WishMet } from '../case/vocabulary.js';
import type { Concern, ConcernStatus } from '../concern.js';
import type { Reference } from '../ids.js';
import type { Organisation } from '../organisation.js';
import type { ConcernType } from '../report.js';
import { countTargets, type OwnTargets, ownTargetsOf, type TargetCount } from './own-targets.js';

/** What one concern adds to the report of a quarter. */
export interface BoardFact {
  readonly reference: Reference;
  readonly status: ConcernStatus;
  readonly urgent: boolean;
  /** Somebody who works here may be responsible. */
  readonly isAboutStaff: boolean;
  readonly types: readonly ConcernType[];
  /** Milliseconds from receipt until somebody had it; absent while nobody has. */
  readonly acknowledgedAfterMs?: number | undefined;
  readonly acknowledgedInTime?: boolean | undefined;
  /** Somebody rang an agency first and wrote after. */
  readonly referredBeforehand: boolean;
  /** Milliseconds from receipt to the first referral; absent where there is none, or it was made before. */
  readonly referredAfterMs?: number | undefined;
  readonly targets: OwnTargets;
  readonly decision?: Decision | undefined;
  readonly wishMet?: WishMet | undefined;
  /** In words of the record, for whoever may read it. */
  readonly learning?: string | undefined;
}

/** Counts of a quarter's concerns: timeliness, themes and what was learnt (domain reference, section 7). */
export interface BoardReport {
  readonly raised: number;
  readonly urgent: number;
  readonly aboutStaff: number;
  /** Closed or withdrawn; the others are open. */
  readonly ended: number;
  readonly acknowledged: Timeliness & { readonly inTime: number };
  /** Those of before the form was sent took no time, so that the middle is of the others. */
  readonly referred: Timeliness & { readonly beforehand: number };
  /** Each clock that asked for something. */
  readonly targets: readonly TargetCount[];
  /** By what stands now; a concern may be of several types. */
  readonly types: Counts<BoardType>;
  readonly decisions: Counts<Decision | 'none-yet'>;
  readonly wishes: Counts<WishMet>;
  /** Concerns that ended with something learnt. */
  readonly learnt: number;
}

type BoardType = ConcernType | 'not-said';

/** The time of a call is typed in minutes: within the same one nobody can say which came first. */
const MINUTE_MS = 60_000;

interface Timeliness {
  readonly count: number;
  /** Half of them took no longer; absent where there are none. */
  readonly medianMs?: number | undefined;
}

/** The most frequent first; what never was is not in it. */
export type Counts<Key extends string> = readonly { readonly key: Key; readonly count: number }[];

/** Undefined for what counts in no figure: a drill, and a duplicate, whose work goes on elsewhere. */
export function boardFact(
  concern: Concern,
  settings: Pick<Organisation, 'acknowledge' | 'rota' | 'zone'>,
): BoardFact | undefined {
  if (concern.practice || concern.status === 'merged') return undefined;
  const { reference, status, urgent, route, receivedAt, acknowledgedAt, report } = concern;
  const file = caseFileOf(concern);
  const after = (at: Date | undefined) => at && Math.max(0, at.getTime() - receivedAt.getTime());
  const referrals = file.referrals.map(({ at }) => at.getTime());
  const referredAt = referrals.length > 0 ? new Date(Math.min(...referrals)) : undefined;
  const referredBeforehand = referredAt !== undefined && receivedAt.getTime() - referredAt.getTime() >= MINUTE_MS;
  return {
    reference,
    status,
    urgent,
    isAboutStaff: route === 'lead',
    types: report.detail.types ?? [],
    acknowledgedAfterMs: after(acknowledgedAt),
    acknowledgedInTime: acknowledgedAt && acknowledgedAt <= acknowledgementDue(settings, urgent, receivedAt, 1),
    referredBeforehand,
    referredAfterMs: referredBeforehand ? undefined : after(referredAt),
    targets: ownTargetsOf(file),
    decision: file.decision?.decision,
    wishMet: file.closure?.wishMet,
    learning: file.closure?.learning,
  };
}

export function boardReport(facts: readonly BoardFact[]): BoardReport {
  const count = (is: (fact: BoardFact) => boolean) => facts.filter(is).length;
  const beforehand = count(({ referredBeforehand }) => referredBeforehand);
  const referred = timeliness(facts.map(({ referredAfterMs }) => referredAfterMs));
  return {
    raised: facts.length,
    urgent: count(({ urgent }) => urgent),
    aboutStaff: count(({ isAboutStaff }) => isAboutStaff),
    ended: count(({ status }) => status === 'closed' || status === 'withdrawn'),
    acknowledged: {
      ...timeliness(facts.map(({ acknowledgedAfterMs }) => acknowledgedAfterMs)),
      inTime: count(({ acknowledgedInTime }) => acknowledgedInTime === true),
    },
    referred: { ...referred, count: referred.count + beforehand, beforehand },
    targets: countTargets(facts.map(({ targets }) => targets)),
    types: countsOf(facts.flatMap(({ types }): readonly BoardType[] => (types.length > 0 ? types : ['not-said']))),
    decisions: countsOf(facts.map(({ decision }) => decision ?? 'none-yet')),
    wishes: countsOf(facts.flatMap(({ wishMet }) => wishMet ?? [])),
    learnt: count(({ learning }) => learning !== undefined),
  };
}

function timeliness(times: readonly (number | undefined)[]): Timeliness {
  const known = times.flatMap((time) => time ?? []).sort((a, b) => a - b);
  return { count: known.length, medianMs: known[Math.floor((known.length - 1) / 2)] };
}

function countsOf<Key extends string>(keys: readonly Key[]): Counts<Key> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}
