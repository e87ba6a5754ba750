import type { Person } from '../../domain/person.js';
import type { PackDownload } from '../download-store.js';
import type { Clock, ConcernStore, OrganisationStore } from '../ports.js';
import { createPackIn, type OpenedPack } from './open-pack.js';
import type { PhoneFor } from './phone-for.js';
import { mayReadAs, type ReadConcern } from './read-concern.js';

/** A draft that somebody downloads. */
export type FollowedPack = OpenedPack & Pick<PackDownload, 'format'>;

/** Whoever follows a link is judged as they are now; what was true when it was made counts for nothing. */
export interface FollowPack {
  readonly mayFollow: (person: Person, download: PackDownload) => Promise<boolean>;
  /** The read is logged before anything is given out. */
  readonly follow: (person: Person, download: PackDownload) => Promise<FollowedPack | undefined>;
}

interface Deps {
  readonly concerns: Pick<ConcernStore, 'findFor'>;
  readonly organisation: OrganisationStore;
  readonly read: ReadConcern;
  readonly phoneFor: PhoneFor;
  readonly clock: Clock;
}

export function createFollowPack(deps: Deps): FollowPack {
  const { concerns, read, clock } = deps;
  const packIn = createPackIn(deps);
  return {
    mayFollow: async (person, { concernId }) => {
      const concern = await concerns.findFor(person, concernId);
      return concern !== undefined && mayReadAs(person, 'download-pack', concern, clock.now());
    },
    follow: async (person, { concernId, entry, format }) => {
      const found = await read(person, concernId, 'download-pack');
      if (found.kind !== 'found') return undefined;
      const opened = await packIn(person, found.details, entry);
      return opened && { ...opened, format };
    },
  };
}
