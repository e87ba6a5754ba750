import type { Concern } from '../concern.js';

/** Somebody rings 999, or the council, and writes after: that is hours, seldom days. Ours. */
const DAYS_BEFORE = 7;
const DAY_MS = 24 * 60 * 60_000;

/** Whether it was so long before the concern came that the day is more likely a slip. A note may be of any day. */
export function isLongBefore(at: Date, { receivedAt }: Pick<Concern, 'receivedAt'>): boolean {
  return at.getTime() < receivedAt.getTime() - DAYS_BEFORE * DAY_MS;
}
