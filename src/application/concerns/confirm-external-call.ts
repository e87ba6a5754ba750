import { type CallConfirmed, confirmExternalCall } from '../../domain/escalation.js';
import type { ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { AccessLog, Clock, ConcernStore } from '../ports.js';

export type ConfirmExternalCall = (by: Person, concernId: ConcernId) => Promise<CallConfirmed>;

interface Deps {
  readonly concerns: ConcernStore;
  readonly accessLog: AccessLog;
  readonly clock: Clock;
}

/** "I have rung them": the reporter's own concern, which nobody here was told of. */
export function createConfirmExternalCall({ concerns, accessLog, clock }: Deps): ConfirmExternalCall {
  return async (by, concernId) => {
    // Not through `changeFor`: a reporter who named themselves is excluded from the content, not from this duty.
    const outcome = await concerns.change(concernId, (concern) => confirmExternalCall(concern, by, clock.now()));
    if (outcome === undefined || outcome.kind === 'not-found') {
      const action = 'confirm-external-call';
      await accessLog.record({ concernId, person: by.id, action, outcome: 'refused', at: clock.now() });
    }
    return outcome ?? { kind: 'not-found' };
  };
}
