import type { PersonId } from '../../domain/ids.js';
import type { LocalDate } from '../../domain/reminders/reminder-days.js';
import { isAway } from '../../domain/workforce/check-status.js';
import type { Register } from '../../domain/workforce/checks.js';
import type { MatterShelf } from '../ports.js';

/** Those of several people who are on leave that day: nobody reminds them until they are back. */
export type OnLeave = (people: readonly PersonId[], day: LocalDate) => Promise<ReadonlySet<PersonId>>;

interface Deps {
  readonly registers: Pick<MatterShelf<Register>, 'readMany'>;
}

export function createOnLeave({ registers }: Deps): OnLeave {
  return async (people, day) => {
    const kept = await registers.readMany(people);
    const away = people.filter((person) => {
      const register = kept.get(person);
      return register !== undefined && isAway(register, day);
    });
    return new Set(away);
  };
}
