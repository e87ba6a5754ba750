import type { Concern } from '../concern.js';
import type { Organisation } from '../organisation.js';
import { lateAt, nextReminderAt, toldOfAction } from './action-reminders.js';
import type { CaseFile } from './case-file.js';
import { type ChasedClock, NOTHING_CHASED } from './chased.js';
import { nextRungAt } from './clock-ladder.js';
import { type Clock, type ClockSettings, clocksOf } from './clocks.js';
import { isWrittenDown } from './missed-targets.js';

export type ChaseSettings = ClockSettings & Pick<Organisation, 'reminders' | 'zone'>;

/** Whether time alone tells anybody something of it: somebody has it, and it is no drill. */
export function isChased({ status, practice }: Pick<Concern, 'status' | 'practice'>): boolean {
  return status === 'held' && practice === undefined;
}

/**
 * When time alone changes something next: a clock runs out, a step passes or somebody is to be reminded.
 * @param quietUntil before which nothing is told that can wait
 */
export function nextChaseAt(
  concern: Concern,
  file: CaseFile,
  settings: ChaseSettings,
  quietUntil = new Date(0),
): Date | undefined {
  if (!isChased(concern)) return undefined;
  const waiting = (at: Date | undefined) => (at && at < quietUntil ? quietUntil : at);
  const { clocks, actions } = concern.chased ?? NOTHING_CHASED;
  const times = [
    ...clocksOf(concern, file, settings).flatMap((clock) => {
      const rungAt = nextRungAt(clock, toldOfClock(clock, clocks), { concern, settings });
      return [isWrittenDown(file, clock) ? undefined : clock.missedAt, clock.pressing ? rungAt : waiting(rungAt)];
    }),
    ...file.actions
      .filter(({ state }) => state === 'open')
      .flatMap((action) => {
        const told = toldOfAction(action, actions);
        const times = [
          nextReminderAt(action, told, settings),
          told?.escalatedAt ? undefined : lateAt(action, settings),
        ];
        return times.map(waiting);
      }),
  ];
  return times.reduce((first, time) => (first === undefined || (time && time < first) ? time : first), undefined);
}

/** What was told of the clock as it runs now. */
export function toldOfClock({ id, dueAt }: Clock, told: readonly ChasedClock[]): ChasedClock | undefined {
  return told.find((each) => each.clock === id && each.dueAt.getTime() === dueAt.getTime());
}
