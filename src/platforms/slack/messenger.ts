import type { WebClient } from '@slack/web-api';
import type { Messenger, SentMessage } from '../../application/delivery/delivery-ports.js';
import type { MessageFacts } from '../../application/delivery/message-facts.js';
import { DeliveryError } from '../../application/errors.js';
import type { OrganisationStore } from '../../application/ports.js';
import { noticeView } from '../../presentation/notices.js';
import { slackErrorCode, toDeliveryError } from './errors.js';
import { NO_UNFURLING } from './views/blocks.js';
import { renderNotice } from './views/notices.js';

interface Deps {
  readonly client: WebClient;
  readonly organisation: OrganisationStore;
}

/** A workspace may forbid that anything is deleted, for one because its messages are exported for compliance. */
const MUST_STAY = new Set(['cant_delete_message', 'compliance_exports_prevent_deletion']);

/** Sends notices as direct messages from the bot, and changes them later. */
export function createSlackMessenger({ client, organisation }: Deps): Messenger {
  const channels = new Map<string, string>();

  async function channelOf(userId: string): Promise<string> {
    const known = channels.get(userId);
    if (known) return known;
    const { channel } = await client.conversations.open({ users: userId });
    if (!channel?.id) throw noAnswer();
    channels.set(userId, channel.id);
    return channel.id;
  }

  async function render(facts: MessageFacts) {
    const { phones } = await organisation.current();
    return renderNotice(noticeView(facts, phones.emergency));
  }

  async function replace({ channel, id }: SentMessage, facts: MessageFacts): Promise<void> {
    const content = await render(facts);
    try {
      await client.chat.update({ channel, ts: id, ...content });
    } catch (error) {
      throw toDeliveryError(error);
    }
  }

  return {
    platform: 'slack',
    replace,
    withdraw: async (message, facts) => {
      try {
        await client.chat.delete({ channel: message.channel, ts: message.id });
      } catch (error) {
        if (!MUST_STAY.has(slackErrorCode(error))) throw toDeliveryError(error);
        await replace(message, facts);
      }
    },
    send: async (userId, facts) => {
      const content = await render(facts);
      try {
        const channel = await channelOf(userId);
        const sent = await client.chat.postMessage({ channel, ...content, ...NO_UNFURLING });
        if (!sent.ts) throw noAnswer();
        return { platform: 'slack', channel: sent.channel ?? channel, id: sent.ts };
      } catch (error) {
        throw error instanceof DeliveryError ? error : toDeliveryError(error);
      }
    },
  };
}

function noAnswer(): DeliveryError {
  return new DeliveryError({ platform: 'slack', retryable: true, reason: 'malformed_answer' });
}
