import type { Organisation } from '../organisation.js';
import { afterQuiet } from '../quiet-hours.js';
import { dayOf } from '../reminders/reminder-days.js';
import { askOf, earliest } from '../reminders/reminding.js';
import { pausedUntil } from './check-status.js';
import { CHECK_KINDS, type CheckKind, itemOf, type Register, withItem } from './checks.js';
import { CHECK_RULES, type CheckRules, dueOf } from './due-rules.js';

export type WorkforceTimes = Pick<Organisation, 'zone' | 'reminders'> & { readonly rules?: CheckRules | undefined };

export interface FollowedRegister {
  /** The same one where nothing is to be told. */
  readonly register: Register;
  /** Of what the person is reminded now. */
  readonly reminds: readonly CheckKind[];
  /** Of what their line manager hears that a new one is needed. */
  readonly announces: readonly CheckKind[];
  readonly nextAt?: Date | undefined;
}

/** What time asks of one person's checks. Whoever is not here is asked nothing, until they are back. */
export function followRegister(register: Register, now: Date, times: WorkforceTimes): FollowedRegister {
  const silent = { register, reminds: [], announces: [] };
  if (!register.isHere) return silent;
  return CHECK_KINDS.reduce<FollowedRegister>((followed, kind) => {
    const { reminded, nextAt } = remind(register, kind, now, times);
    const announced = announce(register, kind, now, times);
    const item = itemOf(register, kind);
    const next = { ...item, ...(reminded && { reminded }), ...(announced.now && { isToBeAnnounced: false }) };
    return {
      register: reminded || announced.now ? withItem(followed.register, kind, next) : followed.register,
      reminds: reminded ? [...followed.reminds, kind] : followed.reminds,
      announces: announced.now ? [...followed.announces, kind] : followed.announces,
      nextAt: earliest([followed.nextAt, nextAt, announced.nextAt]),
    };
  }, silent);
}

function remind(register: Register, kind: CheckKind, now: Date, times: WorkforceTimes) {
  const { person, overdueEvery } = times.reminders;
  const due = dueOf(register, kind, times.rules ?? CHECK_RULES);
  // That a new one is needed is with their line manager.
  if (due === undefined || due.rule.kind === 'new-one') return {};
  const rests = pausedUntil(register, kind, dayOf(now, times.zone));
  if (rests === 'never') return {};
  const plan = { due: due.on, before: person, overdueEvery };
  const { reminded } = itemOf(register, kind);
  const asked = askOf({ plan, reminded, pausedUntil: rests }, now, times);
  return { reminded: asked.now, nextAt: asked.nextAt };
}

function announce(register: Register, kind: CheckKind, now: Date, { zone, reminders }: WorkforceTimes) {
  if (!itemOf(register, kind).isToBeAnnounced) return { now: false };
  const audible = afterQuiet(now, reminders.quiet, zone);
  return audible > now ? { now: false, nextAt: audible } : { now: true };
}
