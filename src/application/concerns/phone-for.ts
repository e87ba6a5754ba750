import type { ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { barredFrom, phoneOf } from '../../domain/routing.js';
import type { Clock, ConcernStore, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** The number of this concern's route (domain reference, section 5); undefined for whoever may not know of the concern. */
export type PhoneFor = (viewer: Person, concernId: ConcernId) => Promise<string | undefined>;

interface Deps {
  readonly concerns: ConcernStore;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
}

export function createPhoneFor({ concerns, organisation, currentChain, clock }: Deps): PhoneFor {
  return async (viewer, concernId) => {
    const concern = await concerns.findFor(viewer, concernId);
    if (concern === undefined) return undefined;
    const settings = await organisation.current();
    const chain = await currentChain(settings, clock.now());
    return settings.phones[phoneOf(concern.route, chain, barredFrom(concern))];
  };
}
