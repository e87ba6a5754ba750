import type { Watched } from '../../domain/people/duty-reach.js';
import type { Person } from '../../domain/person.js';
import type { FindAccounts } from './account-on.js';
import { createWhyUnreached, type UnreachedDeps } from './why-unreached.js';

/** Whether messages reach somebody, as far as anybody can tell before one is sent. */
export type ReachOf = (person: Person) => Promise<Watched['reach']>;

interface Deps extends UnreachedDeps {
  /** Asked about those alone whom no account that we know reaches. */
  readonly findAccounts: FindAccounts;
}

export function createReachOf(deps: Deps): ReachOf {
  const whyUnreached = createWhyUnreached(deps);

  return async (known) => {
    if (!known.active) return 'unreachable';
    const because = await whyUnreached(known);
    if (because === undefined) return 'reached';
    // Somebody who was never heard from may yet be written to first; whether that works shows when it is tried.
    if (because === 'unheard') return 'unclear';
    if (because !== 'no-account') return 'unreachable';
    const { person, unanswered } = await deps.findAccounts(known);
    // A platform that takes nothing from us will not find them either.
    if (unanswered.some((platform) => !deps.isOut(platform))) return 'unclear';
    const still = await whyUnreached(person);
    return still === undefined ? 'reached' : 'unreachable';
  };
}
