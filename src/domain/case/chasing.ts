import { type ChronologyEntry, entryAt } from '../chronology.js';
import { type Change, type Concern, isExcluded, isReporter, unchanged, withEntry } from '../concern.js';
import type { Person } from '../person.js';
import { afterQuiet } from '../quiet-hours.js';
import { chaseAction, toldOfAction } from './action-reminders.js';
import { caseFileOf } from './case-file.js';
import { type ChasedClock, NOTHING_CHASED } from './chased.js';
import { type Chasing, chaseClock } from './clock-ladder.js';
import { type Clock, clocksOf } from './clocks.js';
import { isWrittenDown } from './missed-targets.js';
import { type ChaseSettings, isChased, nextChaseAt, toldOfClock } from './next-chase.js';

export interface ChaseContext extends Pick<Chasing, 'now' | 'chain' | 'people'> {
  readonly settings: ChaseSettings;
}

export type Chase = { readonly kind: 'chased' } | { readonly kind: 'not-due' };

/**
 * What time alone asks of an open concern: targets that passed are written down and told, and owners of actions are reminded. A
 * stopped product catches up in one go, and nobody is told one thing twice. Asked once more at the same time, it changes nothing.
 */
export function chase(concern: Concern, context: ChaseContext): Change<Chase> {
  const { now, settings } = context;
  if (concern.chaseAt === undefined || concern.chaseAt > now) return unchanged(concern, { kind: 'not-due' });
  const file = caseFileOf(concern);
  const clocks = isChased(concern) ? clocksOf(concern, file, settings) : [];
  const open = isChased(concern) ? file.actions.filter(({ state }) => state === 'open') : [];
  const quietUntil = afterQuiet(now, settings.reminders.quiet, settings.zone);
  const isHere = (person: Person) => person.active && !isExcluded(person, concern.excluded);
  const chasing: Chasing = {
    ...context,
    isQuiet: quietUntil > now,
    concern,
    file,
    isHere,
    mayBeTold: (person) => isHere(person) && !isReporter(person, concern),
  };
  const before = concern.chased ?? NOTHING_CHASED;
  const ofClocks = clocks.map((clock) => chaseClock(clock, toldOfClock(clock, before.clocks), chasing));
  const ofActions = open.map((action) => chaseAction(action, toldOfAction(action, before.actions), chasing));
  const passed = clocks.filter((clock) => clock.missedAt <= now && !isWrittenDown(file, clock));
  const chased = {
    clocks: keptOf(
      before.clocks,
      clocks,
      ofClocks.map(({ told }) => told).filter((told) => told !== undefined),
    ),
    actions: ofActions.flatMap(({ told }) => told ?? []),
  };
  const notices = [...ofClocks, ...ofActions].flatMap((each) => each.notices);
  const next = withEntry({ ...concern, chased }, ...passed.map((clock) => passedEntry(clock, now)));
  const kind: Chase['kind'] = passed.length > 0 || notices.length > 0 ? 'chased' : 'not-due';
  // What is still due waits for the end of quiet hours, such as after a stop.
  const chaseAt = nextChaseAt(next, caseFileOf(next), settings, quietUntil);
  return { concern: { ...next, chaseAt }, notices, outcome: { kind } };
}

function passedEntry({ id, dueAt, missedAt }: Clock, now: Date): ChronologyEntry {
  return { ...entryAt(now, 'safeguard', { kind: 'target-passed', clock: id, dueAt }), eventAt: missedAt };
}

/**
 * With what was told of a clock at another time, as long as it runs: a risk that is lowered and raised again brings the same time
 * back, and begins no new round.
 */
function keptOf(
  before: readonly ChasedClock[],
  running: readonly Clock[],
  told: readonly ChasedClock[],
): readonly ChasedClock[] {
  const isTold = ({ clock, dueAt }: ChasedClock) =>
    told.some((each) => each.clock === clock && each.dueAt.getTime() === dueAt.getTime());
  return [...before.filter((each) => running.some(({ id }) => id === each.clock) && !isTold(each)), ...told];
}
