import { z } from 'zod';
import { type DutyRecord, NO_DUTY_YET } from '../../domain/duty-handover.js';
import { asMatterId } from '../../domain/ids.js';
import type { Matter } from '../matter-store.js';
import { id, personId, time } from './stored.js';

const turn = z.object({
  id,
  person: personId.optional(),
  from: time,
  toldAt: time.optional(),
  acceptedAt: time.optional(),
  leadsToldAt: time.optional(),
  openWith: z.array(personId).optional(),
});

/** Whose duty it is and was, and whether they said that they know. */
export const DUTY_RECORD: Matter<DutyRecord> = {
  id: asMatterId('duty'),
  initial: NO_DUTY_YET,
  schema: z.object({ current: turn.optional(), log: z.array(turn) }),
};
