import { randomBytes } from 'node:crypto';

/** 256 bits, beyond guessing. */
const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

/** For whoever has it, to be used once or for a short while. Stored as a keyed hash alone. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether a text may be one: nothing else is looked for. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
