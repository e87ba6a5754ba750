import type { FormToken, PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { dayOf, type LocalDate } from '../../domain/reminders/reminder-days.js';
import { isSamePerson } from '../../domain/roles/two-people.js';
import { type CheckCommand, type CheckRefusal, changeRegister } from '../../domain/workforce/change-register.js';
import type { Register } from '../../domain/workforce/checks.js';
import type { TeamRecord } from '../../domain/workforce/follow-team.js';
import { withStanding } from '../../domain/workforce/keep-register.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';
import { TEAM_ITEM } from './follow-workforce.js';
import { followedChange } from './register-change.js';

export type CheckOutcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly because: CheckRefusal | 'not-theirs-to-do' | 'own-checker' | 'no-such-checker';
      /** The day of the check that it is measured against. */
      readonly last?: LocalDate | undefined;
    };

/** What somebody does about a check of their own, of a report, or as a lead of anybody's. */
export type WorkOnChecks = (
  by: Person,
  about: PersonId,
  command: CheckCommand,
  token: FormToken,
) => Promise<CheckOutcome>;

interface Deps {
  readonly registers: MatterShelf<Register>;
  readonly teams: MatterShelf<TeamRecord>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

export function createWorkOnChecks({ registers, teams, people, organisation, clock }: Deps): WorkOnChecks {
  return async (by, about, command, token) => {
    const [times, { everybody, seenBy, whoSeesTo }] = await Promise.all([
      organisation.current(),
      everybodyHere(people),
    ]);
    // Read anew: whoever lost a role, or left, does it no more.
    const doer = everybody.find(({ id }) => id === by.id);
    const person = everybody.find(({ id }) => id === about);
    const isOwn = doer !== undefined && person?.id === doer.id && !isForOthers(command);
    if (!doer || !person || !(isOwn || seenBy(doer).includes(person))) return refused('not-theirs-to-do');
    if (command.verb === 'record-check') {
      const checker = everybody.find(({ id }) => id === command.checker);
      if (checker === undefined) return refused('no-such-checker');
      if (isSamePerson(checker, person)) return refused('own-checker');
    }
    const now = clock.now();
    const seenToBy = whoSeesTo(person);
    const context = { by: doer.id, person: person.id, now, today: dayOf(now, times.zone), token };
    const outcome = await registers.of(person.id).change<CheckOutcome>((before) => {
      const register = withStanding(before, { isHere: true, roles: person.roles });
      const changed = changeRegister(register, command, context);
      if (changed.kind === 'refused') return { state: before, letters: [], outcome: changed };
      const following = { person: person.id, seenToBy, now, times, about: changed.about };
      return followedChange(changed.register, following, { kind: 'done' });
    });
    // What their messages count is something else now.
    for (const { id } of seenToBy) await teams.of(id).refreshLetters(TEAM_ITEM);
    return outcome;
  };
}

/** Whether somebody is away is said by whoever sees to their checks. */
function isForOthers({ verb }: CheckCommand): boolean {
  return verb === 'start-leave' || verb === 'end-leave';
}

function refused(because: Extract<CheckOutcome, { kind: 'refused' }>['because']): CheckOutcome {
  return { kind: 'refused', because };
}
