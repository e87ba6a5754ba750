import type { Liveness } from '../application/setup/liveness.js';
import type { OnFault } from '../fault.js';

/** Of real time. A form says within that time what was changed by another instance, or by a rota that moved on. */
const RENEW_EVERY_MS = 10_000;

/** On a timer of its own in each instance: one that took no tick of the scheduler's has forms to open all the same. */
export function followLiveness({ renew }: Pick<Liveness, 'renew'>, onFault: OnFault): { stop(): void } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    await renew().catch((error: unknown) => {
      // A stop closes what was looked at.
      if (!stopped) onFault(error, 'set-up');
    });
  }

  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => void look().finally(next), RENEW_EVERY_MS);
    timer.unref();
  };
  next();

  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
