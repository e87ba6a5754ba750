import type { Change, Concern } from '../concern.js';
import { caseFileOf } from './case-file.js';
import { clocksOf } from './clocks.js';
import { type ChaseSettings, nextChaseAt } from './next-chase.js';

/**
 * Keeps beside the concern when its next clock runs out, so that open work can be listed by it without being opened, and when
 * somebody is to be told next because time passes: whatever answers a clock stops that in the same write.
 */
export function withDue<Outcome>(before: Concern, change: Change<Outcome>, settings: ChaseSettings): Change<Outcome> {
  const { concern } = change;
  if (concern === before) return change;
  const file = caseFileOf(concern);
  const [next] = clocksOf(concern, file, settings);
  return { ...change, concern: { ...concern, dueAt: next?.dueAt, chaseAt: nextChaseAt(concern, file, settings) } };
}
