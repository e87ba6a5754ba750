import type { ConcernDelivery, Delivery, LetterDelivery, SentMessage } from '../application/delivery/delivery-ports.js';
import { asConcernId, asMatterId } from '../domain/ids.js';
import type { Wake } from '../domain/notice.js';
import type { ConcernCodec } from './concern-codec.js';
import type { DeliveryDocument } from './delivery-document.js';
import { letterContext, letterThread } from './letter-codec.js';
import type { Seal } from './sealing.js';
import type { Vault } from './vault.js';

/** What a delivery is about, and what it says. */
export type Content = Pick<ConcernDelivery, 'concernId' | 'message'> | Pick<LetterDelivery, 'matter' | 'message'>;

interface Deps {
  readonly vault: Vault;
  readonly codec: Pick<ConcernCodec, 'openNotice' | 'closeNotice' | 'thread'>;
}

/** Opens and seals what deliveries say: about a concern under its own key, letters under the organisation's. */
export function createEnvelopes({ vault, codec }: Deps) {
  async function sealFor(of: Pick<DeliveryDocument, 'concernId'>): Promise<Seal> {
    if (of.concernId === undefined) return vault.organisation;
    const seal = await vault.sealOf(asConcernId(of.concernId));
    if (!seal) throw new Error('the data key of a delivery is missing');
    return seal;
  }

  async function contentOf(document: DeliveryDocument, seal: Seal): Promise<Content> {
    const { _id: key, sealed } = document;
    if (document.concernId !== undefined) {
      const concernId = asConcernId(document.concernId);
      return { concernId, message: await codec.openNotice(concernId, { key, sealed }, seal) };
    }
    const matter = asMatterId(document.matter ?? '');
    return { matter, message: await seal.open<LetterDelivery['message']>(letterContext(matter, key), sealed) };
  }

  return {
    open: async (document: DeliveryDocument) => {
      const seal = await sealFor(document);
      const { _id: key, sealedSent } = document;
      const sent = sealedSent ? await seal.open<SentMessage>(sentContext(key), sealedSent) : undefined;
      return { content: await contentOf(document, seal), sent };
    },
    closeSent: async (delivery: Delivery, sent: SentMessage): Promise<string> =>
      (await sealFor(concernOf(delivery))).close(sentContext(delivery.key), sent),
    /** A call that belongs to that delivery. */
    close: async (delivery: Delivery, key: string, wake: Wake): Promise<string> => {
      const seal = await sealFor(concernOf(delivery));
      return 'concernId' in delivery
        ? codec.closeNotice(delivery.concernId, key, wake, seal)
        : seal.close(letterContext(delivery.matter, key), wake);
    },
    threadOf: (delivery: Delivery, message: Delivery['message']): string => {
      if ('concernId' in delivery) return codec.thread(delivery.concernId, message as ConcernDelivery['message']);
      return letterThread(vault, delivery.matter, message as LetterDelivery['message']);
    },
  };
}

export type Envelopes = ReturnType<typeof createEnvelopes>;

function concernOf(delivery: Delivery): Pick<DeliveryDocument, 'concernId'> {
  return 'concernId' in delivery ? { concernId: delivery.concernId } : {};
}

function sentContext(key: string): string {
  return `delivery/${key}/sent`;
}
