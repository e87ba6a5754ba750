import { charactersOf } from './crockford.js';

declare const brand: unique symbol;
/** With which an anonymous reporter comes back: 16 characters, 80 bits. Whoever has it reads and answers; it is stored nowhere. */
export type ReplyCode = string & { readonly [brand]: 'ReplyCode' };

/** Characters, and as many bytes to make one of. */
export const REPLY_CODE_LENGTH = 16;
const GROUP = 4;
const WRITTEN = /^[0-9A-HJKMNP-TV-Z]{16}$/;
/** Nobody types more between the characters than this. */
const LONGEST_TYPED = 100;

/** @param bytes 16 from a cryptographic source. */
export function replyCodeFrom(bytes: Uint8Array): ReplyCode {
  if (bytes.length < REPLY_CODE_LENGTH) throw new RangeError('a reply code needs 16 bytes');
  return charactersOf(bytes.subarray(0, REPLY_CODE_LENGTH)) as ReplyCode;
}

/** As somebody typed it: in either case, with or without spaces, and with the letters that look like digits. */
export function readReplyCode(typed: string): ReplyCode | undefined {
  if (typed.length > LONGEST_TYPED) return undefined;
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return WRITTEN.test(code) ? (code as ReplyCode) : undefined;
}

/** `7K3Q M2ZX 94HT C0VB`: in groups, to be written down. */
export function replyCodeInGroups(code: ReplyCode): string {
  return Array.from({ length: REPLY_CODE_LENGTH / GROUP }, (_, at) => code.slice(at * GROUP, (at + 1) * GROUP)).join(
    ' ',
  );
}
