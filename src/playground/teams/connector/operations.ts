import { z } from 'zod';
import type { Answered } from '../../web-api/meet-fault.js';
import { problemsIn } from '../cards/card.js';
import type { Conversation, TeamsDraft } from '../tenant/conversations.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Tenant } from '../tenant/tenant.js';
import * as answers from './answers.js';
import { readActivity } from './read-activity.js';

const newConversation = z.object({
  isGroup: z.literal(false),
  bot: z.object({ id: z.string() }),
  members: z.array(z.object({ id: z.string() })).length(1),
  tenantId: z.string().optional(),
  channelData: z.object({ tenant: z.object({ id: z.string() }) }),
});

export interface Wanted {
  readonly conversation: string;
  readonly activity: string;
  readonly member: string;
  readonly body: unknown;
}

/** What the Bot Connector can be asked, by the name that faults and the record of calls use. */
export function createOperations(tenant: Tenant) {
  const { conversations } = tenant;

  function cannotReach(conversation: Conversation): Answered | undefined {
    if (!conversation.personId) return undefined;
    const reach = tenant.reach(conversation.personId);
    if (reach === 'blocked') return answers.blocked;
    return reach === 'not-installed' ? answers.notInstalled : undefined;
  }

  /** Whatever a bot does in a conversation: it exists, and the bot may write there. */
  function within(wanted: Wanted, act: (conversation: Conversation) => Answered): Answered {
    const conversation = conversations.byId(wanted.conversation);
    if (!conversation) return answers.notFound;
    return cannotReach(conversation) ?? act(conversation);
  }

  function withDraft(body: unknown, act: (draft: TeamsDraft) => Answered): Answered {
    const read = readActivity(body);
    if (!read.ok) return read.refusal;
    return read.draft === 'typing' ? { status: 200, response: {} } : act(read.draft);
  }

  const send = (wanted: Wanted) =>
    within(wanted, ({ id }) =>
      withDraft(wanted.body, (draft) => ({ status: 201, response: { id: tenant.postByBot(id, draft).id } })),
    );

  function own(wanted: Wanted): Answered | undefined {
    const message = conversations.message(wanted.activity);
    return message?.byBot && message.conversation === conversations.byId(wanted.conversation)?.id
      ? undefined
      : answers.noSuchActivity;
  }

  const memberOf = ({ userId, id, name, email, standing, tenantId }: TeamsPerson) => ({
    id: userId,
    aadObjectId: id,
    objectId: id,
    name,
    givenName: name.split(' ')[0],
    surname: name.split(' ').slice(1).join(' '),
    email,
    userPrincipalName: email,
    userRole: standing === 'guest' ? 'guest' : 'user',
    tenantId,
  });

  return {
    createConversation({ body }: Wanted): Answered {
      const parsed = newConversation.safeParse(body);
      if (!parsed.success) return answers.badSyntax(`Conversation: ${problemsIn(parsed.error, body)}`);
      const { bot, members, channelData } = parsed.data;
      if (bot.id !== tenant.botId) return answers.badArgument('Unknown bot');
      const person = tenant.person(members[0]?.id ?? '');
      if (!person || person.tenantId !== channelData.tenant.id)
        return answers.badArgument('Unknown member of that tenant');
      const reach = tenant.reach(person.id);
      if (reach === 'blocked') return answers.blocked;
      if (reach === 'not-installed' || tenant.deactivated.has(person.id)) return answers.notInstalledForPerson;
      return { status: 201, response: { id: person.chatId } };
    },

    sendToConversation: send,
    replyToActivity: send,

    updateActivity: (wanted: Wanted): Answered =>
      within(wanted, ({ id }) => {
        return (
          own(wanted) ??
          withDraft(wanted.body, (draft) => {
            tenant.changeByBot(id, wanted.activity, draft);
            return { status: 200, response: { id: wanted.activity } };
          })
        );
      }),

    deleteActivity: (wanted: Wanted): Answered =>
      within(wanted, ({ id }) => {
        const refusal = own(wanted);
        if (!refusal) tenant.removeByBot(id, wanted.activity);
        return refusal ?? { status: 200, response: {} };
      }),

    getConversationMember(wanted: Wanted): Answered {
      const conversation = conversations.byId(wanted.conversation);
      if (!conversation) return answers.notFound;
      const person = tenant.person(wanted.member);
      // A chat outlives its person: it still takes what the bot writes, and its roster does not know them any more.
      const isHere = person && !tenant.deactivated.has(person.id);
      const isMember = isHere && (conversation.personId ?? person.id) === person.id;
      if (!isMember) return answers.connectorError(404, 'MemberNotFoundInConversation', 'Member not found.');
      return { status: 200, response: memberOf(person) };
    },
  };
}

export type OperationName = keyof ReturnType<typeof createOperations>;
