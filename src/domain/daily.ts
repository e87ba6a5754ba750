import { DateTime } from 'luxon';
import { localInstant } from './local-instant.js';

/**
 * The next instant after `after`, never `after` itself, at which the clock on the wall shows that time (`08:00`). Once each day: a time
 * that a clock change skips is the one after it, and of a time that comes twice it is the first.
 */
export function nextDaily(after: Date, time: string, zone: string): Date {
  let day = DateTime.fromJSDate(after, { zone }).startOf('day');
  for (;;) {
    const at = localInstant(day.toISODate() ?? '', time, zone);
    if (at > after) return at;
    day = day.plus({ days: 1 });
  }
}
