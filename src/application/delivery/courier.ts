import type { Platform } from '../../domain/ids.js';
import type { Wake, WakeChannel } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import { DeliveryError, DirectoryUnavailable } from '../errors.js';
import type { LookBook } from '../people/look-book.js';
import type { Clock } from '../ports.js';
import { retryDelayMs } from './back-off.js';
import type { Delivery, DeliveryStore, Messenger, Waker } from './delivery-ports.js';
import { type Posts, type Prepared, postOf } from './post.js';
import { recordSent } from './record-sent.js';
import type { Sending, SendToPerson } from './send-to-person.js';

/** Called for each outcome, for metrics and logs: never with content. */
export type DeliveryObserver = (event: {
  readonly outcome: 'delivered' | 'replaced' | 'called' | 'cancelled' | 'undeliverable' | 'retry' | 'fallback';
  /** The concern or the matter, by its opaque id. */
  readonly about: string;
  readonly practice?: true | undefined;
  readonly reason?: string;
  /** Which one was passed over, of a fallback. */
  readonly platform?: Platform;
}) => void;

interface Deps {
  readonly deliveries: Pick<DeliveryStore, 'finish' | 'retryAt' | 'addWakes'>;
  readonly posts: Posts;
  /** One for each platform. */
  readonly messengers: readonly Messenger[];
  /** One for each way to call somebody outside chat; there may be none. */
  readonly wakers: readonly Waker[];
  readonly sendToPerson: SendToPerson;
  /** What becomes of messages says whether somebody can be reached at all. */
  readonly looks: Pick<LookBook, 'refused' | 'reached' | 'lookSoon'>;
  readonly clock: Clock;
  readonly observe: DeliveryObserver;
  /** Something that should not happen; the delivery is tried again later and the others go on. */
  readonly onFault: (error: unknown) => void;
}

type Refused = Extract<Sending, { kind: 'refused' }>;

/** Works on one delivery, to an outcome that is recorded or to its next attempt. */
export type Courier = (delivery: Delivery) => Promise<void>;

/** Failed attempts after which a message counts as not coming through: some seconds. */
const FAILED_ATTEMPTS = 3;

/**
 * Hands a message to its recipient's platform. Delivery is at least once: a lease keeps two workers from the same delivery, and
 * only a recorded outcome ends it.
 */
export function createCourier(deps: Deps): Courier {
  const { deliveries, posts, wakers, clock, observe } = deps;

  async function attempt(delivery: Delivery, prepared: Prepared): Promise<void> {
    const { message } = delivery;
    if (message.kind === 'wake') return call(delivery, message, prepared.recipient);
    if (delivery.sent) return change(delivery, prepared);
    await wake(delivery, prepared.recipient, prepared.wake.atOnce);
    if (delivery.attempts >= FAILED_ATTEMPTS) await wake(delivery, prepared.recipient, prepared.wake.ifItFails);
    const sending = await deps.sendToPerson({
      person: prepared.recipient,
      facts: await prepared.facts(),
      attempts: delivery.attempts,
      onFallback: (passedOver) => observe({ outcome: 'fallback', ...whichOf(delivery), ...passedOver }),
    });
    if (sending.kind === 'refused') return giveUp(delivery, prepared, sending);
    await recordSent(deps, delivery, sending.sent);
    if (prepared.recipient.refusedSince) await deps.looks.reached(prepared.recipient.id);
    postOf(posts, delivery).onShown(prepared.recipient);
    observe({ outcome: 'delivered', ...whichOf(delivery) });
  }

  async function change(delivery: Delivery, { recipient, facts }: Prepared): Promise<void> {
    const { sent } = delivery;
    const messenger = deps.messengers.find(({ platform }) => platform === sent?.platform);
    // The platform that it was sent on is not connected any more.
    if (sent === undefined || messenger === undefined) return cancel(delivery);
    await messenger[delivery.superseded ? 'withdraw' : 'replace'](sent, await facts());
    await deliveries.finish(delivery, { kind: 'delivered', sent }, clock.now());
    if (!delivery.superseded) postOf(posts, delivery).onShown(recipient);
    observe({ outcome: 'replaced', ...whichOf(delivery) });
  }

  /** A delivery of its own for each call, so that it is tried again by itself. */
  async function wake(delivery: Delivery, recipient: Person, via: readonly WakeChannel[]): Promise<void> {
    const possible = via.filter((channel) =>
      wakers.some((waker) => waker.channel === channel && waker.reaches(recipient)),
    );
    if (possible.length > 0) await deliveries.addWakes(delivery, possible, clock.now());
  }

  async function call(delivery: Delivery, { via }: Wake, recipient: Person): Promise<void> {
    const waker = wakers.find(({ channel }) => channel === via);
    if (waker === undefined) return cancel(delivery);
    const { key, urgent, practice } = delivery;
    await waker.wake(recipient, { key, urgent, at: clock.now(), ...(practice && { practice }) });
    await deliveries.finish(delivery, { kind: 'called' }, clock.now());
    observe({ outcome: 'called', ...whichOf(delivery) });
  }

  async function giveUp(delivery: Delivery, prepared: Prepared, { reason, saidBy }: Refused): Promise<void> {
    await wake(delivery, prepared.recipient, prepared.wake.ifItFails);
    // Whoever was never heard from, or is not active, was refused by nobody: directories and the address book say that.
    if (saidBy === 'a-platform') await deps.looks.refused(prepared.recipient.id, clock.now());
    // And the directory may know why.
    await deps.looks.lookSoon(prepared.recipient.id, clock.now());
    await postOf(posts, delivery).onRefused();
    await deliveries.finish(delivery, { kind: 'undeliverable' }, clock.now());
    observe({ outcome: 'undeliverable', ...whichOf(delivery), reason });
  }

  async function cancel(delivery: Delivery): Promise<void> {
    await deliveries.finish(delivery, { kind: 'cancelled' }, clock.now());
    observe({ outcome: 'cancelled', ...whichOf(delivery) });
  }

  async function retry(delivery: Delivery, delayMs: number, reason: string): Promise<void> {
    await deliveries.retryAt(delivery, new Date(clock.now().getTime() + delayMs));
    observe({ outcome: 'retry', ...whichOf(delivery), reason });
  }

  return async (delivery) => {
    const delayMs = retryDelayMs(delivery.attempts);
    try {
      const prepared = await postOf(posts, delivery).prepare();
      await (prepared === undefined ? cancel(delivery) : attempt(delivery, prepared));
    } catch (error) {
      if (error instanceof DeliveryError) {
        const { detail } = error;
        if (detail.retryable) return retry(delivery, Math.max(detail.retryAfterMs ?? 0, delayMs), detail.reason);
        // A message that can no longer be changed, because somebody deleted it, is none to worry about.
        return cancel(delivery);
      }
      if (error instanceof DirectoryUnavailable) return retry(delivery, delayMs, error.code);
      deps.onFault(error);
      await retry(delivery, delayMs, 'internal');
    }
  };
}

function whichOf(delivery: Delivery) {
  const { practice } = delivery;
  return { about: 'concernId' in delivery ? delivery.concernId : delivery.matter, ...(practice && { practice }) };
}
