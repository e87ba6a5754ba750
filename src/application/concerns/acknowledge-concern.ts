import { type Acknowledged, acknowledge } from '../../domain/acknowledgement.js';
import { withDue } from '../../domain/case/with-due.js';
import type { ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { AccessLog, Clock, ConcernStore, OrganisationStore } from '../ports.js';

interface Deps {
  readonly concerns: ConcernStore;
  readonly accessLog: AccessLog;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

export type AcknowledgeConcern = (by: Person, concernId: ConcernId) => Promise<Acknowledged>;

export function createAcknowledgeConcern({ concerns, accessLog, organisation, clock }: Deps): AcknowledgeConcern {
  return async (by, concernId) => {
    const settings = await organisation.current();
    const outcome = await concerns.changeFor(by, concernId, (concern) =>
      withDue(concern, acknowledge(concern, by, clock.now()), settings),
    );
    // Whoever came too late was refused as well.
    if (outcome === undefined || outcome.kind === 'not-found' || outcome.kind === 'already-acknowledged') {
      await accessLog.record({ concernId, person: by.id, action: 'acknowledge', outcome: 'refused', at: clock.now() });
    }
    return outcome ?? { kind: 'not-found' };
  };
}
