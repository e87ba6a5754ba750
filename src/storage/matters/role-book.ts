import { z } from 'zod';
import { asMatterId } from '../../domain/ids.js';
import { ROLES } from '../../domain/person.js';
import { GIVEN_ROLES, NO_ROLE_CHANGES, type RoleBook } from '../../domain/roles/role-book.js';
import type { Matter } from '../matter-store.js';
import { id, personId, time, token } from './stored.js';

const ask = z.object({
  id,
  person: personId,
  wanted: z.discriminatedUnion('change', [
    z.object({ change: z.enum(['give', 'take']), role: z.enum(GIVEN_ROLES) }),
    z.object({ change: z.literal('leave') }),
  ]),
  reason: z.string(),
  by: personId,
  at: time,
  token,
  state: z.enum(['open', 'approved', 'refused', 'withdrawn', 'expired', 'outdated']),
  answeredBy: personId.optional(),
  answeredAt: time.optional(),
  isApplied: z.boolean().optional(),
});

const personChange = z.object({
  person: personId,
  gained: z.array(z.enum(ROLES)),
  lost: z.array(z.enum(ROLES)),
  rota: z.enum(['joined', 'left']).optional(),
  manager: z.object({ from: personId.optional(), to: personId.optional() }).optional(),
});

const byFile = z.object({
  id,
  at: time,
  changes: z.object({
    people: z.array(personChange),
    rota: z.array(z.enum(['from', 'handover', 'cover', 'weeks', 'overrides'])),
  }),
});

/** Who asked for which change of roles, who approved it, and what was changed by file. */
export const ROLE_BOOK: Matter<RoleBook> = {
  id: asMatterId('roles'),
  initial: NO_ROLE_CHANGES,
  schema: z.object({ asks: z.array(ask), byFile: z.array(byFile) }),
};
