import { entryAt } from '../chronology.js';
import { type Change, type Concern, isExcluded, isReporter, unchanged, withEntry } from '../concern.js';
import type { PersonId } from '../ids.js';
import { REFRESH_DELIVERED } from '../notice.js';
import { everyIdOf, hasRole, type Person } from '../person.js';
import { assignedAt, type Rota, type RotaOverride } from '../rota.js';
import { isAboutStaff } from './about-staff.js';
import { caseFileOf } from './case-file.js';

/**
 * Whether whoever comes on duty takes it over from those who were on duty before (domain reference, section 5). What was
 * routed to a lead, or turned out to be about somebody here, stays where it is; so does what was offered to somebody by name.
 */
export function goesWithDuty(concern: Concern, to: Person, from: readonly PersonId[]): boolean {
  return (
    concern.status === 'held' &&
    concern.holder !== undefined &&
    from.includes(concern.holder) &&
    to.id !== concern.holder &&
    to.active &&
    !isAboutStaff(concern) &&
    !isExcluded(to, concern.excluded) &&
    !isReporter(to, concern) &&
    caseFileOf(concern).handover === undefined
  );
}

/**
 * Whether what others hold goes to that person with the duty that they have now. Roles decide who reads (domain reference, sections 2
 * and 5): a manager takes a concern before they read it. And nobody comes by it by putting themselves on duty.
 */
export function takesOverWithDuty(to: Person, rota: Rota, now: Date): boolean {
  const isOwnDoing = ({ person, by, because }: RotaOverride) =>
    person === to.id && by !== undefined && because !== 'swap' && everyIdOf(to).includes(by);
  const byOthers = { ...rota, overrides: rota.overrides.filter((override) => !isOwnDoing(override)) };
  return (hasRole(to, 'duty') || hasRole(to, 'lead')) && assignedAt(byOthers, now).duty === to.id;
}

export type TakenOver = { readonly kind: 'taken-over' } | { readonly kind: 'stays' };

/** Whoever accepts duty takes it over. Every card about it is drawn anew, the reporter's as well. */
export function takeOverWithDuty(
  concern: Concern,
  by: Person,
  from: readonly PersonId[],
  now: Date,
): Change<TakenOver> {
  const { holder } = concern;
  if (holder === undefined || !goesWithDuty(concern, by, from)) return unchanged(concern, { kind: 'stays' });
  const taken: Concern = { ...concern, holder: by.id, grantedTo: [...new Set([...concern.grantedTo, by.id])] };
  return {
    concern: withEntry(taken, entryAt(now, by.id, { kind: 'taken-over-with-duty', from: holder })),
    notices: [REFRESH_DELIVERED],
    outcome: { kind: 'taken-over' },
  };
}
