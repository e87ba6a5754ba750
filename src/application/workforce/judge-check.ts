import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { LocalDate } from '../../domain/reminders/reminder-days.js';
import { isSamePerson } from '../../domain/roles/two-people.js';
import type { CheckCommand, CheckRefusal } from '../../domain/workforce/change-register.js';
import type { everybodyHere } from './everybody-here.js';

export type CheckOutcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly because: CheckRefusal | 'not-theirs-to-do' | 'own-checker' | 'no-such-checker';
      /** The day of the check that it is measured against. */
      readonly last?: LocalDate | undefined;
    };

type Refused = Extract<CheckOutcome, { kind: 'refused' }>;
type Judged = Refused | { readonly kind: 'allowed'; readonly doer: Person; readonly person: Person };

/** Whether somebody may do that about a check, as everybody is now; what the register says to it is asked after. */
export function judgeCheck(
  { everybody, seenBy }: Awaited<ReturnType<typeof everybodyHere>>,
  by: PersonId,
  about: PersonId,
  command: CheckCommand,
): Judged {
  const doer = everybody.find(({ id }) => id === by);
  const person = everybody.find(({ id }) => id === about);
  const isOwn = doer !== undefined && person?.id === doer.id && !isForOthers(command);
  if (!doer || !person || !(isOwn || seenBy(doer).includes(person))) return refused('not-theirs-to-do');
  if (command.verb === 'record-check') {
    const checker = everybody.find(({ id }) => id === command.checker);
    if (checker === undefined) return refused('no-such-checker');
    if (isSamePerson(checker, person)) return refused('own-checker');
  }
  return { kind: 'allowed', doer, person };
}

/** Whether somebody is away is said by whoever sees to their checks. */
function isForOthers({ verb }: CheckCommand): boolean {
  return verb === 'start-leave' || verb === 'end-leave';
}

function refused(because: Refused['because']): Refused {
  return { kind: 'refused', because };
}
