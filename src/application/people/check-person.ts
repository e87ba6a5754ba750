import type { Person } from '../../domain/person.js';
import type { Clock } from '../ports.js';
import type { LookAtPerson } from './look-at-person.js';
import type { LookBook } from './look-book.js';

/** Asks the directories about somebody, and lets them leave or seem to be back. */
export type CheckPerson = (person: Person) => Promise<'changed' | 'as-before'>;

interface Deps {
  readonly lookAtPerson: LookAtPerson;
  readonly looks: Pick<LookBook, 'left' | 'seemsBack' | 'putBack'>;
  readonly clock: Clock;
}

/**
 * Whoever has left can do nothing any more. Whoever comes back is put back by a lead or a manager, since an account may be
 * activated by mistake; somebody who never had a role, by themselves.
 */
export function createCheckPerson({ lookAtPerson, looks, clock }: Deps): CheckPerson {
  return async (person) => {
    const standing = await lookAtPerson(person);
    if (person.active) {
      if (standing !== 'left') return 'as-before';
      await looks.left(person.id, clock.now());
      return 'changed';
    }
    if (standing === 'unclear') return 'as-before';
    if (standing === 'active' && !person.inOrganisationFile) await looks.putBack(person.id);
    else await looks.seemsBack(person.id, standing === 'active' ? clock.now() : undefined);
    return 'changed';
  };
}
