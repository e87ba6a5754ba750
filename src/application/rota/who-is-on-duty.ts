import { onDutyAt } from '../../domain/rota.js';
import type { Clock, OrganisationStore } from '../ports.js';
import type { CurrentChain } from './current-chain.js';

export interface OnDutyNow {
  readonly duty?: string | undefined;
  readonly deputy?: string | undefined;
  readonly unwatchedUntil?: Date | undefined;
}

export type WhoIsOnDuty = () => Promise<OnDutyNow>;

interface Deps {
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
}

/** Names of the duty person and the deputy now. */
export function createWhoIsOnDuty({ organisation, currentChain, clock }: Deps): WhoIsOnDuty {
  return async () => {
    const now = clock.now();
    const settings = await organisation.current();
    const { duty, deputy } = await currentChain(settings, now);
    const { unwatchedUntil } = onDutyAt(settings.rota, now);
    return { duty: duty?.name, deputy: deputy?.name, unwatchedUntil };
  };
}
