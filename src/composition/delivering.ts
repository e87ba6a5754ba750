import type { Courier } from '../application/delivery/courier.js';
import { createDeliverDue } from '../application/delivery/deliver-due.js';
import type { AdvanceDrill } from '../application/drills/advance-drill.js';
import type { Clock } from '../application/ports.js';
import type { OnFault } from '../fault.js';
import { oneAtATime } from '../scheduler/one-at-a-time.js';
import type { Stores } from './open-stores.js';

interface Options {
  readonly deliveries: Stores['deliveries'];
  readonly courier: Courier;
  readonly advanceDrill: AdvanceDrill;
  readonly clock: Clock;
  readonly whenQuiet: () => Promise<boolean>;
  readonly onFault: OnFault;
}

export interface Delivering {
  /** Everything real that is due; what belongs to a drill follows by itself, and nobody waits for it. */
  readonly deliver: () => Promise<void>;
  /** Drills included. */
  readonly finishDelivering: () => Promise<void>;
}

/** Two runs side by side: nothing real ever waits for a message of a drill to be taken. */
export function createDelivering({ deliveries, courier, advanceDrill, onFault, ...common }: Options): Delivering {
  const onDeliveryFault = (error: unknown) => onFault(error, 'delivery');
  const run = (source: Parameters<typeof createDeliverDue>[0]['deliveries']) => {
    const deliverDue = createDeliverDue({ ...common, deliveries: source, courier, onFault: onDeliveryFault });
    return oneAtATime(async () => {
      await deliverDue();
    });
  };
  const deliverReal = run(deliveries);
  // What is pending was taken over with everything else.
  const deliverPractice = run({ takePending: async () => 0, lease: deliveries.leasePractice });
  const advance = () =>
    advanceDrill().catch((error: unknown) => {
      onFault(error, 'drill');
      return false;
    });

  async function deliver(): Promise<void> {
    await deliverReal();
    if (await advance()) await deliverReal();
    void deliverPractice().catch(onDeliveryFault);
  }

  return {
    deliver,
    finishDelivering: async () => {
      await deliver();
      await deliverPractice();
    },
  };
}
