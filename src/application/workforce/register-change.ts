import type { PersonId } from '../../domain/ids.js';
import type { Letter, MatterChange } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import { type CheckKind, itemIdOf, type Register } from '../../domain/workforce/checks.js';
import { type FollowedRegister, followRegister, type WorkforceTimes } from '../../domain/workforce/follow-register.js';

interface Following {
  readonly person: PersonId;
  /** Who hears that somebody needs a new check. */
  readonly seenToBy: readonly Person[];
  readonly now: Date;
  readonly times: WorkforceTimes;
  /** Kinds whose messages are to show what is true now. */
  readonly about?: readonly CheckKind[] | undefined;
}

/** A register as it is to be written, with what time asks of it at that moment: the letters stand in the same write. */
export function followedChange<Outcome>(
  register: Register,
  { person, seenToBy, now, times, about = [] }: Following,
  outcome: Outcome,
): MatterChange<Register, Outcome> & Pick<FollowedRegister, 'register'> {
  const followed = followRegister(register, now, times);
  const item = (kind: CheckKind) => itemIdOf({ kind, person });
  const reminders = followed.reminds.map(
    (kind): Letter => ({ kind: 'letter', to: person, about: 'check-due', item: item(kind) }),
  );
  const announcements = followed.announces.flatMap((kind) =>
    seenToBy.map(({ id }): Letter => ({ kind: 'letter', to: id, about: 'new-check-needed', item: item(kind) })),
  );
  const namings = followed.names.map(
    ({ kind, checker }): Letter => ({ kind: 'letter', to: checker, about: 'named-as-checker', item: item(kind) }),
  );
  return {
    register: followed.register,
    state: followed.register,
    letters: [...reminders, ...announcements, ...namings],
    refresh: about.map(item),
    nextAt: followed.nextAt,
    outcome,
  };
}
