import { type CallConfirmed, confirmExternalCall } from '../../domain/escalation.js';
import type { ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Clock, ConcernStore } from '../ports.js';

export type ConfirmExternalCall = (by: Person, concernId: ConcernId) => Promise<CallConfirmed>;

interface Deps {
  readonly concerns: ConcernStore;
  readonly clock: Clock;
}

/** "I have rung them": the reporter's own concern, which nobody here was told of. */
export function createConfirmExternalCall({ concerns, clock }: Deps): ConfirmExternalCall {
  return async (by, concernId) =>
    // Not through `changeFor`: a reporter who named themselves is excluded from the content, not from this duty.
    (await concerns.change(concernId, (concern) => confirmExternalCall(concern, by, clock.now()))) ?? {
      kind: 'not-found',
    };
}
