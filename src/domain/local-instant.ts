import { DateTime } from 'luxon';

/**
 * A local day (`2026-11-25`) and time (`14:05`) as an instant. A time that a clock change skips is the one after it; of a time
 * that comes twice it is the first, so that what has happened is never taken for something to come.
 */
export function localInstant(day: string, time: string, zone: string): Date {
  const local = DateTime.fromISO(`${day}T${time}`, { zone });
  return new Date(Math.min(...local.getPossibleOffsets().map((each) => each.toMillis())));
}
