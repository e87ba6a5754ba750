import type { Concern } from '../concern.js';
import type { Duration } from '../duration.js';
import type { ItemId } from '../ids.js';
import type { Organisation } from '../organisation.js';
import { dueAfter } from '../working-time.js';
import type { CaseFile } from './case-file.js';
import { referralToMake } from './decisions.js';
import { promptsOf } from './prompts.js';

export type ClockKind =
  | 'acknowledge'
  | 'triage'
  | 'referral'
  | 'agency-decision'
  | 'sharing-review'
  | 'sign-off'
  | 'others-to-tell'
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
  /** From when on it counts as missed: ring first, and record after. */
  readonly missedAt: Date;
  /** Our own rule, where it is one for the whole of the clock. */
  readonly within?: Duration | undefined;
  /** Cannot wait for working hours, nor for the end of quiet ones. */
  readonly pressing: boolean;
}

export type ClockSettings = Pick<Organisation, 'clocks' | 'calendar' | 'setting'>;

/** A second person looks within one working day (domain reference, section 4). */
const SECOND_LOOK: Duration = { amount: 1, unit: 'wd' };
/** CQC and the Charity Commission are to be told without delay; ours, for all of them together. */
const OTHERS_TO_TELL: Duration = { amount: 1, unit: 'wd' };
const AT_ONCE: Duration = { amount: 0, unit: 'm' };
/** What is to be done at once is missed only when nobody has written it down for that long. Ours. */
const TO_WRITE_DOWN: Duration = { amount: 1, unit: 'h' };

/** The clocks that run now, the next to run out first; none once the concern has ended. */
export function clocksOf(concern: Concern, file: CaseFile, settings: ClockSettings): readonly Clock[] {
  const { escalation, status } = concern;
  if (status === 'unacknowledged' || status === 'nobody-told') {
    return escalation ? [acknowledgeClock(concern, concern.dueAt ?? escalation.nextAt)] : [];
  }
  if (status !== 'held') return [];
  const { clocks, calendar } = settings;
  const clock: MakeClock = (kind, from, within, item) => {
    // What was left at its end begins anew: nobody was late with a concern that was over, nor with one that had not come.
    const startedAt = latest(from, concern.receivedAt, file.reopenedAt);
    const dueAt = dueAfter(calendar, startedAt, within);
    return {
      id: item === undefined ? kind : `${kind}/${item}`,
      kind,
      startedAt,
      dueAt,
      missedAt: within.amount === 0 ? dueAfter(calendar, dueAt, TO_WRITE_DOWN) : dueAt,
      within,
      pressing: concern.urgent && (kind === 'triage' || within.amount === 0),
      ...(item !== undefined && { item }),
    };
  };
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
    ...othersClock(concern, file, settings, clock),
    ...(file.reporterToldAt ? [] : [clock('reporter-feedback', concern.receivedAt, clocks.reporterFeedback)]),
    clock('review', latest(takenAt, file.reviewedAt), concern.urgent ? clocks.reviewHigh : clocks.reviewOther),
  ];
  return running.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

function acknowledgeClock({ receivedAt, urgent }: Concern, dueAt: Date): Clock {
  return {
    id: 'acknowledge',
    kind: 'acknowledge',
    startedAt: receivedAt,
    dueAt,
    missedAt: dueAt,
    pressing: urgent,
  };
}

type MakeClock = (kind: ClockKind, startedAt: Date, within: Duration, item?: ItemId) => Clock;

function referralClock(file: CaseFile, within: Duration, clock: MakeClock): Clock[] {
  const wanted = referralToMake(file);
  if (file.decision === undefined || wanted === undefined) return [];
  return [clock('referral', file.decision.at, wanted.atOnce ? AT_ONCE : within, file.decision.id)];
}

/** From the first decision on: until then nobody knows what there is to tell. One for all who certainly have to be told. */
function othersClock(concern: Concern, file: CaseFile, settings: ClockSettings, clock: MakeClock): Clock[] {
  const [decided] = file.decisions;
  const isOpen = promptsOf(concern, file, settings).some(({ applies }) => applies === 'yes');
  return decided && isOpen ? [clock('others-to-tell', decided.at, OTHERS_TO_TELL)] : [];
}

function latest(...times: readonly (Date | undefined)[]): Date {
  return new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));
}
