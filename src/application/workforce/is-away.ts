import type { PersonId } from '../../domain/ids.js';
import type { LocalDate } from '../../domain/reminders/reminder-days.js';
import { isAway } from '../../domain/workforce/check-status.js';
import type { Register } from '../../domain/workforce/checks.js';
import type { MatterShelf } from '../ports.js';

/** Whether somebody is on leave that day, so that nobody reminds them. */
export type IsAway = (person: PersonId, day: LocalDate) => Promise<boolean>;

export function createIsAway({ registers }: { readonly registers: Pick<MatterShelf<Register>, 'of'> }): IsAway {
  return async (person, day) => isAway(await registers.of(person).read(), day);
}
