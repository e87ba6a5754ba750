import { DateTime } from 'luxon';
import { LONDON } from './builders.js';
import type { connectWorkspace } from './slack-workspace.js';

type Workspace = Pick<ReturnType<typeof connectWorkspace>, 'skip'>;

async function skipTo(workspace: Workspace, choose: (now: DateTime) => DateTime): Promise<DateTime> {
  const { now } = await workspace.skip('1s');
  const there = choose(DateTime.fromISO(now, { zone: LONDON }));
  await workspace.skip(there.toMillis() - Date.parse(now));
  return there;
}

const atTime = (day: DateTime, time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
};

/** Moves the product's clock to the next Monday at that local time. */
export function skipToMonday(workspace: Workspace, time = '10:00'): Promise<DateTime> {
  return skipTo(workspace, (now) => {
    const monday = atTime(now.plus({ days: (8 - now.weekday) % 7 }), time);
    return monday > now ? monday : monday.plus({ weeks: 1 });
  });
}

/** Moves the product's clock to that local time of the day so many days ahead, whatever the time is now. */
export function skipToDay(workspace: Workspace, days: number, time = '10:00'): Promise<DateTime> {
  return skipTo(workspace, (now) => atTime(now.plus({ days }), time));
}
