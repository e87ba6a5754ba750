import type { SlackPayload } from './payloads.js';

/** More than Slack sends an installation while a request stays acceptable; beyond it the oldest are forgotten. */
const MOST = 50_000;

interface Seen {
  readonly payload: SlackPayload;
  readonly signature: string;
  /** Until when the request's time stays acceptable, in seconds. */
  readonly untilSeconds: number;
  readonly nowSeconds: number;
}

/**
 * Takes each request once: a copy within the minutes in which its signature is acceptable has no second effect. Slack
 * repeats an event with a new signature and the same id, and repeats nothing else. The memory is this process's; another
 * instance is guarded by triggers that open one window, and by verbs that judge what is true now.
 */
export function createOnce(most = MOST) {
  const until = new Map<string, number>();

  return ({ payload, signature, untilSeconds, nowSeconds }: Seen): 'first' | 'again' => {
    const key = keyOf(payload, signature);
    if (key === undefined) return 'first';
    const end = until.get(key);
    if (end !== undefined && end >= nowSeconds) return 'again';
    until.delete(key);
    until.set(key, untilSeconds);
    for (const [oldest, its] of until) {
      if (its >= nowSeconds && until.size <= most) break;
      until.delete(oldest);
    }
    return 'first';
  };
}

/**
 * "Send" is not among them: its form token makes one concern of every copy, and each copy is answered as the first was.
 * An empty answer would close the form as if the concern had been stored.
 */
function keyOf(payload: SlackPayload, signature: string): string | undefined {
  if ('event_id' in payload) return `event ${payload.event_id}`;
  if ('command' in payload) return signature;
  if (!('type' in payload)) return undefined;
  switch (payload.type) {
    case 'shortcut':
    case 'message_action':
    case 'block_actions':
      return signature;
    default:
      return undefined;
  }
}
