import { z } from 'zod';
import { asItemId, asMatterId, asPersonId } from '../domain/ids.js';
import { ALL_REACHED, type ReachRecord } from '../domain/people/duty-reach.js';
import { type LeaverRecord, NOBODY_LEFT } from '../domain/people/leavers.js';
import type { Matter } from './matter-store.js';

/** Records of the organisation about its people: what is sealed of each is JSON, and this makes of it what it was. */

const personId = z.string().transform(asPersonId);
const itemId = z.string().transform(asItemId);
/** A date in JSON. */
const date = z.coerce.date();

/** Who could not be reached while on duty, and when. */
export const REACH: Matter<ReachRecord> = {
  id: asMatterId('reach'),
  initial: ALL_REACHED,
  schema: z.object({
    spells: z.array(
      z.object({
        id: itemId,
        as: z.enum(['duty', 'deputy']),
        person: personId.optional(),
        since: date,
        ended: z.object({ as: z.enum(['reachable-again', 'over']), at: date }).optional(),
      }),
    ),
  }),
};

/** What leads and managers were told of people who have left. */
export const LEAVERS: Matter<LeaverRecord> = {
  id: asMatterId('leavers'),
  initial: NOBODY_LEFT,
  schema: z.object({
    alarms: z.array(
      z.object({
        id: itemId,
        about: z.enum(['person-left', 'person-back', 'rota-names-leaver']),
        person: personId,
        at: date,
        leftAt: date,
        slot: date.optional(),
        said: z.string(),
      }),
    ),
    putBack: z.array(z.object({ person: personId, by: personId, at: date })),
    held: z.array(z.object({ id: itemId, since: date, endedAt: date.optional() })).default([]),
  }),
};
