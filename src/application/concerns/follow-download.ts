import type { Person } from '../../domain/person.js';
import type { Clock, ConcernStore, Download, DownloadStore, OrganisationStore, PeopleStore } from '../ports.js';
import { createPackIn, type OpenedPack } from './open-pack.js';
import type { PhoneFor } from './phone-for.js';
import { mayReadAs, type ReadConcern } from './read-concern.js';

/** Both answer the same for a link that was used, has ended, never was, or is no longer its person's to follow. */
export interface FollowDownload {
  /** Whether it would work now. Uses nothing up and logs nothing: previews and crawlers look at links. */
  readonly wouldWork: (token: string) => Promise<boolean>;
  /** Once; the read is logged before anything is given out. */
  readonly take: (token: string) => Promise<(OpenedPack & Pick<Download, 'format'>) | undefined>;
}

interface Deps {
  readonly downloads: Pick<DownloadStore, 'find' | 'take'>;
  readonly concerns: Pick<ConcernStore, 'findFor'>;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
  readonly read: ReadConcern;
  readonly phoneFor: PhoneFor;
  readonly clock: Clock;
}

/** Whoever follows a link is judged as they are now; what was true when it was made counts for nothing. */
export function createFollowDownload(deps: Deps): FollowDownload {
  const { downloads, concerns, people, read, clock } = deps;
  const packIn = createPackIn(deps);

  async function mayFollow(person: Person, { concernId }: Download): Promise<boolean> {
    const concern = await concerns.findFor(person, concernId);
    return concern !== undefined && mayReadAs(person, 'download-pack', concern, clock.now());
  }

  return {
    wouldWork: async (token) => {
      const download = await downloads.find(token);
      const person = download && (await people.byId(download.person));
      return download !== undefined && person !== undefined && mayFollow(person, download);
    },
    take: async (token) => {
      const download = await downloads.take(token);
      const person = download && (await people.byId(download.person));
      if (download === undefined || person === undefined) return undefined;
      const found = await read(person, download.concernId, 'download-pack');
      if (found.kind !== 'found') return undefined;
      const opened = await packIn(person, found.details, download.entry);
      return opened && { ...opened, format: download.format };
    },
  };
}
