import { type EvidenceFile, MOST_FILES_OF_A_CASE } from './evidence.js';
import { type CaseRule, done, record, refused } from './work.js';

/** Its bytes are stored by then. */
export interface AddEvidence {
  readonly verb: 'add-evidence';
  readonly file: EvidenceFile;
}

/** Nothing that was brought is ever taken out again. */
export const addEvidence: CaseRule<AddEvidence> = (work, { file }) =>
  work.file.evidence.length >= MOST_FILES_OF_A_CASE
    ? refused(work, { kind: 'too-many-files' })
    : done(record(work, { kind: 'evidence-added', file }));
