import type { ListedFile } from '../../domain/case/evidence.js';
import type { ConcernId, ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { DownloadStore, FileDownload } from '../download-store.js';
import type { EvidenceStore } from '../evidence-store.js';
import type { Clock, ConcernStore } from '../ports.js';
import { mayReadAs, type ReadConcern } from './read-concern.js';

export interface FollowedFile {
  readonly file: ListedFile;
  readonly bytes: Uint8Array;
}

/** Files that came with a concern, for whoever may read it. To everybody else they are not there. */
export interface FileEvidence {
  /** A link that leads to it once. The read is logged. */
  readonly offer: (
    reader: Person,
    concernId: ConcernId,
    file: ItemId,
  ) => Promise<{ readonly file: ListedFile; readonly link?: string | undefined } | undefined>;
  /** Logs nothing. */
  readonly mayFollow: (person: Person, download: FileDownload) => Promise<boolean>;
  /** The read is logged before anything is given out. */
  readonly follow: (person: Person, download: FileDownload) => Promise<FollowedFile | undefined>;
}

interface Deps {
  readonly concerns: Pick<ConcernStore, 'findFor'>;
  readonly evidence: Pick<EvidenceStore, 'open'>;
  readonly read: ReadConcern;
  readonly downloads: Pick<DownloadStore, 'open'>;
  /** Undefined where nobody could follow a link to us. */
  readonly linkTo?: ((token: string) => string) | undefined;
  readonly clock: Clock;
}

/** Whoever follows a link is judged as they are now; what was true when it was made counts for nothing. */
export function createFileEvidence({ concerns, evidence, read, downloads, linkTo, clock }: Deps): FileEvidence {
  async function listed(reader: Person, concernId: ConcernId, id: ItemId, as: 'open-file' | 'download-file') {
    const found = await read(reader, concernId, as);
    return found.kind === 'found' ? found.details.file.evidence.find((file) => file.id === id) : undefined;
  }

  return {
    offer: async (reader, concernId, id) => {
      const file = await listed(reader, concernId, id, 'open-file');
      if (file === undefined || linkTo === undefined) return file && { file };
      return { file, link: linkTo(await downloads.open({ concernId, person: reader.id, file: id })) };
    },
    mayFollow: async (person, { concernId }) => {
      const concern = await concerns.findFor(person, concernId);
      return concern !== undefined && mayReadAs(person, 'download-file', concern, clock.now());
    },
    follow: async (person, { concernId, file: id }) => {
      const file = await listed(person, concernId, id, 'download-file');
      const bytes = file && (await evidence.open(concernId, file));
      return file && bytes && { file, bytes };
    },
  };
}
