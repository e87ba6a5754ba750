import { fileTypeFromBuffer } from 'file-type';
import type { FileType } from '../domain/case/evidence.js';

const TYPES: Readonly<Record<string, FileType>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What is in a file, whatever it is called; undefined for all that is not taken. */
export async function fileTypeOf(bytes: Uint8Array): Promise<FileType | undefined> {
  // What it can't follow is nothing that we take.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = found && Object.hasOwn(TYPES, found.mime) ? TYPES[found.mime] : undefined;
  if (type === 'docx' && hasMacros(bytes)) return undefined;
  // Two letters are enough to look like some old picture, so a text is asked for in its own right.
  return type ?? (isPlainText(bytes) ? 'text' : undefined);
}

/** As the list of its parts says, whatever kind of document it calls itself. */
function hasMacros(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('vbaProject');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells other files from a text
const NOT_IN_A_TEXT = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;

/** Words in UTF-8, and nothing that begins as a page or a drawing does. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !NOT_IN_A_TEXT.test(text) && !/^\s*</.test(text) && text.trim() !== '';
  } catch {
    return false;
  }
}
