import { everyone } from '../../domain/routing.js';
import type { Clock, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { ReachOf } from './reach-of.js';

/** Whether a concern that came now would reach nobody of the whole chain. Somebody of whom nobody can say counts as reached. */
export type NobodyReachable = () => Promise<boolean>;

interface Deps {
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly reachOf: ReachOf;
  readonly clock: Clock;
}

export function createNobodyReachable({ organisation, currentChain, reachOf, clock }: Deps): NobodyReachable {
  return async () => {
    const chain = await currentChain(await organisation.current(), clock.now());
    for (const { person } of everyone(chain)) {
      if ((await reachOf(person)) !== 'unreachable') return false;
    }
    return true;
  };
}
