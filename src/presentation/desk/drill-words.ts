import type { RoutedAs } from '../../domain/concern.js';
import type { DrillReport, DrillWay, TriedWay } from '../../domain/drill-report.js';
import { clockTime, listed } from '../wording.js';
import { counted } from './counted.js';

interface Reader {
  readonly now: Date;
  readonly zone: string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `40 seconds`, `3 minutes`, `1 hour 5 minutes`, `2 days`: as exactly as anybody would say it. */
export function lasting(from: Date, to: Date): string {
  const ms = Math.max(0, to.getTime() - from.getTime());
  if (ms < MINUTE_MS) return counted(Math.floor(ms / SECOND_MS), 'second');
  if (ms < HOUR_MS) return counted(Math.floor(ms / MINUTE_MS), 'minute');
  const [larger, smaller] =
    ms < DAY_MS
      ? [counted(Math.floor(ms / HOUR_MS), 'hour'), counted(Math.floor((ms % HOUR_MS) / MINUTE_MS), 'minute')]
      : [counted(Math.floor(ms / DAY_MS), 'day'), counted(Math.floor((ms % DAY_MS) / HOUR_MS), 'hour')];
  return smaller.startsWith('0 ') ? larger : `${larger} ${smaller}`;
}

/** How long something took at most: "within 0 seconds" would read as a fault. */
export function within(ms: number): string {
  return ms < SECOND_MS ? 'within a second' : `within ${lasting(new Date(0), new Date(ms))}`;
}

export const AS_WORDS: Record<RoutedAs, string> = {
  duty: 'on duty',
  deputy: 'deputy',
  lead: 'safeguarding lead',
  manager: 'manager',
};

const WAY_WORDS: Record<DrillWay, string> = {
  slack: 'Slack',
  teams: 'Teams',
  chat: 'Chat',
  pager: 'Pager',
  'e-mail': 'E-mail',
};

/** `Slack at 14:05 today`, `Pager: failed`. */
export function wayWords({ way, state, at, failed }: TriedWay, { now, zone }: Reader): string {
  const name = WAY_WORDS[way];
  switch (state) {
    case 'reached':
      return at ? `${name} at ${clockTime(at, now, zone)}` : name;
    case 'trying':
      return failed > 0 ? `${name}: not yet, ${counted(failed, 'attempt')} failed` : `${name}: not yet`;
    case 'failed':
      return `${name}: failed`;
    case 'not-needed':
      return `${name}: not sent, it had ended`;
  }
}

interface Reached {
  readonly onlyCalled: readonly string[];
  readonly unreached: readonly string[];
}

/** Who did not get the message itself, and whether they were called. */
export function reachLines({ onlyCalled, unreached }: Reached): readonly string[] {
  const lines = [
    ...(unreached.length > 0 ? [`Neither a message nor a call reached ${listed(unreached)}.`] : []),
    ...(onlyCalled.length > 0 ? [`No message reached ${listed(onlyCalled)}, only a call.`] : []),
  ];
  return lines.length > 0 ? lines : ['The message reached everybody who was asked.'];
}

interface Ended extends Pick<DrillReport, 'startedAt' | 'dueAt'> {
  readonly how: DrillReport['ended']['how'];
  readonly at: Date;
  /** Whoever acknowledged or stopped it. */
  readonly by: string;
}

/** In one line, how long it took and whether that was in time. */
export function endWords({ startedAt, dueAt, how, at, by }: Ended, { now, zone }: Reader): string {
  const after = `after ${lasting(startedAt, at)}`;
  switch (how) {
    case 'acknowledged': {
      const inTime = at < dueAt ? 'in time: the clock ran' : 'too late: the clock ran';
      return `${by} acknowledged it ${after}, ${inTime} until ${clockTime(dueAt, now, zone)}.`;
    }
    case 'stopped':
      return `${by} stopped it ${after}. Nobody had acknowledged it.`;
    case 'unanswered':
      return `Nobody acknowledged it. It ended by itself ${after}.`;
  }
}
