import { setTimeout as delay } from 'node:timers/promises';
import { StorageError } from '../errors.js';
import type { Clock } from '../ports.js';
import type { Delivery, DeliveryStore, SentMessage } from './delivery-ports.js';

/** Pauses between attempts: a database that answers again within some 15 seconds finds the delivery's lease, of 30, still ours. */
const AGAIN_AFTER_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];

/**
 * Writes down where a message went. The message is out: left unrecorded it would stay in the chat as it is for ever, with
 * buttons that look as if they were still needed. So a database that is away for a moment is asked again.
 * Whoever holds the lease by then decides: under an outdated token nothing is written.
 * @throws StorageError when it stays away; the delivery is then worked on again, if the message is still needed.
 */
export async function recordSent(
  { deliveries, clock }: { readonly deliveries: Pick<DeliveryStore, 'finish'>; readonly clock: Clock },
  delivery: Delivery,
  sent: SentMessage,
): Promise<void> {
  for (const waitMs of AGAIN_AFTER_MS) {
    try {
      return await deliveries.finish(delivery, { kind: 'delivered', sent }, clock.now());
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      await delay(waitMs);
    }
  }
  await deliveries.finish(delivery, { kind: 'delivered', sent }, clock.now());
}
