import { blockersOf, setupChecklist } from '../../domain/setup/checklist.js';
import type { GatherSetupFacts } from './gather-setup-facts.js';

/** Whether people may rely on it yet, as it was seconds ago: no form waits for the answer. */
export interface Liveness {
  isLive(): boolean;
  /** Looks again, because time has passed or something was changed here. @throws StorageError */
  renew(): Promise<void>;
}

/** Not live until somebody looked: a line too many on a form does less harm than one that is missing. */
export function createLiveness(gatherSetupFacts: GatherSetupFacts): Liveness {
  let live = false;
  return {
    isLive: () => live,
    renew: async () => {
      live = blockersOf(setupChecklist(await gatherSetupFacts())).length === 0;
    },
  };
}
