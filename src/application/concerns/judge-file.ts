import { createHash } from 'node:crypto';
import { type EvidenceFile, type FileRefusal, type FileType, LARGEST_FILE_BYTES } from '../../domain/case/evidence.js';
import { fileName } from '../../domain/case/file-name.js';
import { asItemId } from '../../domain/ids.js';
import type { Random } from '../ports.js';

/** A file as somebody gives it to us. */
export interface OfferedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileJudges {
  readonly fileTypeOf: (bytes: Uint8Array) => Promise<FileType | undefined>;
  readonly random: Random;
}

type JudgedFile =
  | { readonly kind: 'file'; readonly file: EvidenceFile }
  | { readonly kind: 'refused'; readonly because: FileRefusal };

/** What it is, by its bytes alone; its name is made safe and ends as what it is. */
export function createJudgeFile({ fileTypeOf, random }: FileJudges) {
  return async ({ name, bytes }: OfferedFile): Promise<JudgedFile> => {
    if (bytes.length === 0) return { kind: 'refused', because: 'empty' };
    if (bytes.length > LARGEST_FILE_BYTES) return { kind: 'refused', because: 'too-large' };
    const type = await fileTypeOf(bytes);
    if (type === undefined) return { kind: 'refused', because: 'not-this-type' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = asItemId(random.token());
    return { kind: 'file', file: { id, name: fileName(name, type), type, bytes: bytes.length, sha256 } };
  };
}
