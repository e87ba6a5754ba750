import { type Declined, decline } from '../../domain/escalation.js';
import type { ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { AccessLog, Clock, ConcernStore, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

interface Deps {
  readonly concerns: ConcernStore;
  readonly accessLog: AccessLog;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
}

export type DeclineConcern = (by: Person, concernId: ConcernId) => Promise<Declined>;

export function createDeclineConcern({ concerns, accessLog, organisation, currentChain, clock }: Deps): DeclineConcern {
  return async (by, concernId) => {
    const chain = await currentChain(await organisation.current(), clock.now());
    const outcome = await concerns.changeFor(by, concernId, (concern) => decline(concern, by, chain, clock.now()));
    // Whoever came too late was refused as well.
    if (outcome === undefined || outcome.kind === 'not-found' || outcome.kind === 'already-acknowledged') {
      await accessLog.record({ concernId, person: by.id, action: 'decline', outcome: 'refused', at: clock.now() });
    }
    return outcome ?? { kind: 'not-found' };
  };
}
