import type { CaseRule } from './work.js';
import { done, record, refused } from './work.js';

export interface ChangeUrgency {
  readonly verb: 'change-urgency';
  readonly urgent: boolean;
  readonly reason: string;
}

/** "Or the holder says so": raises or lowers the risk, and with it the clocks. */
export const changeUrgency: CaseRule<ChangeUrgency> = (work, { urgent, reason }) => {
  if (urgent === work.concern.urgent) return refused(work, { kind: 'already-so' });
  return done({ ...record(work, { kind: 'urgency-changed', urgent, reason }, { source: 'opinion' }), urgent });
};
