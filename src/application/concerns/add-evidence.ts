import { may } from '../../domain/access.js';
import { caseFileOf } from '../../domain/case/case-file.js';
import { stands } from '../../domain/case/case-verbs.js';
import type { FileRefusal } from '../../domain/case/evidence.js';
import type { CaseOutcome } from '../../domain/case/work.js';
import { asFormToken, type ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { EvidenceStore } from '../evidence-store.js';
import type { AccessLog, Clock, ConcernStore } from '../ports.js';
import { createJudgeFile, type FileJudges, type OfferedFile } from './judge-file.js';
import type { WorkOnConcern } from './work-on-concern.js';

export type AddedEvidence = CaseOutcome | { readonly kind: 'not-taken'; readonly because: FileRefusal };

/**
 * A file for a case that somebody works on. The same bytes by the same person count once.
 * @param read fetches what is offered, once it is known that they may add it; or says why there is none
 */
export type AddEvidenceToCase = <Unread = never>(
  by: Person,
  concernId: ConcernId,
  read: () => Promise<OfferedFile | { readonly unread: Unread }>,
) => Promise<AddedEvidence | { readonly kind: 'unread'; readonly because: Unread }>;

interface Deps extends FileJudges {
  readonly concerns: Pick<ConcernStore, 'findFor'>;
  readonly evidence: Pick<EvidenceStore, 'keep' | 'remove'>;
  readonly accessLog: AccessLog;
  readonly workOn: WorkOnConcern;
  readonly clock: Clock;
}

const VERB = 'add-evidence';

/** Judged before its bytes are read, so that nobody fills a memory or a store that is not theirs, and once more as the verb that lists it. */
export function createAddEvidence(deps: Deps): AddEvidenceToCase {
  const { concerns, evidence, accessLog, workOn, clock } = deps;
  const judge = createJudgeFile(deps);
  return async (by, concernId, read) => {
    const concern = await concerns.findFor(by, concernId);
    const at = clock.now();
    if (concern === undefined || !may(by, VERB, concern, at)) {
      await accessLog.record({ concernId, person: by.id, action: VERB, outcome: 'refused', at });
      return { kind: 'not-found' };
    }
    if (!stands(concern.status, VERB)) return { kind: 'not-now', status: concern.status };
    const offered = await read();
    if ('unread' in offered) return { kind: 'unread', because: offered.unread };
    const judged = await judge(offered);
    if (judged.kind === 'refused') return { kind: 'not-taken', because: judged.because };
    const { file } = judged;
    const isThere = caseFileOf(concern).evidence.some((each) => each.sha256 === file.sha256 && each.by === by.id);
    if (isThere) return { kind: 'done' };
    await evidence.keep(concernId, file, offered.bytes, at);
    // Where nobody knows whether it was written, the bytes stay: what is not listed is cleared away later.
    const outcome = await workOn(by, concernId, { verb: VERB, file }, asFormToken(`file/${file.sha256}`));
    if (outcome.kind !== 'done') await evidence.remove(concernId, file.id);
    return outcome;
  };
}
