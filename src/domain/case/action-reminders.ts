import { DateTime } from 'luxon';
import { nextDaily } from '../daily.js';
import type { PersonId } from '../ids.js';
import { localInstant } from '../local-instant.js';
import type { Notice } from '../notice.js';
import type { Organisation } from '../organisation.js';
import type { Person } from '../person.js';
import { afterQuiet } from '../quiet-hours.js';
import { isCoveredDay } from '../weekly-hours.js';
import type { CaseAction } from './case-items.js';
import type { ChasedAction } from './chased.js';
import type { Chasing } from './clock-ladder.js';

type Settings = Pick<Organisation, 'calendar' | 'reminders' | 'zone'>;

/** After so many days those above the owner hear of it. Ours. */
const LATE_AFTER_DAYS = 3;

/**
 * When its owner is reminded next: on the working day before, when it is due, and then once a day. After a snooze it goes on with
 * whatever comes next, and whatever was missed meanwhile, also by a stopped product, comes once.
 */
export function nextReminderAt(action: CaseAction, told: ChasedAction | undefined, settings: Settings): Date {
  const { reminders, zone } = settings;
  const { due, assignedAt, snoozedUntil } = action;
  const remindedAt = told?.remindedAt;
  const unquiet = (at: Date) => afterQuiet(at, reminders.quiet, zone);
  const after = latest(assignedAt, remindedAt, snoozedUntil);
  const [before, onTime] = [unquiet(dayBefore(due, settings)), unquiet(due)];
  if (before > after && before < onTime) return before;
  if (onTime > after) return onTime;
  const daily = nextDaily(after, reminders.dailyAt, zone);
  // What quiet hours put off to the morning is that day's.
  const wasToday = remindedAt !== undefined && isSameDay(remindedAt, daily, zone);
  return unquiet(wasToday ? nextDaily(daily, reminders.dailyAt, zone) : daily);
}

/** From when on it is so late that others hear of it, once for each date; counted from the date, whatever was snoozed. */
export function lateAt({ due }: Pick<CaseAction, 'due'>, { reminders, zone }: Settings): Date {
  const late = DateTime.fromJSDate(due, { zone }).plus({ days: LATE_AFTER_DAYS }).toJSDate();
  return afterQuiet(late, reminders.quiet, zone);
}

/** Reminds its owner, and tells those above of what is late, where the time for either has come by now. */
export function chaseAction(action: CaseAction, before: ChasedAction | undefined, chasing: Chasing) {
  const { now, settings, people, isHere, isQuiet } = chasing;
  if (isQuiet) return { told: before, notices: [] };
  const { id, owner, due } = action;
  const given = before ?? { action: id, owner, due };
  const isTime = nextReminderAt(action, before, settings) <= now;
  const isLate = given.escalatedAt === undefined && lateAt(action, settings) <= now;
  const told = { ...given, ...(isTime && { remindedAt: now }), ...(isLate && { escalatedAt: now }) };
  // What somebody was given to do is theirs, also where they raised the concern.
  const isThere = people.some((person) => person.id === owner && isHere(person));
  const notices: Notice[] = [
    ...(isTime && isThere ? [news(owner, 'action-due')] : []),
    ...(isLate ? above(owner, chasing).map(({ id: to }) => news(to, 'action-late')) : []),
  ];
  return { told: isTime || isLate ? told : before, notices };

  function news(to: PersonId, about: 'action-due' | 'action-late'): Notice {
    return { kind: 'case-news', to, about, item: id };
  }
}

/** The leads, or where no other lead may know of it the managers. */
function above(owner: PersonId, { chain, mayBeTold }: Chasing): readonly Person[] {
  const others = (those: readonly Person[]) => those.filter((person) => person.id !== owner && mayBeTold(person));
  const leads = others(chain.leads);
  return leads.length > 0 ? leads : others(chain.managers);
}

/** What was told of the action by its date; of another owner's only that it is late, which those above need not hear again. */
export function toldOfAction({ id, owner, due }: CaseAction, told: readonly ChasedAction[]): ChasedAction | undefined {
  const found = told.find((each) => each.action === id && each.due.getTime() === due.getTime());
  return found && found.owner !== owner ? { ...found, owner, remindedAt: undefined } : found;
}

/** Nobody works for ever on a calendar without a working day. */
const MOST_DAYS_BACK = 31;

function dayBefore(due: Date, { calendar, reminders, zone }: Settings): Date {
  let day = DateTime.fromJSDate(due, { zone }).startOf('day').minus({ days: 1 });
  for (let back = 0; back < MOST_DAYS_BACK && !isCoveredDay(calendar.hours, day, calendar.isHoliday); back += 1) {
    day = day.minus({ days: 1 });
  }
  return localInstant(day.toISODate() ?? '', reminders.dailyAt, zone);
}

function latest(...times: readonly (Date | undefined)[]): Date {
  return new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));
}

function isSameDay(one: Date, other: Date, zone: string): boolean {
  return DateTime.fromJSDate(one, { zone }).hasSame(DateTime.fromJSDate(other, { zone }), 'day');
}
