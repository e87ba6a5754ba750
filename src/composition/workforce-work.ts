import type { Clock } from '../application/ports.js';
import { createFollowWorkforce } from '../application/workforce/follow-workforce.js';
import { createImportChecks } from '../application/workforce/import-checks.js';
import { createKeepRegisters } from '../application/workforce/keep-registers.js';
import { createListChecks } from '../application/workforce/list-checks.js';
import { createSeeWorkforce } from '../application/workforce/see-workforce.js';
import { createWorkOnChecks } from '../application/workforce/work-on-checks.js';
import { createWorkforceLetters } from '../application/workforce/workforce-letters.js';
import type { OnFault } from '../fault.js';
import type { Stores } from './open-stores.js';

interface Options extends Stores {
  /** Where a download link leads; undefined where nobody could follow one. */
  readonly linkTo?: ((token: string) => string) | undefined;
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** Checks of the people who work here: registers, reminders, and what is done about them. */
export function buildWorkforceWork({ onFault, ...deps }: Options) {
  return {
    writers: createWorkforceLetters(deps),
    useCases: {
      workOnChecks: createWorkOnChecks(deps),
      seeWorkforce: createSeeWorkforce(deps),
      listChecks: createListChecks(deps),
      importChecks: createImportChecks(deps),
    },
    follow: createFollowWorkforce({
      ...deps,
      keepRegisters: createKeepRegisters(deps),
      onFault: (error) => onFault(error, 'workforce'),
    }),
  };
}
