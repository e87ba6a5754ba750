import { type ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { AddressBook } from '../../application/ports.js';
import { type Account, accountOn } from '../../domain/ids.js';
import type { MayCall } from './service-urls.js';

// What the SDK needs of each and nothing more: whatever else an activity holds is not kept, nor is anybody's name.
const named = z.object({
  id: z.string(),
  name: z
    .string()
    .catch('')
    .transform(() => ''),
});
const conversation = named.extend({
  tenantId: z.string().exactOptional(),
  conversationType: z.string().default('personal'),
  isGroup: z.boolean().default(false),
});
const address = z.object({
  serviceUrl: z.string(),
  channelId: z.literal('msteams'),
  conversation,
  bot: named,
  user: named.extend({ aadObjectId: z.string().exactOptional() }),
});

/** How the bot reaches one person: the conversation reference of their own chat with it. */
type Address = z.infer<typeof address>;

/** Where the tenant's chats are, as somebody of it was last seen: enough to open a chat with another one. */
const home = z.object({ serviceUrl: z.string(), tenantId: z.string(), bot: named });
type Home = z.infer<typeof home>;

/** No object id of Entra's looks like this. */
const HOME = accountOn('teams', 'tenant:home');

interface Deps {
  readonly book: Pick<AddressBook, 'keep' | 'addressOf'>;
  readonly mayCall: MayCall;
  /** Undefined with a local emulator that was given none. */
  readonly tenantId: string | undefined;
}

/** Conversation references, each judged when it is kept and again before it is used. */
export function createAddresses({ book, mayCall, tenantId }: Deps) {
  let lastHome = '';

  async function keepHome({ serviceUrl, bot, conversation: { tenantId: seen } }: Address): Promise<void> {
    if (seen === undefined) return;
    const known: Home = { serviceUrl, tenantId: seen, bot };
    const written = JSON.stringify(known);
    if (written === lastHome) return;
    await book.keep(HOME, known);
    lastHome = written;
  }

  async function keep(account: Account, reference: unknown) {
    const kept = address.safeParse(reference);
    if (!kept.success || !mayCall(kept.data.serviceUrl)) return undefined;
    return { address: kept.data, isFirst: await book.keep(account, kept.data) };
  }

  return {
    /**
     * From a turn in somebody's own chat with the bot.
     * @returns true when it is the account's first
     */
    keep: async (account: Account, context: TurnContext): Promise<boolean> => {
      const kept = await keep(account, TurnContext.getConversationReference(context.activity));
      if (kept) await keepHome(kept.address);
      return kept?.isFirst ?? false;
    },
    of: async (account: Account): Promise<ConversationReference | undefined> => {
      const kept = address.safeParse(await book.addressOf(account));
      return kept.success && mayCall(kept.data.serviceUrl) ? kept.data : undefined;
    },
    /** Undefined as long as nobody of the tenant was ever heard from. */
    home: async (): Promise<Home | undefined> => {
      const known = home.safeParse(await book.addressOf(HOME));
      const isOurs = tenantId === undefined || known.data?.tenantId === tenantId;
      return known.success && isOurs && mayCall(known.data.serviceUrl) ? known.data : undefined;
    },
    /** Of a chat that the bot opened itself. */
    keepOpened: async (userId: string, conversationId: string, { serviceUrl, bot, tenantId: of }: Home) => {
      const kept = await keep(accountOn('teams', userId), {
        serviceUrl,
        channelId: 'msteams',
        conversation: { id: conversationId, tenantId: of },
        bot,
        user: { id: userId, aadObjectId: userId },
      });
      return kept?.address;
    },
  };
}

export type Addresses = ReturnType<typeof createAddresses>;
