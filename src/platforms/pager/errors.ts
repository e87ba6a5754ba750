import { DeliveryError } from '../../application/errors.js';

/** An absurd answer must not park an urgent page. */
const LONGEST_WAIT_MS = 120_000;
/** Too slow, and too often: the only refusals of a request that pass by themselves. */
const PASSING = new Set([408, 429]);

export function refusedPage(status: number, headers: Headers): DeliveryError {
  const retryable = status < 400 || status > 499 || PASSING.has(status);
  const retryAfterMs = retryable ? waitOf(headers.get('retry-after')) : undefined;
  return new DeliveryError({ platform: 'pager', retryable, retryAfterMs, reason: `http_${status}` });
}

/** Without a cause: that may hold the address, and with it a key. */
export function unansweredPage(): DeliveryError {
  return new DeliveryError({ platform: 'pager', retryable: true, reason: 'no_answer' });
}

/** Seconds, or the day and time from which on; both are in use. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const waitMs = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000;
  return waitMs > 0 ? Math.min(waitMs, LONGEST_WAIT_MS) : undefined;
}
