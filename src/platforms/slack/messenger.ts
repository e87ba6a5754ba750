import type { WebClient } from '@slack/web-api';
import type { MessageFacts } from '../../application/delivery/message-facts.js';
import { DeliveryError } from '../../application/errors.js';
import type { Messenger, OrganisationStore } from '../../application/ports.js';
import { noticeView } from '../../presentation/notices.js';
import { toDeliveryError } from './errors.js';
import { renderNotice } from './views/notices.js';

interface Deps {
  readonly client: WebClient;
  readonly organisation: OrganisationStore;
}

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

  return {
    platform: 'slack',
    send: async (userId, facts) => {
      const content = await render(facts);
      try {
        const channel = await channelOf(userId);
        const sent = await client.chat.postMessage({ channel, ...content, unfurl_links: false, unfurl_media: false });
        if (!sent.ts) throw noAnswer();
        return { platform: 'slack', channel: sent.channel ?? channel, id: sent.ts };
      } catch (error) {
        throw error instanceof DeliveryError ? error : toDeliveryError(error);
      }
    },
    replace: async ({ channel, id }, facts) => {
      const content = await render(facts);
      try {
        await client.chat.update({ channel, ts: id, ...content });
      } catch (error) {
        throw toDeliveryError(error);
      }
    },
  };
}

function noAnswer(): DeliveryError {
  return new DeliveryError({ platform: 'slack', retryable: true, reason: 'malformed_answer' });
}
