import { DateTime } from 'luxon';

interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** `from Mon 30 November, 09:00 to Mon 7 December, 09:00`: days with their names, so that nobody counts weeks. */
export function stretchWords({ from, to }: Stretch, now: Date, zone: string): string {
  const end = sameDay(from, to, zone)
    ? DateTime.fromJSDate(to, { zone }).toFormat('HH:mm')
    : momentWords(to, now, zone);
  return `from ${momentWords(from, now, zone)} to ${end}`;
}

/** `Mon 30 November, 09:00`; the year where it is another one. */
export function momentWords(at: Date, now: Date, zone: string): string {
  const time = DateTime.fromJSDate(at, { zone }).setLocale('en-GB');
  const sameYear = time.year === DateTime.fromJSDate(now, { zone }).year;
  return time.toFormat(sameYear ? 'ccc d LLLL, HH:mm' : 'ccc d LLLL yyyy, HH:mm');
}

function sameDay(from: Date, to: Date, zone: string): boolean {
  return DateTime.fromJSDate(from, { zone }).hasSame(DateTime.fromJSDate(to, { zone }), 'day');
}
