import type { FileType } from './evidence.js';

const ENDINGS: Record<FileType, readonly [string, ...string[]]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  heic: ['heic', 'heif'],
  docx: ['docx'],
  text: ['txt'],
};

const LONGEST_NAME = 100;
/** Of what is looked at: no system has longer names. */
const LONGEST_GIVEN = 1_000;
/** Ends lines and headers, or turns the direction of writing, so that a name reads as another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
/** What some file system takes for more than a letter. */
const RESERVED = /[<>:"|?*]/g;

/**
 * The name under which a file is listed and leaves: no folder, nothing unseen, and always the ending of what is in it, so that
 * nothing opens it as anything else.
 */
export function fileName(given: string, type: FileType): string {
  const last = given.slice(-LONGEST_GIVEN).split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(RESERVED, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [ending] = ENDINGS[type];
  const known = ENDINGS[type].find((each) => clean.toLowerCase().endsWith(`.${each}`));
  const stem = known === undefined ? clean : clean.slice(0, -known.length - 1);
  const cut = [...stem].slice(0, LONGEST_NAME).join('').trim();
  return `${cut || 'file'}.${known ?? ending}`;
}
