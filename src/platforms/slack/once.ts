import type { SlackPayload } from './payloads.js';

/** More than Slack sends an installation while copies have to be known; beyond it the oldest are forgotten. */
const MOST = 50_000;

interface Seen {
  readonly payload: SlackPayload;
  /** What only a copy shares: a request's signature, an envelope's id. */
  readonly mark: string;
  /** Until when a copy has to be known, in seconds. */
  readonly untilSeconds: number;
  readonly nowSeconds: number;
}

/**
 * Takes each request once: a copy has no second effect for as long as it has to be known, which is how long its signature is
 * acceptable. Slack repeats an event with a new mark and the same id. The memory is this process's; another instance is guarded
 * by triggers that open one window, and by verbs that judge what is true now.
 */
export function createOnce(most = MOST) {
  const until = new Map<string, number>();

  return ({ payload, mark, untilSeconds, nowSeconds }: Seen): 'first' | 'again' => {
    const key = keyOf(payload, mark);
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
function keyOf(payload: SlackPayload, mark: string): string | undefined {
  if ('event_id' in payload) return `event ${payload.event_id}`;
  if ('command' in payload) return mark;
  if (!('type' in payload)) return undefined;
  switch (payload.type) {
    case 'shortcut':
    case 'message_action':
    case 'block_actions':
      return mark;
    default:
      return undefined;
  }
}
