import type { Change, Concern } from '../concern.js';
import type { Duration } from '../duration.js';
import type { ItemId } from '../ids.js';
import type { Organisation } from '../organisation.js';
import { dueAfter } from '../working-time.js';
import { type CaseFile, caseFileOf } from './case-file.js';
import { referralToMake } from './decisions.js';

export type ClockKind =
  | 'acknowledge'
  | 'triage'
  | 'referral'
  | 'agency-decision'
  | 'sharing-review'
  | 'sign-off'
  | 'reporter-feedback'
  | 'review';

/** A clock that runs, or has run out and was not answered yet. */
export interface Clock {
  /** Which one of its kind, so that a missed one can be explained: `triage`, `agency-decision/<referral>`. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly item?: ItemId | undefined;
  readonly startedAt: Date;
  readonly dueAt: Date;
}

type Settings = Pick<Organisation, 'clocks' | 'calendar'>;

/** A second person looks within one working day (domain reference, section 4). */
const SECOND_LOOK: Duration = { amount: 1, unit: 'wd' };
const AT_ONCE: Duration = { amount: 0, unit: 'm' };

/** The clocks that run now, the next to run out first; none once the concern has ended. */
export function clocksOf(concern: Concern, file: CaseFile, settings: Settings): readonly Clock[] {
  const { escalation, status } = concern;
  if (status === 'unacknowledged' || status === 'nobody-told') {
    return escalation
      ? [{ id: 'acknowledge', kind: 'acknowledge', startedAt: concern.receivedAt, dueAt: escalation.nextAt }]
      : [];
  }
  if (status !== 'held') return [];
  const { clocks, calendar } = settings;
  const clock = (kind: ClockKind, startedAt: Date, duration: Duration, item?: ItemId): Clock => ({
    id: item === undefined ? kind : `${kind}/${item}`,
    kind,
    startedAt,
    dueAt: dueAfter(calendar, startedAt, duration),
    ...(item !== undefined && { item }),
  });
  const takenAt = concern.acknowledgedAt ?? concern.receivedAt;
  const running = [
    ...(file.triage ? [] : [clock('triage', takenAt, concern.urgent ? clocks.triageUrgent : clocks.triage)]),
    ...referralClock(file, clocks.referral, clock),
    ...file.referrals.flatMap(({ id, at, outcome, challengedAt }) =>
      outcome === undefined ? [clock('agency-decision', challengedAt ?? at, clocks.agencyDecision, id)] : [],
    ),
    ...file.referrals.flatMap(({ id, at, review }) =>
      review.kind === 'awaited' ? [clock('sharing-review', at, SECOND_LOOK, id)] : [],
    ),
    ...(file.decision?.signOff.kind === 'awaited'
      ? [clock('sign-off', file.decision.at, SECOND_LOOK, file.decision.id)]
      : []),
    ...(file.reporterToldAt ? [] : [clock('reporter-feedback', concern.receivedAt, clocks.reporterFeedback)]),
    clock('review', reviewedAt(file, takenAt), concern.urgent ? clocks.reviewHigh : clocks.reviewOther),
  ];
  return running.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** Those that ran out and nobody has said why: ours to explain, and nobody's fault. */
export function unexplained(clocks: readonly Clock[], { explained }: CaseFile, now: Date): readonly Clock[] {
  return clocks.filter(({ id, dueAt }) => dueAt <= now && !explained.includes(id));
}

/** Keeps beside the concern when its next clock runs out, so that open work can be listed by it without being opened. */
export function withDue<Outcome>(before: Concern, change: Change<Outcome>, settings: Settings): Change<Outcome> {
  const { concern } = change;
  if (concern === before) return change;
  // Until somebody takes it, the clock is the route's.
  const [next] = concern.status === 'held' ? clocksOf(concern, caseFileOf(concern), settings) : [];
  return { ...change, concern: { ...concern, dueAt: next?.dueAt } };
}

function referralClock(
  file: CaseFile,
  within: Duration,
  clock: (kind: ClockKind, startedAt: Date, duration: Duration, item?: ItemId) => Clock,
): Clock[] {
  const wanted = referralToMake(file);
  if (file.decision === undefined || wanted === undefined) return [];
  return [clock('referral', file.decision.at, wanted.atOnce ? AT_ONCE : within, file.decision.id)];
}

function reviewedAt({ reviewedAt: reviewed, reopenedAt }: CaseFile, takenAt: Date): Date {
  const times = [takenAt, reviewed, reopenedAt].filter((time) => time !== undefined);
  return new Date(Math.max(...times.map((time) => time.getTime())));
}
