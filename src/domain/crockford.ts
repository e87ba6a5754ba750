/** Crockford base 32: no I, L, O or U, so that what is written in it survives being read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param bytes of a cryptographic source, one for each character: 256 is a multiple of 32, so there is no bias. */
export function charactersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}
