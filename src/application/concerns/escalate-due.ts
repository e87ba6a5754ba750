import { escalate } from '../../domain/escalation.js';
import { StorageError } from '../errors.js';
import type { Clock, ConcernStore, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** How many overdue concerns one pass reads at a time. */
const BATCH = 50;
const AGAIN_AFTER_MS = 60_000;

interface Deps {
  readonly concerns: ConcernStore;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  /** One concern that can't be escalated must not keep the others waiting. */
  readonly onFault: (error: unknown, concernId: string) => void;
}

/** Moves every concern whose acknowledgement clock has run out to its next step. Resolves with how many, without practice concerns. */
export type EscalateDue = () => Promise<number>;

export function createEscalateDue({ concerns, organisation, currentChain, clock, onFault }: Deps): EscalateDue {
  return async () => {
    const now = clock.now();
    const due = await concerns.dueForEscalation(now, BATCH);
    if (due.length === 0) return 0;
    const settings = await organisation.current();
    const chain = await currentChain(settings, now);
    let escalated = 0;
    for (const id of due) {
      try {
        const outcome = await concerns.change(id, (concern) => {
          const change = escalate(concern, chain, settings, now);
          return { ...change, outcome: change.outcome.kind === 'escalated' && !concern.practice };
        });
        if (outcome) escalated += 1;
      } catch (error) {
        onFault(error, id);
        // Put off, so that concerns that can't be opened never fill every batch and keep the others waiting.
        if (!(error instanceof StorageError)) await concerns.lookAgainAt(id, new Date(now.getTime() + AGAIN_AFTER_MS));
      }
    }
    return escalated;
  };
}
