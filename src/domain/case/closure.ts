import type { CaseFile } from './case-file.js';
import type { Closure, Obstacle } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused, tellReporter } from './work.js';

export function obstaclesTo(file: CaseFile): readonly Obstacle[] {
  const { triage, decision, referrals, actions, reporterToldAt } = file;
  return [
    ...(triage === undefined || triage.safety === 'not-yet' ? [{ kind: 'danger-not-addressed' } as const] : []),
    ...(decision === undefined ? [{ kind: 'no-decision' } as const] : []),
    ...(decision?.signOff.kind === 'awaited' ? [{ kind: 'sign-off-awaited' } as const] : []),
    ...(decision?.signOff.kind === 'given' && !decision.signOff.agreed ? [{ kind: 'sign-off-refused' } as const] : []),
    ...referrals.flatMap(({ agencyName, outcome, review }) => [
      ...(outcome === undefined ? [{ kind: 'referral-without-outcome', agencyName } as const] : []),
      ...(review?.kind === 'awaited' ? [{ kind: 'sharing-not-reviewed', agencyName } as const] : []),
    ]),
    ...actions.flatMap(({ state, text }) => (state === 'open' ? [{ kind: 'action-open', text } as const] : [])),
    ...(reporterToldAt === undefined ? [{ kind: 'reporter-not-told' } as const] : []),
  ];
}

export interface CloseConcern {
  readonly verb: 'close';
  readonly closure: Closure;
}

export const close: CaseRule<CloseConcern> = (work, { closure }) => {
  const obstacles = obstaclesTo(work.file);
  if (obstacles.length > 0) return refused(work, { kind: 'not-ready-to-close', obstacles });
  return done({ ...record(work, { kind: 'closed', closure }), status: 'closed' }, tellReporter(work, 'closed'));
};

export interface ReopenConcern {
  readonly verb: 'reopen';
  readonly reason: string;
}

/** Back to whoever held it; also after it was withdrawn. */
export const reopen: CaseRule<ReopenConcern> = (work, { reason }) =>
  done({ ...record(work, { kind: 'reopened', reason }), status: 'held' });

export interface WithdrawConcern {
  readonly verb: 'withdraw';
  readonly reason: string;
}

/** Ends it without a decision, such as one that was sent by mistake. The record stays. */
export const withdraw: CaseRule<WithdrawConcern> = (work, { reason }) =>
  done({ ...record(work, { kind: 'withdrawn', reason }), status: 'withdrawn' }, tellReporter(work, 'closed'));
