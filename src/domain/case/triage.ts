import type { Triage } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record } from './work.js';

export interface RecordTriage {
  readonly verb: 'record-triage';
  readonly triage: Triage;
}

/** May be recorded again: the newest counts, and the earlier ones stay in the chronology. */
export const recordTriage: CaseRule<RecordTriage> = (work, { triage }) =>
  done(record(work, { kind: 'triaged', triage }));
