import type { Clock } from '../application/ports.js';
import { createIsAway } from '../application/workforce/is-away.js';
import type { OnFault } from '../fault.js';
import { buildDigestWork } from './digest-work.js';
import type { Stores } from './open-stores.js';
import { buildPolicyWork } from './policy-work.js';
import { buildWorkforceWork } from './workforce-work.js';

interface Options extends Stores {
  /** Where a download link leads; undefined where nobody could follow one. */
  readonly linkTo?: ((token: string) => string) | undefined;
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** What comes by the day, the week and the quarter, beside concerns: checks, policies and digests. */
export function buildReminderWork(options: Options) {
  const workforce = buildWorkforceWork(options);
  const policies = buildPolicyWork({ ...options, isAway: createIsAway(options) });
  const digests = buildDigestWork(options);
  return {
    writers: { ...workforce.writers, ...policies.writers, ...digests.writers },
    useCases: { ...workforce.useCases, ...policies.useCases, ...digests.useCases },
    /** Each part by itself: one that fails keeps none of the others. */
    follow: async () => {
      for (const { follow } of [workforce, policies, digests]) {
        await follow().catch((error: unknown) => options.onFault(error, 'reminders'));
      }
    },
  };
}
