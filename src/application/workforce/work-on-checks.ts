import type { FormToken, PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import { type CheckCommand, changeRegister } from '../../domain/workforce/change-register.js';
import type { Register } from '../../domain/workforce/checks.js';
import type { TeamRecord } from '../../domain/workforce/follow-team.js';
import { withStanding } from '../../domain/workforce/keep-register.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';
import { TEAM_ITEM } from './follow-workforce.js';
import { type CheckOutcome, judgeCheck } from './judge-check.js';
import { followedChange } from './register-change.js';

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
    // Read anew: whoever lost a role, or left, does it no more.
    const [times, here] = await Promise.all([organisation.current(), everybodyHere(people)]);
    const judged = judgeCheck(here, by.id, about, command);
    if (judged.kind === 'refused') return judged;
    const { doer, person } = judged;
    const { whoSeesTo } = here;
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
