import { type Activity, ActivityTypes, type ConversationReference, MessageFactory, type TurnContext } from 'botbuilder';
import type { MessageFacts } from '../../application/delivery/message-facts.js';
import { DeliveryError } from '../../application/errors.js';
import type { AddressBook, Clock, Messenger, OrganisationStore, SentMessage } from '../../application/ports.js';
import { accountOn } from '../../domain/ids.js';
import { noticeView } from '../../presentation/notices.js';
import type { TeamsAdapter } from './adapter.js';
import type { Addresses } from './address.js';
import { attachment } from './cards/elements.js';
import { noticeCard } from './cards/notices.js';
import { refusalOf, toDeliveryError } from './errors.js';

interface Deps {
  readonly adapter: TeamsAdapter;
  readonly addresses: Addresses;
  readonly book: Pick<AddressBook, 'markUnreachable'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

const FORBIDDEN = 403;

/** Sends notices as cards into the bot's own chat with a person, and changes them later. */
export function createTeamsMessenger({ adapter, addresses, book, organisation, clock }: Deps): Messenger {
  async function messageOf(facts: MessageFacts): Promise<Partial<Activity>> {
    const { phones } = await organisation.current();
    const view = noticeView(facts, phones.emergency);
    return { ...MessageFactory.attachment(attachment(noticeCard(view))), summary: view.preview };
  }

  /** @throws DeliveryError; a person who can't be reached any more is marked so. */
  async function within(
    userId: string,
    reference: Partial<ConversationReference>,
    act: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    try {
      await adapter.inConversation(reference, act);
    } catch (error) {
      if (refusalOf(error).status === FORBIDDEN) await book.markUnreachable(accountOn('teams', userId), clock.now());
      throw toDeliveryError(error);
    }
  }

  async function addressOf(userId: string) {
    const reference = await addresses.of(accountOn('teams', userId));
    if (reference) return reference;
    // The app was never installed for them, or what is kept names a host that we don't call.
    throw new DeliveryError({ platform: 'teams', retryable: false, reason: 'no_address' });
  }

  return {
    platform: 'teams',
    send: async (userId, facts) => {
      const [reference, message] = await Promise.all([addressOf(userId), messageOf(facts)]);
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
