import { DateTime } from 'luxon';
import { localInstant } from './local-instant.js';

/** Local times of day between which nobody is reminded of what can wait; over midnight where `to` is the earlier. */
export interface QuietHours {
  /** `HH:mm`. */
  readonly from: string;
  /** `HH:mm`, when it ends. The same as `from`: there are none. */
  readonly to: string;
}

const PATTERN = /^(([01]\d|2[0-3]):[0-5]\d)-(([01]\d|2[0-3]):[0-5]\d)$/;

/** Reads `19:00-07:30`; undefined for anything else. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const [, from, , to] = PATTERN.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * The end of the quiet hours that `at` lies in; `at` itself outside of them. They begin and end with the clock on the wall, also in
 * a night in which it changes: of a time that comes twice the first counts.
 */
export function afterQuiet(at: Date, { from, to }: QuietHours, zone: string): Date {
  if (from === to) return at;
  const today = DateTime.fromJSDate(at, { zone }).startOf('day');
  // Those that began yesterday may still last.
  for (const day of [today.minus({ days: 1 }), today]) {
    const begins = localInstant(dateOf(day), from, zone);
    const ends = localInstant(dateOf(from < to ? day : day.plus({ days: 1 })), to, zone);
    if (begins <= at && at < ends) return ends;
  }
  return at;
}

function dateOf(day: DateTime): string {
  return day.toISODate() ?? '';
}
