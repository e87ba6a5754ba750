import type { CaseFile } from './case-file.js';
import { referralToMake } from './decisions.js';
import type { Closure, Obstacle } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused, tellHolder, tellLeads, tellReporter } from './work.js';

/** What stands in the way of closing, in the order in which the work is done (domain reference, section 4). */
export function obstaclesTo(file: CaseFile): readonly Obstacle[] {
  const { triage, decision, referrals, actions, reporterToldAt } = file;
  const notMade = referralToMake(file);
  return [
    ...(triage === undefined || triage.safety === 'not-yet' ? [{ kind: 'danger-not-addressed' } as const] : []),
    ...(decision === undefined ? [{ kind: 'no-decision' } as const] : []),
    ...(decision?.signOff.kind === 'awaited' ? [{ kind: 'sign-off-awaited' } as const] : []),
    ...(decision?.signOff.kind === 'given' && !decision.signOff.agreed ? [{ kind: 'sign-off-refused' } as const] : []),
    ...(notMade ? [{ kind: 'referral-not-made', agency: notMade.agency } as const] : []),
    ...referrals.flatMap(({ agencyName, outcome, review }) => [
      ...(outcome === undefined ? [{ kind: 'referral-without-outcome', agencyName } as const] : []),
      ...(review?.kind === 'awaited' ? [{ kind: 'sharing-not-reviewed', agencyName } as const] : []),
    ]),
    ...actions.flatMap(({ state, text }) => (state === 'open' ? [{ kind: 'action-open', text } as const] : [])),
    ...(reporterToldAt === undefined ? [{ kind: 'reporter-not-told' } as const] : []),
  ];
}

/** An end that needs no decision may not end the work of others, nor stand in for a decision that somebody has to sign off. */
const WHATEVER_THE_END: readonly Obstacle['kind'][] = [
  'sign-off-awaited',
  'sign-off-refused',
  'referral-not-made',
  'referral-without-outcome',
  'action-open',
];

/** What stands in the way of ending the concern without closing it. */
export function openWorkIn(file: CaseFile): readonly Obstacle[] {
  return obstaclesTo(file).filter(({ kind }) => WHATEVER_THE_END.includes(kind));
}

export interface CloseConcern {
  readonly verb: 'close';
  readonly closure: Closure;
}

export const close: CaseRule<CloseConcern> = (work, { closure }) => {
  const obstacles = obstaclesTo(work.file);
  if (obstacles.length > 0) return refused(work, { kind: 'not-ready-to-close', obstacles });
  return done({ ...record(work, { kind: 'closed', closure }), status: 'closed' }, ...tellReporter(work, 'closed'));
};

export interface ReopenConcern {
  readonly verb: 'reopen';
  readonly reason: string;
}

/** Back to whoever held it, who is told, as the reporter is; also after it was withdrawn. */
export const reopen: CaseRule<ReopenConcern> = (work, { reason }) =>
  done(
    { ...record(work, { kind: 'reopened', reason }), status: 'held' },
    ...tellReporter(work, 'reopened'),
    ...tellHolder(work, 'reopened'),
  );

export interface WithdrawConcern {
  readonly verb: 'withdraw';
  readonly reason: string;
}

/** Ends it without a decision, such as one that was sent by mistake. The record stays, and the leads hear of it. */
export const withdraw: CaseRule<WithdrawConcern> = (work, { reason }) => {
  const obstacles = openWorkIn(work.file);
  if (obstacles.length > 0) return refused(work, { kind: 'work-still-open', obstacles });
  return done(
    { ...record(work, { kind: 'withdrawn', reason }), status: 'withdrawn' },
    ...tellReporter(work, 'closed'),
    ...tellLeads(work, 'withdrawn'),
  );
};
