import type { PersonId } from '../ids.js';
import type { Organisation } from '../organisation.js';
import { afterQuiet } from '../quiet-hours.js';
import { dayOf } from '../reminders/reminder-days.js';
import { askOf, earliest } from '../reminders/reminding.js';
import { pausedUntil } from './check-status.js';
import { CHECK_KINDS, type CheckItem, type CheckKind, itemOf, type Register, withItem } from './checks.js';
import { dueOf } from './due-rules.js';

export type WorkforceTimes = Pick<Organisation, 'zone' | 'reminders' | 'checkRules'>;

export interface FollowedRegister {
  /** The same one where nothing is to be told. */
  readonly register: Register;
  /** Of what the person is reminded now. */
  readonly reminds: readonly CheckKind[];
  /** Of what their line manager hears that a new one is needed. */
  readonly announces: readonly CheckKind[];
  /** Who hears that somebody named them as the one who made a check. */
  readonly names: readonly { readonly kind: CheckKind; readonly checker: PersonId }[];
  readonly nextAt?: Date | undefined;
}

/** What time asks of one person's checks. Whoever is not here is asked nothing, until they are back. */
export function followRegister(register: Register, now: Date, times: WorkforceTimes): FollowedRegister {
  const silent = { register, reminds: [], announces: [], names: [] };
  if (!register.isHere) return silent;
  return CHECK_KINDS.reduce<FollowedRegister>((followed, kind) => {
    const item = itemOf(register, kind);
    const { reminded, nextAt } = remind(register, kind, now, times);
    const said = sayAtOnce(item, now, times);
    const next = { ...item, ...(reminded && { reminded }), ...(said.now && NOTHING_TO_SAY) };
    return {
      register: reminded || said.now ? withItem(followed.register, kind, next) : followed.register,
      reminds: reminded ? [...followed.reminds, kind] : followed.reminds,
      announces: said.now && item.isToBeAnnounced ? [...followed.announces, kind] : followed.announces,
      names: said.now ? [...followed.names, ...checkersOf(item).map((checker) => ({ kind, checker }))] : followed.names,
      nextAt: earliest([followed.nextAt, nextAt, said.nextAt]),
    };
  }, silent);
}

function remind(register: Register, kind: CheckKind, now: Date, times: WorkforceTimes) {
  const { person, overdueEvery } = times.reminders;
  const due = dueOf(register, kind, times.checkRules);
  // That a new one is needed is with their line manager.
  if (due === undefined || due.rule.kind === 'new-one') return {};
  const rests = pausedUntil(register, kind, dayOf(now, times.zone));
  if (rests === 'never') return {};
  const plan = { due: due.on, before: person, overdueEvery };
  const { reminded } = itemOf(register, kind);
  const asked = askOf({ plan, reminded, pausedUntil: rests }, now, times);
  return { reminded: asked.now, nextAt: asked.nextAt };
}

const NOTHING_TO_SAY = { isToBeAnnounced: false, checkersToTell: undefined };

function checkersOf({ checkersToTell = [] }: CheckItem): readonly PersonId[] {
  return checkersToTell;
}

/** What others hear of a check as soon as it is recorded, and nobody is asleep. */
function sayAtOnce(item: CheckItem, now: Date, { zone, reminders }: WorkforceTimes) {
  if (!item.isToBeAnnounced && checkersOf(item).length === 0) return { now: false };
  const audible = afterQuiet(now, reminders.quiet, zone);
  return audible > now ? { now: false, nextAt: audible } : { now: true };
}
