import type { WakeCall } from '../../application/delivery/delivery-ports.js';
import type { Person } from '../../domain/person.js';
import { pageWords } from '../../presentation/wake-words.js';

/**
 * One body for every receiver: each takes the fields that it knows. Of PagerDuty's Events API v2 `routing_key` to
 * `payload`, of Opsgenie's alerts `message` to `priority`, of an SMS gateway `text`.
 */
export interface Page {
  readonly routing_key?: string;
  readonly event_action: 'trigger';
  readonly dedup_key: string;
  readonly payload: {
    readonly summary: string;
    readonly source: 'safeguard';
    readonly severity: 'critical' | 'error';
    readonly timestamp: string;
  };
  readonly message: string;
  readonly alias: string;
  readonly priority: 'P1' | 'P2';
  readonly text: string;
  /** Whom to wake: a pager that does not know them would wake somebody else. */
  readonly recipient: { readonly name?: string; readonly email?: string };
}

/** Also what is not urgent has to wake somebody: one step lower, pagers wait for the morning. */
export function pageFor({ name, email }: Person, call: WakeCall, routingKey: string | undefined): Page {
  const { key, urgent, at } = call;
  const words = pageWords(call);
  return {
    ...(routingKey !== undefined && { routing_key: routingKey }),
    event_action: 'trigger',
    dedup_key: key,
    payload: {
      summary: words,
      source: 'safeguard',
      severity: urgent ? 'critical' : 'error',
      timestamp: at.toISOString(),
    },
    message: words,
    alias: key,
    priority: urgent ? 'P1' : 'P2',
    text: words,
    recipient: { ...(name !== '' && { name }), ...(email !== undefined && { email }) },
  };
}
