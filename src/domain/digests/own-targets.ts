import type { CaseFile } from '../case/case-file.js';
import type { ClockKind } from '../case/clocks.js';

/** The clocks whose targets the report of a quarter counts; acknowledgement is told by its times. */
const COUNTED = [
  'triage',
  'referral',
  'agency-decision',
  'others-to-tell',
  'reporter-feedback',
  'review',
] as const satisfies readonly ClockKind[];
export type CountedTarget = (typeof COUNTED)[number];

/** How a case stands to our own targets; one that nothing asked for yet is not in it. */
export type OwnTargets = { readonly [Kind in CountedTarget]?: 'kept' | 'passed' };

export interface TargetCount {
  readonly clock: CountedTarget;
  readonly kept: number;
  readonly passed: number;
}

/** A target that passed once has passed, however it was answered later. */
export function ownTargetsOf(file: CaseFile): OwnTargets {
  const standing = COUNTED.map((kind) => {
    const passed = file.passed.some(({ clock }) => clock === kind || clock.startsWith(`${kind}/`));
    return [kind, passed ? 'passed' : isAnswered(file, kind) ? 'kept' : undefined] as const;
  });
  return Object.fromEntries(standing.filter(([, stands]) => stands !== undefined));
}

/** Concerns, not clocks: of several referrals one that passed is enough. */
export function countTargets(all: readonly OwnTargets[]): readonly TargetCount[] {
  const count = (clock: CountedTarget, as: 'kept' | 'passed') => all.filter((one) => one[clock] === as).length;
  return COUNTED.map((clock) => ({ clock, kept: count(clock, 'kept'), passed: count(clock, 'passed') })).filter(
    ({ kept, passed }) => kept + passed > 0,
  );
}

function isAnswered(file: CaseFile, kind: CountedTarget): boolean {
  switch (kind) {
    case 'triage':
      return file.triage !== undefined;
    case 'referral':
      return file.referrals.length > 0;
    case 'agency-decision':
      return file.referrals.some(({ outcome }) => outcome !== undefined);
    case 'others-to-tell':
      return file.othersTold.size > 0;
    case 'reporter-feedback':
      return file.reporterToldAt !== undefined;
    case 'review':
      return file.reviewedAt !== undefined;
  }
}
