import { z } from 'zod';
import type { WorkforceStart } from '../../application/workforce/keep-registers.js';
import { asMatterId } from '../../domain/ids.js';
import { BARRED_LISTS_KNOWN } from '../../domain/workforce/certificate.js';
import { CHECK_KINDS, DBS_RESULTS, EMPTY_REGISTER, type Register } from '../../domain/workforce/checks.js';
import { NOTHING_TOLD, type TeamRecord } from '../../domain/workforce/follow-team.js';
import type { Shelf } from '../matter-shelf.js';
import type { Matter } from '../matter-store.js';
import { personId, time, token } from './stored.js';

const day = z.string();
const reminded = z.object({ due: day, day });
const kind = z.enum(CHECK_KINDS);

const certificate = z.object({
  level: z.string(),
  workforce: z.string().optional(),
  barredLists: z.enum(BARRED_LISTS_KNOWN),
  numberEnds: z.string().optional(),
  originalSeen: z.boolean().optional(),
});

const check = z.object({
  on: day,
  result: z.enum(DBS_RESULTS).optional(),
  onUpdateService: z.boolean().optional(),
  mayBeLookedUp: z.boolean().optional(),
  certificate: certificate.optional(),
  nextOn: day.optional(),
  checker: personId.optional(),
  recorded: z.object({ by: personId, at: time, token }).optional(),
});

const item = z.object({
  checks: z.array(check),
  progress: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('booked'), on: day }),
      z.object({ kind: z.literal('submitted'), on: day }),
    ])
    .optional(),
  reminded: reminded.optional(),
  isToBeAnnounced: z.boolean().optional(),
  checkersToTell: z.array(personId).optional(),
});

const entry = z.object({
  did: z.enum(['booked', 'submitted', 'leave-started', 'leave-ended']),
  kind: kind.optional(),
  by: personId,
  at: time,
  token: token.optional(),
});

/** The checks of each person of the organisation file. */
export const REGISTERS: Shelf<Register> = {
  shelf: 'workforce',
  initial: EMPTY_REGISTER,
  schema: z.object({
    isHere: z.boolean(),
    hasDutyRole: z.boolean(),
    startedOn: day.optional(),
    items: z.partialRecord(kind, item),
    away: z.object({ from: day, until: day.optional() }).optional(),
    log: z.array(entry),
  }),
};

/** What each line manager was told of the checks of their reports. */
export const TEAM_RECORDS: Shelf<TeamRecord> = {
  shelf: 'workforce-teams',
  initial: NOTHING_TOLD,
  schema: z.object({ lastOn: z.string().optional(), told: z.array(reminded.extend({ person: personId, kind })) }),
};

/** Since when registers are kept. */
export const WORKFORCE_START: Matter<WorkforceStart> = {
  id: asMatterId('workforce-start'),
  initial: {},
  schema: z.object({ begunAt: time.optional() }),
};
