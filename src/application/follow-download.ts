import type { FileEvidence, FollowedFile } from './concerns/file-evidence.js';
import type { FollowedPack, FollowPack } from './concerns/follow-pack.js';
import type { Download, DownloadStore } from './download-store.js';
import type { PolicyEvidence, SeeEvidence } from './policies/policy-evidence.js';
import type { PeopleStore } from './ports.js';
import type { ListChecks, ListedChecks } from './workforce/list-checks.js';

/** What a link led to. */
export type Downloaded =
  | ({ readonly kind: 'pack' } & FollowedPack)
  | ({ readonly kind: 'file' } & FollowedFile)
  | ({ readonly kind: 'policy-evidence' } & PolicyEvidence)
  | ({ readonly kind: 'checks' } & ListedChecks);

/** Both answer the same for a link that was used, has ended, never was, or is no longer its person's to follow. */
export interface FollowDownload {
  /** Whether it would work now. Uses nothing up and logs nothing: previews and crawlers look at links. */
  readonly wouldWork: (token: string) => Promise<boolean>;
  /** Once. */
  readonly take: (token: string) => Promise<Downloaded | undefined>;
}

interface Deps {
  readonly downloads: Pick<DownloadStore, 'find' | 'take'>;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly followPack: FollowPack;
  readonly fileEvidence: Pick<FileEvidence, 'mayFollow' | 'follow'>;
  readonly seeEvidence: SeeEvidence;
  readonly listChecks: ListChecks;
}

/** Whoever follows a link is judged as they are now; what was true when it was made counts for nothing. */
export function createFollowDownload(deps: Deps): FollowDownload {
  const { downloads, people, followPack, fileEvidence, seeEvidence, listChecks } = deps;
  const personOf = async (download: Download | undefined) => download && people.byId(download.person);

  return {
    wouldWork: async (token) => {
      const download = await downloads.find(token);
      const person = await personOf(download);
      if (download === undefined || person === undefined) return false;
      if ('policy' in download) return seeEvidence.mayFollow(person, download.policy);
      if ('register' in download) return listChecks.mayFollow(person);
      if ('file' in download) return fileEvidence.mayFollow(person, download);
      return followPack.mayFollow(person, download);
    },
    take: async (token) => {
      const download = await downloads.take(token);
      const person = await personOf(download);
      if (download === undefined || person === undefined) return undefined;
      if ('policy' in download) {
        const evidence = await seeEvidence.evidence(person, download.policy);
        return evidence && { kind: 'policy-evidence', ...evidence };
      }
      if ('register' in download) {
        const listed = await listChecks.list(person);
        return listed && { kind: 'checks', ...listed };
      }
      if ('file' in download) {
        const followed = await fileEvidence.follow(person, download);
        return followed && { kind: 'file', ...followed };
      }
      const pack = await followPack.follow(person, download);
      return pack && { kind: 'pack', ...pack };
    },
  };
}
