import { createHash } from 'node:crypto';
import { asFormToken, type FormToken } from '../domain/ids.js';

/**
 * What makes sending twice count once: the same words of one form are one thing, and words that were changed before they were sent
 * again are kept as well. @param once of the form that was opened
 */
export function tokenOfWords(once: string, words: object): FormToken {
  return asFormToken(
    createHash('sha256')
      .update(JSON.stringify([once, words]))
      .digest('base64url'),
  );
}
