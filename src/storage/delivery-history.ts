import type { DeliveryHistory, DeliveryRecord } from '../application/delivery/delivery-ports.js';
import type { DeliveryDocument, DeliveryModel } from './delivery-document.js';
import type { Envelopes } from './envelopes.js';
import { storing } from './mongo.js';

interface Deps {
  readonly model: DeliveryModel;
  readonly envelopes: Pick<Envelopes, 'open'>;
  /** A delivery whose content does not open is left out. */
  readonly onFault: (error: unknown) => void;
}

/** What became of the messages and calls about one concern, the oldest first. */
export function createDeliveryHistory({ model, envelopes, onFault }: Deps): DeliveryHistory {
  async function recordOf(document: DeliveryDocument): Promise<DeliveryRecord[]> {
    const { state, deliveredAt, attempts } = document;
    try {
      const { content, sent } = await envelopes.open(document);
      if (!('concernId' in content)) return [];
      return [{ message: content.message, state, deliveredAt, platform: sent?.platform, attempts }];
    } catch (error) {
      onFault(error);
      return [];
    }
  }

  return {
    about: async (id) => {
      const found = await storing(() =>
        model.find({ concernId: id }).sort({ createdAt: 1, _id: 1 }).lean<DeliveryDocument[]>(),
      );
      return (await Promise.all(found.map(recordOf))).flat();
    },
  };
}
