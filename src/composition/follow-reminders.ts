import { createFollowDigests } from '../application/digests/follow-digests.js';
import { createEachMinute } from '../application/each-minute.js';
import type { Clock } from '../application/ports.js';
import type { OnFault } from '../fault.js';
import type { Stores } from './open-stores.js';

interface Options extends Stores {
  /** Parts that know themselves when they are due. */
  readonly always: readonly (() => Promise<void>)[];
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** What time asks beside concerns: each part by itself, so that one that fails keeps none of the others. */
export function createFollowReminders({ onFault, always, ...deps }: Options): () => Promise<void> {
  return createEachMinute({
    eachMinute: [createFollowDigests(deps)],
    always,
    clock: deps.clock,
    onFault: (error) => onFault(error, 'reminders'),
  });
}
