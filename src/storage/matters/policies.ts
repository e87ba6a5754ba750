import { z } from 'zod';
import { asItemId } from '../../domain/ids.js';
import { type Acceptances, NOTHING_ASKED } from '../../domain/policies/acceptance.js';
import { EARLY_REASONS, type Policy } from '../../domain/policies/policy.js';
import type { Shelf } from '../matter-shelf.js';
import { id, personId, time, token } from './stored.js';

const day = z.iso.date();
const url = z.string().optional();
const reminded = z.object({ due: day, day }).optional();

const filed = {
  id: z.string().transform(asItemId),
  title: z.string(),
  owner: personId,
  version: z.string(),
  lastReviewed: day,
  reviewEvery: z.object({ amount: z.number(), unit: z.enum(['s', 'm', 'h', 'd', 'w', 'mo', 'wh', 'wd']) }),
  url,
};

const review = z.object({
  version: z.string(),
  summary: z.string(),
  material: z.boolean(),
  by: personId,
  on: day,
  recordedAt: time,
  next: day,
  token,
});

const campaign = z.object({
  id,
  version: z.string(),
  digest: z.string(),
  url,
  summary: z.string(),
  startedOn: day,
  acceptBy: day,
  spreadAt: time.optional(),
});

const policy = z.object({
  ...filed,
  nextReview: day,
  earlyReview: z
    .object({
      reason: z.enum(EARLY_REASONS),
      words: z.string().optional(),
      by: personId,
      askedOn: day,
      due: day,
      token,
      tellAt: time.optional(),
    })
    .optional(),
  reviews: z.array(review),
  campaign: campaign.optional(),
  clientVersion: z.object({ url, words: z.string().optional() }).optional(),
  filed: z.object(filed),
  retiredAt: time.optional(),
  told: z.object({
    owner: reminded,
    manager: reminded,
    notAccepted: reminded,
    ownerGone: personId.optional(),
  }),
});

/** The organisation's policies, by their ids in the file; nothing of one that the file never named. */
export const POLICIES: Shelf<Policy | undefined> = {
  shelf: 'policies',
  initial: undefined,
  schema: policy.optional(),
};

const ask = z.object({
  policy: id,
  campaign: id,
  version: z.string(),
  url,
  digest: z.string(),
  askedOn: day,
  acceptedAt: time.optional(),
  ended: z.object({ because: z.enum(['superseded', 'retired', 'left']), at: time }).optional(),
  reminded,
  firstTold: day.optional(),
});

/** What each person was asked to accept, by their id. */
export const ACCEPTANCES: Shelf<Acceptances> = {
  shelf: 'acceptances',
  initial: NOTHING_ASKED,
  schema: z.object({ asks: z.array(ask) }),
};
