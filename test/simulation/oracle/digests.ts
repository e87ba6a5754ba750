import { at, type Day, dayOf, isQuiet, plusDays, weekdayOf } from './calendar.js';
import type { Expected, Look } from './notice.js';
import type { People } from './people.js';

/** Mondays at nine; after a quarter's end the first of them brings the report besides. */
export function expectDigests(people: People, begunAt: Date): Look {
  let last = latestMonday(begunAt);
  return (now) => {
    if (isQuiet(now)) return [];
    const monday = latestMonday(now);
    if (monday <= last) return [];
    const isNewQuarter = quarterOf(monday) !== quarterOf(last);
    last = monday;
    const leads = people.withRole('lead');
    const withReports = people.here().filter((member) => people.reportsOf(member).length > 0);
    const decide = new Set([...leads, ...people.withRole('manager')]);
    return [
      ...[...new Set([...leads, ...withReports])].map(({ id }): Expected => ({ to: id, kind: 'weekly', about: '' })),
      ...[...(isNewQuarter ? decide : [])].map(({ id }): Expected => ({ to: id, kind: 'quarterly', about: '' })),
    ];
  };
}

function latestMonday(now: Date): Day {
  let day = dayOf(now);
  while (weekdayOf(day) !== 1) day = plusDays(day, -1);
  return at(day, '09:00') <= now ? day : plusDays(day, -7);
}

function quarterOf(day: Day): string {
  const [year, month] = day.split('-').map(Number);
  return `${year}-${Math.floor(((month ?? 1) - 1) / 3)}`;
}
