import { z } from 'zod';
import { type Account, asMatterId } from '../../domain/ids.js';
import { EMPTY_SETUP_BOOK, type SetupBook } from '../../domain/setup/setup-book.js';
import type { Matter } from '../matter-store.js';
import { id, personId, time } from './stored.js';

const copy = z.object({
  id,
  person: personId,
  fingerprint: z.string(),
  at: time,
  takenBack: z.object({ by: personId, at: time }).optional(),
});

const card = z.object({
  id,
  to: personId,
  by: personId,
  sentAt: time,
  answered: z.object({ at: time, account: z.string().transform((account) => account as Account) }).optional(),
});

/** What people said and answered of the set-up. */
export const SETUP_BOOK: Matter<SetupBook> = {
  id: asMatterId('setup'),
  initial: EMPTY_SETUP_BOOK,
  schema: z.object({
    copies: z.array(copy),
    wrong: z.array(z.object({ person: personId, at: time })),
    cards: z.array(card),
  }),
};
