import { type ConcernAction, may } from '../../domain/access.js';
import type { Concern } from '../../domain/concern.js';
import type { ConcernId, PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { AccessLog, Clock, ConcernStore, OrganisationStore, PeopleStore } from '../ports.js';

export type ConcernRead =
  | { readonly kind: 'found'; readonly details: ConcernDetails }
  /** Theirs to take, but a manager reads only what they have taken. */
  | { readonly kind: 'acknowledge-first' }
  | { readonly kind: 'not-found' };

/** A concern with the names that its reader needs. For a modal or a dialog only, never for a message. */
export interface ConcernDetails {
  readonly concern: Concern;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly actions: readonly ConcernAction[];
  readonly zone: string;
  readonly now: Date;
}

export type ReadConcern = (reader: Person, concernId: ConcernId) => Promise<ConcernRead>;

interface Deps {
  readonly concerns: ConcernStore;
  readonly people: PeopleStore;
  readonly organisation: OrganisationStore;
  readonly accessLog: AccessLog;
  readonly clock: Clock;
}

/** Opens the details for whoever may see them, and logs the read before anything is shown. */
export function createReadConcern({ concerns, people, organisation, accessLog, clock }: Deps): ReadConcern {
  return async (reader, concernId) => {
    const concern = await concerns.findFor(reader, concernId);
    const allowed = concern !== undefined && may(reader, 'read', concern);
    const at = clock.now();
    await accessLog.record({
      concernId,
      person: reader.id,
      action: 'read',
      outcome: allowed ? 'allowed' : 'refused',
      at,
    });
    if (!allowed) {
      const mayTake = concern?.status === 'unacknowledged' && may(reader, 'acknowledge', concern);
      return { kind: mayTake ? 'acknowledge-first' : 'not-found' };
    }
    const [known, settings] = await Promise.all([people.byIds(mentionedIn(concern)), organisation.current()]);
    const names = new Map(known.map(({ id, name }) => [id, name]));
    const unheld = concern.status === 'unacknowledged';
    const actions = (['acknowledge', 'decline'] as const).filter((action) => unheld && may(reader, action, concern));
    return { kind: 'found', details: { concern, names, actions, zone: settings.zone, now: at } };
  };
}

function mentionedIn(concern: Concern): PersonId[] {
  const { report, routed, holder } = concern;
  const ids = [concern.reporter, ...report.subjects, ...report.hiddenFrom, ...routed.map(({ person }) => person)];
  return [...new Set(holder === undefined ? ids : [...ids, holder])];
}
