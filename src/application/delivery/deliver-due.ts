import type { Clock } from '../ports.js';
import type { Courier } from './courier.js';
import type { DeliveryStore } from './delivery-ports.js';

interface Deps {
  readonly deliveries: Pick<DeliveryStore, 'takePending' | 'lease'>;
  readonly courier: Courier;
  readonly clock: Clock;
  /** Resolves when somebody at a screen would not have to wait for it. */
  readonly whenQuiet: () => Promise<boolean>;
  readonly onFault: (error: unknown) => void;
}

/** Delivers everything that is due, the urgent first. Resolves with how many deliveries it worked on. */
export type DeliverDue = () => Promise<number>;

/** A platform allows about one message a second and person; several people are served side by side. */
const WORKERS = 6;

export function createDeliverDue({ deliveries, courier, clock, whenQuiet, onFault }: Deps): DeliverDue {
  return async () => {
    do await whenQuiet();
    while ((await deliveries.takePending(clock.now())) > 0);
    const working = new Set<Promise<void>>();
    for (let done = 0; ; done += 1) {
      await whenQuiet();
      const delivery = await deliveries.lease(clock.now());
      if (delivery === undefined) {
        await Promise.all(working);
        return done;
      }
      // A piece that fails, because even its retry could not be noted, is leased again by and by; it must not end the others.
      const piece = courier(delivery)
        .catch(onFault)
        .finally(() => working.delete(piece));
      working.add(piece);
      if (working.size >= WORKERS) await Promise.race(working);
    }
  };
}
