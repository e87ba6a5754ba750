import { z } from 'zod';
import { type DigestBook, NO_DIGESTS } from '../../domain/digests/digest-book.js';
import { asMatterId } from '../../domain/ids.js';
import type { Matter } from '../matter-store.js';

/** Which digests went out last. */
export const DIGEST_BOOK: Matter<DigestBook> = {
  id: asMatterId('digests'),
  initial: NO_DIGESTS,
  schema: z.object({ weekly: z.string().optional(), quarterly: z.string().optional() }),
};
