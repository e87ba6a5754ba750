import type { ConcernKeys } from '../draft-store.js';
import type { EvidenceStore } from '../evidence-store.js';
import type { ConcernStore } from '../ports.js';

interface Deps {
  readonly keys: ConcernKeys;
  readonly concerns: Pick<ConcernStore, 'storedOf'>;
  readonly evidence: Pick<EvidenceStore, 'storedOf'>;
}

const AT_ONCE = 500;

/**
 * Removes the keys of forms that were never sent. A concern keeps its key, whether or not it can be read, and so do files that
 * are still there. A key that breaks off here waits for the next time.
 */
export function createClearKeys({ keys, concerns, evidence }: Deps) {
  return async (before: Date): Promise<void> => {
    for (;;) {
      const waiting = await keys.leftBehind(before, AT_ONCE);
      const [raised, withFiles] = await Promise.all([concerns.storedOf(waiting), evidence.storedOf(waiting)]);
      await keys.settle(raised);
      const needed = new Set([...raised, ...withFiles]);
      const unneeded = waiting.filter((id) => !needed.has(id));
      await keys.destroy(unneeded);
      const stay = waiting.length - raised.length - unneeded.length;
      // Those that stay for their files would be found again at once.
      if (waiting.length < AT_ONCE || stay > 0) return;
    }
  };
}
