import type { PersonId } from './ids.js';
import type { Person } from './person.js';
import { type Barred, type Chain, everyone, everyoneAllowed } from './routing.js';

/** What somebody has to be told of at once, because a concern that came now would not find whom it should. */
export type ChainAlarm = 'nobody-reachable' | 'duty-unreachable' | 'deputy-unreachable';

type IsReachable = (person: PersonId) => boolean;

/**
 * The worst that is wrong with the chain as it is now. Nobody on duty is as bad as somebody whom no platform reaches; that there
 * is no deputy at all is how the rota was made, and no alarm.
 */
export function chainAlarm(chain: Chain, reachable: IsReachable): ChainAlarm | undefined {
  const isReached = (person: Person | undefined) => person !== undefined && reachable(person.id);
  if (!everyone(chain).some(({ person }) => isReached(person))) return 'nobody-reachable';
  if (!isReached(chain.duty)) return 'duty-unreachable';
  return chain.deputy === undefined || isReached(chain.deputy) ? undefined : 'deputy-unreachable';
}

/**
 * Whether nobody who may be told of one concern can be. It says nothing of whom the concern is kept from, and is the reporter's
 * to hear: whoever else hears of it learns that somebody is kept from a concern.
 */
export function alarmFor(chain: Chain, barred: Barred, reachable: IsReachable): 'nobody-reachable' | undefined {
  return everyoneAllowed(chain, barred).some(({ person }) => reachable(person.id)) ? undefined : 'nobody-reachable';
}
