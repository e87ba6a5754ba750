import {
  type EvidenceFile,
  type FileRefusal,
  type FileType,
  LARGEST_FILE_BYTES,
  type ListedFile,
  MOST_FILES,
  MOST_FILES_OF_A_CASE,
} from '../domain/case/evidence.js';
import type { PersonId } from '../domain/ids.js';
import { nameIn } from './details-section.js';
import { dateAndTime } from './wording.js';

/** A file as a list on the pages shows it. Its name is somebody's words: for the pages alone, and in no chat. */
export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** The question about files, which a form on the pages asks beside those of chat. */
export interface FilesQuestion {
  readonly label: string;
  readonly hint: string;
  /** What a browser offers to choose; what is in a file is judged when it is here. */
  readonly accept: string;
  readonly most: number;
  readonly largestBytes: number;
  /** What to say where it is larger, without sending it. */
  readonly tooLarge: string;
  readonly rows: readonly FileRow[];
}

const TYPE_WORDS: Record<FileType, string> = {
  pdf: 'PDF',
  jpeg: 'JPEG picture',
  png: 'PNG picture',
  webp: 'WebP picture',
  heic: 'HEIC picture',
  docx: 'Word document',
  text: 'Plain text',
};

export const FILE_PROBLEMS: Record<FileRefusal, string> = {
  'too-large': 'The file is larger than 10 MB. It was not added.',
  empty: 'There is nothing in the file. It was not added.',
  'not-this-type':
    'This is not a kind of file that can be added, whatever its name says. It was not added. Save it as a PDF, or say what is in it above.',
  'too-many': `There are ${MOST_FILES} files already. It was not added.`,
  'may-be-sent':
    'The concern may have been sent already, so its files stay as they are. Press Send to be sure; give whoever takes it any other file.',
};

const COMMON = {
  accept: '.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx,.txt',
  largestBytes: LARGEST_FILE_BYTES,
  tooLarge: FILE_PROBLEMS['too-large'],
};

/** Of the reporter's form. */
export function filesQuestion(files: readonly EvidenceFile[]): FilesQuestion {
  return {
    ...COMMON,
    label: 'Files (optional)',
    hint: `Up to ${MOST_FILES}, each up to 10 MB: pictures, PDF, Word (docx) or plain text. Only add what you have already; don't photograph injuries or copy anything for this.`,
    most: MOST_FILES,
    rows: files.map((file) => ({ id: file.id, name: file.name, about: aboutFile(file) })),
  };
}

/** Of a case: what is there already is listed beside it. */
export function moreFilesQuestion(): FilesQuestion {
  return {
    ...COMMON,
    label: 'Add files',
    hint: 'Each up to 10 MB: pictures, PDF, Word (docx) or plain text. Nothing can be taken out afterwards.',
    most: MOST_FILES_OF_A_CASE,
    rows: [],
  };
}

/** Of a concern, with who brought it and when. */
export function fileRow(file: ListedFile, names: ReadonlyMap<PersonId, string>, zone: string): FileRow {
  const { id, name, by, at } = file;
  return { id, name, about: `${aboutFile(file)}, added by ${nameIn(names, by)} on ${dateAndTime(at, zone)}` };
}

export function countedFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function aboutFile({ type, bytes }: EvidenceFile): string {
  return `${TYPE_WORDS[type]}, ${sizeWords(bytes)}`;
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
