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

/** `Mon 30 Nov, 09:00 – Mon 7 Dec, 09:00`: for a list, where every line is one. */
export function shortStretch({ from, to }: Stretch, now: Date, zone: string): string {
  const short = (at: Date) => momentWords(at, now, zone, 'LLL');
  const end = sameDay(from, to, zone) ? DateTime.fromJSDate(to, { zone }).toFormat('HH:mm') : short(to);
  return `${short(from)} – ${end}`;
}

/** `Mon 30 November, 09:00`; the year where it is another one. */
export function momentWords(at: Date, now: Date, zone: string, month: 'LLL' | 'LLLL' = 'LLLL'): string {
  const time = DateTime.fromJSDate(at, { zone }).setLocale('en-GB');
  const sameYear = time.year === DateTime.fromJSDate(now, { zone }).year;
  return time.toFormat(`ccc d ${month}${sameYear ? '' : ' yyyy'}, HH:mm`);
}

function sameDay(from: Date, to: Date, zone: string): boolean {
  return DateTime.fromJSDate(from, { zone }).hasSame(DateTime.fromJSDate(to, { zone }), 'day');
}
