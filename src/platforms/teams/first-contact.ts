import type { ConversationReference } from 'botbuilder';
import type { TeamsAdapter } from './adapter.js';
import type { Addresses } from './address.js';

/**
 * Opens the bot's own chat with somebody who never wrote to it and whose object id the organisation file names. The app has to
 * be installed for them, by themselves or by an administrator.
 * @returns undefined as long as nobody of the tenant was heard from, since only they say where the tenant's chats are.
 * @throws ConnectorRefusal, with 403 where the app is not installed for them
 */
export type FirstContact = (userId: string) => Promise<ConversationReference | undefined>;

export function createFirstContact(adapter: TeamsAdapter, addresses: Addresses): FirstContact {
  return async (userId) => {
    const home = await addresses.home();
    if (home === undefined) return undefined;
    const { serviceUrl, tenantId, bot } = home;
    const conversationId = await adapter.openConversation(serviceUrl, {
      isGroup: false,
      bot,
      members: [{ id: userId, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    });
    return addresses.keepOpened(userId, conversationId, home);
  };
}
