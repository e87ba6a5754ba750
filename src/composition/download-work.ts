import { createFileEvidence } from '../application/concerns/file-evidence.js';
import { createFollowPack } from '../application/concerns/follow-pack.js';
import { createOpenPack } from '../application/concerns/open-pack.js';
import type { PhoneFor } from '../application/concerns/phone-for.js';
import type { ReadConcern } from '../application/concerns/read-concern.js';
import { createFollowDownload } from '../application/follow-download.js';
import type { SeeEvidence } from '../application/policies/policy-evidence.js';
import type { Clock } from '../application/ports.js';
import type { ListChecks } from '../application/workforce/list-checks.js';
import type { Stores } from './open-stores.js';

interface Options extends Pick<Stores, 'downloads' | 'concerns' | 'evidence' | 'people' | 'organisation'> {
  readonly read: ReadConcern;
  readonly phoneFor: PhoneFor;
  readonly seeEvidence: SeeEvidence;
  readonly listChecks: ListChecks;
  /** Where a download link leads; undefined where nobody could follow one. */
  readonly linkTo?: ((token: string) => string) | undefined;
  readonly clock: Clock;
}

/** What leaves the product as a file: what came with a concern, drafts for agencies, who has accepted a policy, and the register of checks. */
export function buildDownloadWork(options: Options) {
  const fileEvidence = createFileEvidence(options);
  return {
    fileEvidence,
    openPack: createOpenPack(options),
    followDownload: createFollowDownload({ ...options, fileEvidence, followPack: createFollowPack(options) }),
  };
}
