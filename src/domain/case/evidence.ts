import type { ItemId } from '../ids.js';
import type { Recorded } from './case-items.js';

/**
 * What may come with a concern as a file, judged by what is in it and never by its name. A short list on purpose: what people
 * photograph, scan and write, and nothing that runs.
 */
export const FILE_TYPES = ['pdf', 'jpeg', 'png', 'webp', 'heic', 'docx', 'text'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
/** With the form. */
export const MOST_FILES = 5;
/** With those that came later. */
export const MOST_FILES_OF_A_CASE = 50;

/** A file as the record knows it. Its bytes are sealed apart; what they were is written down here. */
export interface EvidenceFile {
  readonly id: ItemId;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  /** Of the bytes as they came, in hexadecimal. */
  readonly sha256: string;
}

/** With who brought it and when. */
export type ListedFile = EvidenceFile & Recorded;

/** Why a file was not taken. Nothing of it was kept. */
export type FileRefusal = 'too-large' | 'empty' | 'not-this-type' | 'too-many' | 'may-be-sent';
