import { acknowledgementDue } from '../../domain/acknowledgement-clock.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import type { Clock, ConcernStore, FollowedConcern, OrganisationStore, OwnConcern } from '../ports.js';

/** How many of somebody's own concerns are listed, newest first. */
const MOST = 20;

export type OwnConcerns = (reporter: Person) => Promise<readonly FollowedConcern[]>;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'raisedBy'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** A reporter's own concerns: references and states, never more. No concern is opened for it. */
export function createOwnConcerns({ concerns, organisation, clock }: Deps): OwnConcerns {
  return async (reporter) => {
    const [own, settings] = await Promise.all([concerns.raisedBy(reporter, MOST), organisation.current()]);
    const now = clock.now();
    return own.map(({ id, reference, receivedAt, practice, ...of }) => ({
      id,
      reference,
      receivedAt,
      practice,
      state: stateOf({ receivedAt, ...of }, settings, now),
    }));
  };
}

type Followed = Pick<OwnConcern, 'status' | 'urgent' | 'receivedAt' | 'actedOnAt' | 'goesOnIn'>;

/** How far a concern is, as far as its reporter may know. */
export function stateOf(own: Followed, settings: Organisation, now: Date): FollowedConcern['state'] {
  if (isLate(own, settings, now)) return 'nobody-yet';
  if (own.status === 'merged') return mergedState(own.goesOnIn);
  return howFar(own);
}

/** As the other one is, once there is something to say of it: that it waits for somebody would say less than they know. */
function mergedState(goesOnIn: OwnConcern['goesOnIn']): FollowedConcern['state'] {
  const state = goesOnIn && howFar(goesOnIn);
  return state === 'acted-on' || state === 'closed' || state === 'withdrawn' ? state : 'merged';
}

function howFar({ status, actedOnAt }: Pick<OwnConcern, 'status' | 'actedOnAt'>): FollowedConcern['state'] {
  return status === 'held' && actedOnAt ? 'acted-on' : status;
}

/** From the first missed clock on, as the receipt says; from the times alone, because how many were missed is sealed. */
function isLate({ status, urgent, receivedAt }: Followed, settings: Organisation, now: Date): boolean {
  return status === 'unacknowledged' && acknowledgementDue(settings, urgent, receivedAt, 1) <= now;
}
