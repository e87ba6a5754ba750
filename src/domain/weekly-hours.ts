import { DateTime } from 'luxon';

/** A stretch of local wall-clock time on one day of the week; 1 is Monday. Minutes count from local midnight. */
interface DayHours {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** When somebody watches: always, or some hours of each week in the organisation's time zone. */
export type WeeklyHours = 'always' | readonly DayHours[];

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const PART = /^([a-z]{3})(?:-([a-z]{3}))? ([0-2]\d):([0-5]\d)-([0-2]\d):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;

/** 1 for `Mon` to 7 for `Sun`; undefined for anything else. */
export function parseWeekday(text: string): number | undefined {
  const index = WEEKDAYS.indexOf(text.toLowerCase());
  return index < 0 ? undefined : index + 1;
}

/** Reads `always`, `Mon-Fri 08:00-20:00` or several of the latter parted by commas; undefined for anything else. */
export function parseWeeklyHours(text: string): WeeklyHours | undefined {
  if (text.trim().toLowerCase() === 'always') return 'always';
  const hours: DayHours[] = [];
  for (const part of text.split(',')) {
    const match = PART.exec(part.trim().toLowerCase());
    if (!match) return undefined;
    const first = parseWeekday(match[1] ?? '');
    const last = parseWeekday(match[2] ?? match[1] ?? '');
    const fromMinute = Number(match[3]) * 60 + Number(match[4]);
    const toMinute = Number(match[5]) * 60 + Number(match[6]);
    if (!first || !last || fromMinute >= toMinute || toMinute > DAY_MINUTES) return undefined;
    for (let weekday = first; ; weekday = (weekday % 7) + 1) {
      hours.push({ weekday, fromMinute, toMinute });
      if (weekday === last) break;
    }
  }
  return hours;
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Days on which nobody is there although the week says so, by local date such as `2026-12-25`. */
type IsOff = (localDate: string) => boolean;
const NEVER_OFF: IsOff = () => false;

/** Whether anybody is there on that local day. */
export function isCoveredDay(hours: WeeklyHours, day: DateTime, isOff: IsOff): boolean {
  if (isOff(day.toISODate() ?? '')) return false;
  return hours === 'always' || hours.some(({ weekday }) => weekday === day.weekday);
}

/** The covered stretches that end after `at`, in order, without end. */
function* stretchesFrom(hours: readonly DayHours[], at: Date, zone: string, isOff: IsOff): Generator<Stretch> {
  const today = DateTime.fromJSDate(at, { zone }).startOf('day');
  for (let days = 0; ; days += 1) {
    const day = today.plus({ days });
    if (!isCoveredDay(hours, day, isOff)) continue;
    const stretches = hours
      .filter((entry) => entry.weekday === day.weekday)
      .map((entry) => ({ fromMs: instantOn(day, entry.fromMinute), toMs: instantOn(day, entry.toMinute) }))
      .filter((stretch) => stretch.toMs > at.getTime() && stretch.toMs > stretch.fromMs)
      .sort((a, b) => a.fromMs - b.fromMs);
    yield* stretches;
  }
}

/** The instant at which a wall clock shows that minute of the day: on a clock-change day not midnight plus minutes. */
function instantOn(day: DateTime, minute: number): number {
  if (minute === DAY_MINUTES) return day.plus({ days: 1 }).toMillis();
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
}

/** Undefined while covered; otherwise the instant at which cover begins again. */
export function nextCover(hours: WeeklyHours, at: Date, zone: string, isOff: IsOff = NEVER_OFF): Date | undefined {
  if (hours === 'always') return undefined;
  for (const stretch of stretchesFrom(hours, at, zone, isOff)) {
    return stretch.fromMs <= at.getTime() ? undefined : new Date(stretch.fromMs);
  }
  return undefined;
}

/** The instant by which `durationMs` of covered time have passed since `from`. */
export function addCoveredTime(
  hours: WeeklyHours,
  from: Date,
  durationMs: number,
  zone: string,
  isOff: IsOff = NEVER_OFF,
): Date {
  if (hours === 'always') return new Date(from.getTime() + durationMs);
  let leftMs = durationMs;
  let reachedMs = from.getTime();
  for (const stretch of stretchesFrom(hours, from, zone, isOff)) {
    const startMs = Math.max(reachedMs, stretch.fromMs);
    const availableMs = stretch.toMs - startMs;
    // Overlapping entries in the file must not count twice.
    if (availableMs <= 0) continue;
    if (leftMs <= availableMs) return new Date(startMs + leftMs);
    leftMs -= availableMs;
    reachedMs = stretch.toMs;
  }
  return new Date(reachedMs + leftMs);
}
