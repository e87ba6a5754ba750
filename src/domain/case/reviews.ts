import type { CaseRule } from './work.js';
import { done, record } from './work.js';

export interface RecordReview {
  readonly verb: 'record-review';
  readonly text: string;
}

/** A look at an open case as a whole; starts the next review's clock. */
export const recordReview: CaseRule<RecordReview> = (work, { text }) => done(record(work, { kind: 'reviewed', text }));

export interface ExplainMissedTarget {
  readonly verb: 'explain-missed-target';
  readonly clock: string;
  readonly reason: string;
}

/** "Our own target": asks for a reason and blames nobody. */
export const explainMissedTarget: CaseRule<ExplainMissedTarget> = (work, { clock, reason }) =>
  done(record(work, { kind: 'target-missed', clock, reason }));
