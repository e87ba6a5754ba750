import { caseFileOf } from '../../domain/case/case-file.js';
import type { EvidenceStore } from '../evidence-store.js';
import type { ConcernStore } from '../ports.js';

interface Deps {
  readonly evidence: Pick<EvidenceStore, 'leftBehind' | 'settle'>;
  readonly concerns: Pick<ConcernStore, 'find'>;
  /** One that can't be opened holds up none of the others. */
  readonly onFault: (error: unknown) => void;
}

/** Pieces, of which a large file has ten. */
const AT_ONCE = 1_000;

/** Removes what came with forms that were never sent; what a stored concern lists stays. */
export function createClearFiles({ evidence, concerns, onFault }: Deps) {
  return async (before: Date): Promise<void> => {
    for (const id of await evidence.leftBehind(before, AT_ONCE)) {
      try {
        const concern = await concerns.find(id);
        const listed = concern ? caseFileOf(concern).evidence.map((file) => file.id) : [];
        await evidence.settle(id, listed, before);
      } catch (error) {
        onFault(error);
      }
    }
  };
}
