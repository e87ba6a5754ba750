import { z } from 'zod';
import { asMatterId } from '../../domain/ids.js';
import { EMPTY_BOOK, type RotaBook } from '../../domain/rota/rota-book.js';
import type { Matter } from '../matter-store.js';
import { id, personId, stretch, time, token } from './stored.js';

const override = z.object({
  ...stretch,
  id,
  person: personId,
  by: personId,
  at: time,
  because: z.enum(['swap', 'cover', 'change']),
});

const ask = z.object({
  ...stretch,
  id,
  asker: personId,
  other: personId,
  inReturn: z.object(stretch).optional(),
  askedAt: time,
  state: z.enum(['open', 'accepted', 'declined', 'withdrawn', 'outdated']),
});

const event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('swap-asked'),
    item: id,
    other: personId,
    ...stretch,
    inReturn: z.object(stretch).optional(),
  }),
  z.object({ kind: z.literal('swap-accepted'), item: id, overrides: z.array(id) }),
  z.object({ kind: z.enum(['swap-declined', 'swap-withdrawn', 'swap-outdated']), item: id }),
  z.object({
    kind: z.literal('put-on-duty'),
    item: id,
    person: personId,
    because: z.enum(['cover', 'change']),
    ...stretch,
  }),
  z.object({ kind: z.literal('override-cancelled'), item: id, person: personId, ...stretch }),
]);

/** What was changed in chat of the rota. */
export const ROTA_BOOK: Matter<RotaBook> = {
  id: asMatterId('rota'),
  initial: EMPTY_BOOK,
  schema: z.object({
    overrides: z.array(override),
    asks: z.array(ask),
    log: z.array(z.object({ at: time, by: personId, token, event })),
  }),
};
