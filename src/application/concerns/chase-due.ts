import { chase } from '../../domain/case/chasing.js';
import { awaitedFrom } from '../../domain/leaving/awaited.js';
import { StorageError } from '../errors.js';
import type { Clock, ConcernStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** How many due concerns one pass reads at a time. */
const BATCH = 50;
const AGAIN_AFTER_MS = 60_000;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'dueForChasing' | 'chaseAgainAt' | 'change'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  /** One concern that can't be chased must not keep the others waiting. */
  readonly onFault: (error: unknown, concernId: string) => void;
}

/** Tells what time alone asks of open concerns: targets that passed, and actions to be reminded of. Resolves with how many it looked at. */
export type ChaseDue = () => Promise<number>;

export function createChaseDue({ concerns, people, organisation, currentChain, clock, onFault }: Deps): ChaseDue {
  return async () => {
    const now = clock.now();
    const due = await concerns.dueForChasing(now, BATCH);
    if (due.length === 0) return 0;
    const settings = await organisation.current();
    const chain = await currentChain(settings, now);
    for (const id of due) {
      try {
        await concerns.change(id, async (concern) =>
          chase(concern, { now, settings, chain, people: await people.byIds(awaitedFrom(concern)) }),
        );
      } catch (error) {
        onFault(error, id);
        // Put off, so that concerns that can't be opened never fill every batch and keep the others waiting.
        if (!(error instanceof StorageError)) await concerns.chaseAgainAt(id, new Date(now.getTime() + AGAIN_AFTER_MS));
      }
    }
    return due.length;
  };
}
