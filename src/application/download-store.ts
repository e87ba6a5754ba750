import type { ConcernId, FormToken, ItemId, PersonId } from '../domain/ids.js';

/** What a download link leads to. Sealed where it is kept; who holds the link learns none of it before it is judged. */
export type Download = PackDownload | FileDownload | EvidenceDownload | RegisterDownload;

export interface PackDownload {
  readonly concernId: ConcernId;
  /** Whoever the link was made for. */
  readonly person: PersonId;
  /** Of the form that made the draft: its entry of the chronology says for whom it is. */
  readonly entry: FormToken;
  readonly format: 'pdf' | 'text';
}

/** A file that came with a concern. */
export interface FileDownload {
  readonly concernId: ConcernId;
  /** Whoever the link was made for. */
  readonly person: PersonId;
  readonly file: ItemId;
}

/** Who has accepted a policy. */
export interface EvidenceDownload {
  readonly policy: ItemId;
  /** Whoever the link was made for. */
  readonly person: PersonId;
}

/** The register of checks, of those whom whoever follows it sees to. */
export interface RegisterDownload {
  readonly register: 'checks';
  /** Whoever the link was made for. */
  readonly person: PersonId;
}

/** Links that work once and for a short while of real time. */
export interface DownloadStore {
  /** @returns the token, which is kept nowhere. */
  open(download: Download): Promise<string>;
  /** Looks without using it up. Undefined when it was used, has ended or never was. */
  find(token: string): Promise<Download | undefined>;
  /** Uses it up: of several at the same time one gets it. */
  take(token: string): Promise<Download | undefined>;
  removeEnded(): Promise<number>;
}
