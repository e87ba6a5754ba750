import { type Day, dailyAt, dayOf, plusDays } from './calendar.js';

/** A day of which somebody is reminded. */
export interface Dated {
  readonly due: Day;
  /** Days before it; 0 is the day itself. */
  readonly before: readonly number[];
  /** Every so many days after it. */
  readonly every: number;
}

/** What they were reminded of last. */
export interface Told {
  readonly due: Day;
  readonly day: Day;
}

/** The newest reminder day that has come: its daily time has passed. */
function newestDay({ due, before, every }: Dated, now: Date): Day | undefined {
  const today = dayOf(now);
  const days = before.map((count) => plusDays(due, -count));
  for (let late = plusDays(due, every); late <= today; late = plusDays(late, every)) days.push(late);
  return days
    .filter((day) => dailyAt(day) <= now)
    .sort()
    .at(-1);
}

/** However many days have passed one reminder stands for them; a due day that moved begins anew. */
export function remind(dated: Dated, told: Told | undefined, now: Date): Told | undefined {
  const newest = newestDay(dated, now);
  if (newest === undefined) return undefined;
  const isTold = told !== undefined && told.due === dated.due && told.day >= newest;
  return isTold ? undefined : { due: dated.due, day: newest };
}
