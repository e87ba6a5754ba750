import { asReference, type Reference } from './ids.js';

/** Crockford base 32: no I, L, O or U, so that a reference survives being read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/**
 * `SG-` and six random characters. Random on purpose: a gap in a sequence would reveal a hidden
 * concern (domain reference, section 2).
 *
 * @param randomBytes six bytes from a cryptographic source; 256 is a multiple of 32, so no bias.
 */
export function referenceFrom(randomBytes: Uint8Array): Reference {
  if (randomBytes.length < LENGTH) throw new RangeError('a reference needs six random bytes');
  let characters = '';
  for (const byte of randomBytes.subarray(0, LENGTH)) characters += ALPHABET.charAt(byte % ALPHABET.length);
  return asReference(`SG-${characters}`);
}
