import { charactersOf } from './crockford.js';
import { asReference, type Reference } from './ids.js';

const LENGTH = 6;

/**
 * `SG-` and six random characters. Random on purpose: a gap in a sequence would reveal a hidden
 * concern (domain reference, section 2).
 *
 * @param randomBytes six bytes from a cryptographic source; 256 is a multiple of 32, so no bias.
 */
export function referenceFrom(randomBytes: Uint8Array): Reference {
  if (randomBytes.length < LENGTH) throw new RangeError('a reference needs six random bytes');
  return asReference(`SG-${charactersOf(randomBytes.subarray(0, LENGTH))}`);
}
