import { z } from 'zod';
import { cleaned } from '../../application/concerns/typed-text.js';
import { asConcernId, asFormToken, asItemId } from '../../domain/ids.js';
import { FORM_VERBS } from '../../presentation/case/forms.js';
import { DESK_FORMS } from '../../presentation/desk/names.js';
import { SEND_FORM } from './cards/ticket-form.js';

const id = z.string().min(1).max(400);
/** Entra's ids; their case differs between sources. */
const objectId = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .toLowerCase();

/** The SDK's types want these of everybody, and clients leave them out. */
const name = z.string().max(400).catch('');
const isGroup = z.boolean().catch(false);

/** What every activity of Teams has and we read. Unknown fields stay as they are for the SDK. */
export const teamsActivity = z.looseObject({
  type: z.string().min(1).max(40),
  id: id.exactOptional(),
  timestamp: z.string().max(40).exactOptional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.url().max(500),
  from: z.looseObject({ id, name, aadObjectId: objectId.exactOptional() }),
  recipient: z.looseObject({ id, name }).exactOptional(),
  conversation: z.looseObject({
    id,
    name,
    isGroup,
    tenantId: z.string().max(64).exactOptional(),
    /** Empty where a client does not say. */
    conversationType: z.enum(['personal', 'groupChat', 'channel', '']).default(''),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().max(64) }).optional() }).optional(),
  text: z.string().max(200_000).exactOptional(),
  name: z.string().max(100).exactOptional(),
});

export type TeamsActivity = z.infer<typeof teamsActivity>;

/** Every tenant that an activity names; an honest one names one. */
export function tenantsOf({ conversation, channelData }: TeamsActivity): readonly string[] {
  return [conversation.tenantId, channelData?.tenant?.id].filter((tenant) => tenant !== undefined);
}

/** Anything else would be words of somebody in the log of accesses. */
const concernId = z.uuid().transform(asConcernId);

/** What a card's control carries: a hint, judged again on arrival. */
export const pressData = z.object({
  action: z.string().max(100),
  concernId: concernId.optional(),
  item: z.string().max(100).optional(),
});

const formToken = z.string().min(16).max(100).transform(asFormToken);

/** A form as a dialog sends it, the answers beside it by question. */
export const ticketFormData = z.looseObject({
  action: z.literal(SEND_FORM),
  ticket: z.union([
    z.object({
      verb: z.enum(FORM_VERBS),
      concernId,
      item: z.string().max(100).transform(asItemId).optional(),
      token: formToken,
    }),
    z.object({ desk: z.enum(DESK_FORMS), item: z.string().max(100).optional(), token: formToken }),
  ]),
});

/** `Action.Execute`: the verb is the action. */
export const executeData = z.object({
  action: z.object({
    verb: z.string().max(100),
    data: z.looseObject({ concernId: concernId.optional(), item: z.string().max(100).optional() }).optional(),
  }),
});

/** A step of the form as a dialog sends it, the answers beside it by question. */
export const stepData = z.looseObject({
  action: z.literal('report.step'),
  draftId: id,
  step: z.coerce.number().int().min(1).max(3),
  go: z.enum(['next', 'back', 'detail', 'send']),
});

export type StepData = z.infer<typeof stepData>;

/** The message that a message action is about. */
export const messagePayload = z.looseObject({
  createdDateTime: z.string().max(40).nullish(),
  body: z.looseObject({ content: z.string().max(200_000).transform(cleaned).nullish() }).nullish(),
  from: z
    .looseObject({
      user: z.looseObject({ id: objectId.nullish(), displayName: z.string().max(400).nullish() }).nullish(),
    })
    .nullish(),
});
