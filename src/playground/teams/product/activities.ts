import { randomUUID } from 'node:crypto';
import type { Conversation } from '../tenant/conversations.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Tenant } from '../tenant/tenant.js';

export type Activity = Readonly<Record<string, unknown>> & { readonly type: string };

/** Where the client sends from: a chat with the bot, a group, or a channel. */
function conversationOf({ id, kind, name }: Conversation, tenantId: string) {
  const base = { conversationType: kind, tenantId, id };
  return kind === 'personal' ? base : { isGroup: true, ...(kind === 'groupChat' ? { name } : {}), ...base };
}

function channelDataOf({ id, kind, teamId }: Conversation, tenantId: string) {
  const tenant = { id: tenantId };
  if (kind !== 'channel') return { tenant };
  return { teamsChannelId: id, teamsTeamId: teamId, channel: { id }, team: { id: teamId }, tenant };
}

/** Builds activities as a Teams client of one person sends them. */
export function createActivities({ serviceUrl, botId, app, conversations }: Tenant) {
  function build(
    person: TeamsPerson,
    conversation: Conversation,
    type: string,
    rest: Record<string, unknown>,
  ): Activity {
    const { channelData, ...others } = rest as { channelData?: object };
    const now = new Date().toISOString();
    return {
      type,
      id: type === 'message' ? conversations.nextId() : `f:${randomUUID()}`,
      timestamp: now,
      localTimestamp: now,
      localTimezone: 'Europe/London',
      channelId: 'msteams',
      serviceUrl,
      from: { id: person.userId, name: person.name, aadObjectId: person.id },
      conversation: conversationOf(conversation, person.tenantId),
      recipient: { id: botId, name: app.name },
      entities: [{ locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London', type: 'clientInfo' }],
      locale: 'en-GB',
      ...others,
      channelData: { ...channelDataOf(conversation, person.tenantId), ...channelData },
    };
  }

  return {
    build,
    invoke: (
      person: TeamsPerson,
      conversation: Conversation,
      name: string,
      value: unknown,
      replyToId: string | undefined,
    ): Activity => build(person, conversation, 'invoke', { name, value, ...(replyToId ? { replyToId } : {}) }),
  };
}

export type Activities = ReturnType<typeof createActivities>;
