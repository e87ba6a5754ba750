import { mayLeave } from '../../domain/people/leaving-brake.js';
import { hasRole, type Person } from '../../domain/person.js';
import type { Clock, PeopleStore } from '../ports.js';
import type { LookAtPerson } from './look-at-person.js';
import type { LookBook } from './look-book.js';

/** Asks the directories about somebody, and lets them leave or seem to be back. */
export type CheckPerson = (person: Person) => Promise<'changed' | 'as-before'>;

interface Deps {
  readonly lookAtPerson: LookAtPerson;
  readonly looks: Pick<LookBook, 'left' | 'seemsBack' | 'putBack' | 'holdBack' | 'heldBack' | 'numbers' | 'lookSoon'>;
  readonly people: Pick<PeopleStore, 'withRole'>;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;
/** It may be a mistake that is mended soon. */
const LOOK_AGAIN_MS = 5 * 60_000;

/**
 * Whoever has left can do nothing any more, unless so many seem to leave that it is a mistake. Whoever comes back is put back by a
 * lead or a manager, since an account may be activated by mistake; somebody who has no role but that of staff, by themselves.
 */
export function createCheckPerson({ lookAtPerson, looks, people, clock }: Deps): CheckPerson {
  async function isLastInCharge(person: Person): Promise<boolean> {
    if (!hasRole(person, 'lead') && !hasRole(person, 'manager')) return false;
    const inCharge = [...(await people.withRole('lead')), ...(await people.withRole('manager'))];
    return inCharge.every(({ id }) => id === person.id);
  }

  /** Those who are held back count among the leavers, so that many never leave a few an hour. */
  async function isToStay(person: Person): Promise<boolean> {
    const since = new Date(clock.now().getTime() - HOUR_MS);
    const [{ left, active }, held] = await Promise.all([looks.numbers(since), looks.heldBack()]);
    const isLast = await isLastInCharge(person);
    return !mayLeave({ here: active + left, leaving: left + held + 1, isLastInCharge: isLast });
  }

  return async (person) => {
    const standing = await lookAtPerson(person);
    const now = clock.now();
    if (person.active) {
      if (standing !== 'left') return 'as-before';
      if (await isToStay(person)) {
        await looks.holdBack(person.id, now);
        await looks.lookSoon(person.id, new Date(now.getTime() + LOOK_AGAIN_MS));
        return 'as-before';
      }
      await looks.left(person.id, now);
      return 'changed';
    }
    if (standing === 'unclear') return 'as-before';
    const isStaffAlone = person.roles.every((role) => role === 'staff');
    if (standing === 'active' && isStaffAlone) await looks.putBack(person.id);
    else await looks.seemsBack(person.id, standing === 'active' ? now : undefined);
    return 'changed';
  };
}
