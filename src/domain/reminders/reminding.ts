import { localInstant } from '../local-instant.js';
import type { Organisation } from '../organisation.js';
import { afterQuiet } from '../quiet-hours.js';
import {
  dayOf,
  type LocalDate,
  latestReminderDay,
  nextReminderDay,
  plusDays,
  type ReminderPlan,
} from './reminder-days.js';

/** The last reminder that somebody had: for which due day, and which day's it was. */
export interface Reminded {
  readonly due: LocalDate;
  readonly day: LocalDate;
}

export type ReminderTimes = Pick<Organisation, 'zone'> & {
  readonly reminders: Pick<Organisation['reminders'], 'dailyAt' | 'quiet'>;
};

/** What time asks of one thing that somebody is reminded of. */
export interface Asked {
  /** To be told now, and kept as what they were told last. */
  readonly now?: Reminded | undefined;
  readonly nextAt?: Date | undefined;
}

/** What is asked of hundreds of people is of few days: under the same settings each is worked out once. */
const known = new WeakMap<ReminderTimes, Map<LocalDate, Date>>();

/** When the reminder of that day goes out. */
export function reminderAt(day: LocalDate, times: ReminderTimes): Date {
  const days = known.get(times) ?? new Map<LocalDate, Date>();
  known.set(times, days);
  const { zone, reminders } = times;
  const at = days.get(day) ?? afterQuiet(localInstant(day, reminders.dailyAt, zone), reminders.quiet, zone);
  days.set(day, at);
  return at;
}

interface Watched {
  readonly plan: ReminderPlan;
  readonly reminded?: Reminded | undefined;
  /** The first day on which they may be reminded again. */
  readonly pausedUntil?: LocalDate | undefined;
}

/**
 * Whether somebody is to be reminded now, and when to look next. However many of its days have passed, one reminder stands for them;
 * a due day that has moved begins anew; what falls into quiet hours waits for their end.
 */
export function askOf({ plan, reminded, pausedUntil }: Watched, now: Date, times: ReminderTimes): Asked {
  const { zone, reminders } = times;
  if (pausedUntil !== undefined && reminderAt(pausedUntil, times) > now) {
    return { nextAt: reminderAt(pausedUntil, times) };
  }
  const told = reminded?.due === plan.due ? reminded.day : undefined;
  const today = dayOf(now, zone);
  const begun = reminderAt(today, times) <= now ? today : plusDays(today, -1);
  const latest = latestReminderDay(plan, begun);
  const isAsked = latest !== undefined && (told === undefined || told < latest);
  if (!isAsked) {
    const next = nextReminderDay(plan, told !== undefined && told > begun ? told : begun);
    return { nextAt: atOf(next, times) };
  }
  const audible = afterQuiet(now, reminders.quiet, zone);
  if (audible > now) return { nextAt: audible };
  const next = nextReminderDay(plan, begun);
  return { now: { due: plan.due, day: latest }, nextAt: atOf(next, times) };
}

function atOf(day: LocalDate | undefined, times: ReminderTimes): Date | undefined {
  return day === undefined ? undefined : reminderAt(day, times);
}

/** The earliest of several looks. */
export function earliest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.flatMap((time) => (time === undefined ? [] : [time.getTime()]));
  return known.length > 0 ? new Date(Math.min(...known)) : undefined;
}
