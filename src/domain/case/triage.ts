import type { CaseFile } from './case-file.js';
import type { Triage } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused } from './work.js';

export interface RecordTriage {
  readonly verb: 'record-triage';
  /** Which triage the form began with, as `triageSeen` names it. */
  readonly seen: string;
  readonly triage: Triage;
}

/**
 * May be recorded again: the newest counts, and the earlier ones stay in the chronology. Not over one that its author has not
 * seen, because an older window would quietly undo what somebody found since.
 */
export const recordTriage: CaseRule<RecordTriage> = (work, { triage, seen }) =>
  seen === triageSeen(work.file)
    ? done(record(work, { kind: 'triaged', triage }))
    : refused(work, { kind: 'newer-triage' });

/** Names the triage that stands; empty before the first. */
export function triageSeen({ triage }: Pick<CaseFile, 'triage'>): string {
  return triage ? `${triage.at.getTime()} ${triage.by}` : '';
}
