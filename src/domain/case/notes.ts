import type { ChronologyEntry } from '../chronology.js';
import type { CaseRule } from './work.js';
import { done, record } from './work.js';

export interface AddNote {
  readonly verb: 'add-note';
  readonly text: string;
  /** Facts stand apart from what was alleged and from what somebody thinks. */
  readonly source: ChronologyEntry['source'];
  /** When it happened, if not now; never later than now. */
  readonly eventAt?: Date | undefined;
}

/** Corrections are notes as well: nothing that was written down is ever changed. */
export const addNote: CaseRule<AddNote> = (work, { text, source, eventAt = work.now }) => {
  const earlier = eventAt > work.now ? work.now : eventAt;
  return done(record(work, { kind: 'note', text }, { source, eventAt: earlier }));
};
