import { createHash, timingSafeEqual } from 'node:crypto';

/** 80 bits in hex: long enough that nobody guesses it, short enough to be typed. */
const DIGITS = 20;
const GROUP = 4;

/** A key as it is kept: `id:base64 of 32 bytes`. Without its id it would open nothing. */
interface KeptKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * What somebody types to show that their copy is right, such as `3f0a-91c2-...`. It says nothing of the key, which is random;
 * README.md has the same in one line of shell, for a machine without Safeguard.
 */
export function fingerprintOf({ id, bytes }: KeptKey): string {
  const copy = `${id}:${Buffer.from(bytes).toString('base64')}`;
  const digest = createHash('sha256').update(`safeguard key fingerprint\n${copy}`).digest('hex').slice(0, DIGITS);
  return digest.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? digest;
}

/**
 * What somebody typed for a fingerprint.
 *
 * - the-key: it looks like the key itself, which has no place in a chat
 */
export type TypedFingerprint =
  | { readonly kind: 'fingerprint'; readonly digits: string }
  | { readonly kind: 'the-key' }
  | { readonly kind: 'no-fingerprint' };

/** Base64 of 32 bytes, of either alphabet. */
const LIKE_A_KEY = /[\w+/-]{42,43}=?/;

export function readFingerprint(typed: string): TypedFingerprint {
  const digits = digitsOf(typed);
  if (new RegExp(`^[0-9a-f]{${DIGITS}}$`).test(digits)) return { kind: 'fingerprint', digits };
  return { kind: LIKE_A_KEY.test(typed.replaceAll(/\s/g, '')) ? 'the-key' : 'no-fingerprint' };
}

/** In a time that says nothing of how much of it was right. */
export function isFingerprint(digits: string, fingerprint: string): boolean {
  const [typed, real] = [digits, digitsOf(fingerprint)].map((text) => createHash('sha256').update(text).digest());
  return typed !== undefined && real !== undefined && timingSafeEqual(typed, real);
}

function digitsOf(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\-\u2010-\u2015.:]/g, '');
}
