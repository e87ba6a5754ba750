import type { Duration } from '../domain/duration.js';
import { counted } from './desk/counted.js';

const UNIT_WORDS: Record<Duration['unit'], string> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  wh: 'working hour',
  wd: 'working day',
};

/** `15 minutes`, `1 working day`: a rule as the organisation file states it. */
export function durationWords({ amount, unit }: Duration): string {
  return counted(amount, UNIT_WORDS[unit]);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `25 minutes`, `5 hours`, `3 days`: how long it is at the least, in the largest unit of which there are two. */
export function timeLeft(now: Date, until: Date): string {
  const ms = until.getTime() - now.getTime();
  const [amount, unit] =
    ms >= 2 * DAY_MS
      ? [Math.floor(ms / DAY_MS), 'd' as const]
      : ms >= 2 * HOUR_MS
        ? [Math.floor(ms / HOUR_MS), 'h' as const]
        : [Math.max(1, Math.floor(ms / MINUTE_MS)), 'm' as const];
  return durationWords({ amount, unit });
}
