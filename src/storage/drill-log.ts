import { z } from 'zod';
import { type DrillLog, NO_DRILLS } from '../domain/drill-log.js';
import { type Account, asConcernId, asItemId, asMatterId, asPersonId, asReference, PLATFORMS } from '../domain/ids.js';
import { WAKE_CHANNELS } from '../domain/notice.js';
import type { Matter } from './matter-store.js';

/** Sealed values are JSON, in which a date is a text. */
const date = z.coerce.date();
const maybeDate = date.optional();
const person = z.string().transform(asPersonId);
const item = z.string().transform(asItemId);

const asked = z.object({
  person,
  as: z.enum(['duty', 'deputy', 'lead', 'manager']),
  askedAt: date,
  ways: z.array(
    z.object({
      way: z.enum([...PLATFORMS, 'chat', ...WAKE_CHANNELS]),
      state: z.enum(['reached', 'trying', 'failed', 'not-needed']),
      at: maybeDate,
      failed: z.number(),
    }),
  ),
  openedAt: maybeDate,
  declinedAt: maybeDate,
  acknowledgedAt: maybeDate,
});

const report = z.object({
  id: item,
  reference: z.string().transform(asReference),
  urgent: z.boolean(),
  startedBy: person,
  startedAt: date,
  dueAt: date,
  ended: z.object({
    how: z.enum(['acknowledged', 'stopped', 'unanswered']),
    at: date,
    by: person.optional(),
  }),
  asked: z.array(asked),
});

const running = z.object({
  id: item,
  concernId: z.string().transform(asConcernId),
  draft: z.object({ id: z.string(), owner: z.string().transform((account) => account as Account) }),
  urgent: z.boolean(),
});

/** The drills of the organisation, kept apart from practice concerns: a report outlives what it is about. */
export const DRILLS: Matter<DrillLog> = {
  id: asMatterId('drills'),
  initial: NO_DRILLS,
  schema: z.object({ running: running.optional(), reports: z.array(report) }),
};
