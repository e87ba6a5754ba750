const zone = 'Europe/London';

const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const longFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

export const timeOfDay = (ms: number) => clockFormat.format(ms);
export const shortDay = (ms: number) => dayFormat.format(ms);
export const longDay = (ms: number) => longFormat.format(ms);

export const minuteMs = 60_000;

const units = [
  ['day', 1440 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
] as const;

/** "1 day 3 hours", leaving out what is zero. */
export function inWords(ms: number): string {
  let rest = ms;
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${name}${count === 1 ? '' : 's'}`] : [];
  });
  return parts.join(' ');
}

/** Reads "90", "90m", "2h", "3 days"; minutes when no unit is named. */
export function readDuration(text: string): number | undefined {
  const match = /^\s*(\d{1,5})\s*(m|min|minutes?|h|hours?|d|days?)?\s*$/i.exec(text);
  if (!match) return undefined;
  const unit = (match[2] ?? 'm').toLowerCase()[0];
  const size = unit === 'd' ? 86_400_000 : unit === 'h' ? 3_600_000 : 60_000;
  return Number(match[1]) * size;
}
