import { limits, memory } from '../limits.js';
import { newTriggerId } from './ids.js';

interface Trigger {
  readonly personId: string;
  /** The modal in which the person acted; without one, nothing can be pushed. */
  readonly viewId: string | undefined;
  readonly issuedAtMs: number;
  exchanged: boolean;
}

export type Exchange =
  | { readonly ok: true; readonly personId: string; readonly viewId: string | undefined }
  | { readonly ok: false; readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

/** Trigger ids live three seconds of real time and open one view. */
export function createTriggers(nowMs: () => number = Date.now) {
  const issued = new Map<string, Trigger>();

  return {
    issue(personId: string, viewId?: string): string {
      const id = newTriggerId();
      issued.set(id, { personId, viewId, issuedAtMs: nowMs(), exchanged: false });
      const oldest = issued.keys().next().value;
      if (issued.size > memory.triggers && oldest) issued.delete(oldest);
      return id;
    },

    exchange(id: string): Exchange {
      const trigger = issued.get(id);
      if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
      if (trigger.exchanged) return { ok: false, error: 'exchanged_trigger_id' };
      if (nowMs() - trigger.issuedAtMs > limits.triggerLifeMs) return { ok: false, error: 'expired_trigger_id' };
      trigger.exchanged = true;
      return { ok: true, personId: trigger.personId, viewId: trigger.viewId };
    },
  };
}
