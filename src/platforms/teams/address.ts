import { type ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { AddressBook } from '../../application/ports.js';
import type { Account } from '../../domain/ids.js';
import type { MayCall } from './service-urls.js';

/** How the bot reaches one person: the whole conversation reference, from their own chat with it. */
const address = z.looseObject({
  serviceUrl: z.string(),
  channelId: z.literal('msteams'),
  conversation: z.looseObject({ id: z.string(), tenantId: z.string().optional() }),
  bot: z.looseObject({ id: z.string() }),
  user: z.looseObject({ id: z.string(), aadObjectId: z.string().optional() }),
});

/** Conversation references, each judged when it is kept and again before it is used. */
export function createAddresses(book: AddressBook, mayCall: MayCall) {
  return {
    keep: async (account: Account, context: TurnContext): Promise<void> => {
      const { activityId: _, locale: __, ...reference } = TurnContext.getConversationReference(context.activity);
      const kept = address.safeParse(reference);
      if (kept.success && mayCall(kept.data.serviceUrl)) await book.keep(account, kept.data);
    },
    of: async (account: Account): Promise<Partial<ConversationReference> | undefined> => {
      const kept = address.safeParse(await book.addressOf(account));
      return kept.success && mayCall(kept.data.serviceUrl)
        ? (kept.data as unknown as Partial<ConversationReference>)
        : undefined;
    },
  };
}

export type Addresses = ReturnType<typeof createAddresses>;
