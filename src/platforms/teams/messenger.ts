import { type Activity, ActivityTypes, type ConversationReference, MessageFactory, type TurnContext } from 'botbuilder';
import type { Messenger, SentMessage } from '../../application/delivery/delivery-ports.js';
import type { MessageFacts } from '../../application/delivery/message-facts.js';
import { DeliveryError, NO_ADDRESS } from '../../application/errors.js';
import type { AddressBook, Clock, OrganisationStore } from '../../application/ports.js';
import { accountOn } from '../../domain/ids.js';
import { noticeView } from '../../presentation/notices.js';
import type { TeamsAdapter } from './adapter.js';
import type { Addresses } from './address.js';
import { attachment } from './cards/elements.js';
import { noticeCard } from './cards/notices.js';
import { refusalOf, toDeliveryError } from './errors.js';
import type { FirstContact } from './first-contact.js';

interface Deps {
  readonly adapter: TeamsAdapter;
  readonly addresses: Pick<Addresses, 'of'>;
  readonly firstContact: FirstContact;
  readonly book: Pick<AddressBook, 'markUnreachable'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

const FORBIDDEN = 403;
/** The chat itself is not there any more; 404 is said of a message that is gone as well. */
const NO_CHAT = 'ConversationNotFound';
/** What the connector says beside it for a person who keeps the bot from writing; all else is that the app is not there. */
const BLOCKED = 'MessageWritesBlocked';

/** Sends notices as cards into the bot's own chat with a person, and changes them later. */
export function createTeamsMessenger(deps: Deps): Messenger {
  const { adapter, addresses, firstContact, book, organisation, clock } = deps;

  async function messageOf(facts: MessageFacts): Promise<Partial<Activity>> {
    const { phones } = await organisation.current();
    const view = noticeView(facts, phones.emergency);
    return { ...MessageFactory.attachment(attachment(noticeCard(view))), summary: view.preview };
  }

  /** @throws DeliveryError; a person who can't be reached any more is marked so. */
  async function reaching<Done>(userId: string, act: () => Promise<Done>): Promise<Done> {
    try {
      return await act();
    } catch (error) {
      const { status, code } = refusalOf(error);
      if (status === FORBIDDEN || code === NO_CHAT) {
        const because = code === BLOCKED ? 'blocked' : 'not-installed';
        await book.markUnreachable(accountOn('teams', userId), because, clock.now());
      }
      throw toDeliveryError(error);
    }
  }

  function within(
    userId: string,
    reference: ConversationReference,
    act: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    return reaching(userId, () => adapter.inConversation(reference, act));
  }

  /** Where a message of theirs stands already. */
  async function addressOf(userId: string): Promise<ConversationReference> {
    return (await addresses.of(accountOn('teams', userId))) ?? nowhere();
  }

  async function addressOrFirstContact(userId: string): Promise<ConversationReference> {
    const known = await addresses.of(accountOn('teams', userId));
    return known ?? (await reaching(userId, () => firstContact(userId))) ?? nowhere();
  }

  return {
    platform: 'teams',
    send: async (userId, facts) => {
      const [reference, message] = await Promise.all([addressOrFirstContact(userId), messageOf(facts)]);
      let sent: SentMessage | undefined;
      await within(userId, reference, async (context) => {
        const answer = await context.sendActivity(message);
        if (answer?.id) sent = { platform: 'teams', channel: userId, id: answer.id };
      });
      if (sent) return sent;
      throw new DeliveryError({ platform: 'teams', retryable: true, reason: 'malformed_answer' });
    },
    replace: async ({ channel, id }, facts) => {
      const [reference, message] = await Promise.all([addressOf(channel), messageOf(facts)]);
      await within(channel, reference, async (context) => {
        await context.updateActivity({ ...message, type: ActivityTypes.Message, id });
      });
    },
    withdraw: async ({ channel, id }) => {
      const reference = await addressOf(channel);
      await within(channel, reference, (context) => context.deleteActivity(id));
    },
  };
}

/** Nobody of the tenant was heard from yet, or what is kept names a host that we don't call. */
function nowhere(): never {
  throw new DeliveryError({ platform: 'teams', retryable: false, reason: NO_ADDRESS });
}
