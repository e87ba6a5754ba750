import type { SupportFor } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record } from './work.js';

export interface RecordSupport {
  readonly verb: 'record-support';
  readonly to: SupportFor;
  readonly text: string;
}

export const recordSupport: CaseRule<RecordSupport> = (work, { to, text }) =>
  done(record(work, { kind: 'support-offered', to, text }));
