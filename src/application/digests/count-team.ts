import type { TeamFigures } from '../../domain/digests/team-figures.js';
import type { Person } from '../../domain/person.js';
import type { Acceptances } from '../../domain/policies/acceptance.js';
import type { Policy } from '../../domain/policies/policy.js';
import { acceptanceShare, reviewsDue } from '../../domain/policies/standing.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import { statusCounts } from '../../domain/workforce/check-status.js';
import type { Register } from '../../domain/workforce/checks.js';
import { asPersonRecords } from '../policies/person-records.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from '../workforce/everybody-here.js';

/** Undefined for whoever sees to nobody. */
export type CountTeam = (manager: Person) => Promise<TeamFigures | undefined>;

interface Deps {
  readonly registers: Pick<MatterShelf<Register>, 'readMany'>;
  readonly policies: Pick<MatterShelf<Policy | undefined>, 'readAll'>;
  readonly acceptances: Pick<MatterShelf<Acceptances>, 'readMany'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

export function createCountTeam({ registers, policies, acceptances, people, organisation, clock }: Deps): CountTeam {
  return async (manager) => {
    const { teamOf } = await everybodyHere(people);
    const team = teamOf(manager).map(({ id }) => id);
    if (team.length === 0) return undefined;
    const { zone, reminders, checkRules } = await organisation.current();
    const today = dayOf(clock.now(), zone);
    const [checked, all, accepted] = await Promise.all([
      registers.readMany(team),
      policies.readAll(),
      acceptances.readMany(team),
    ]);
    const known = [...all.values()].filter((policy) => policy !== undefined);
    return {
      people: team.length,
      checks: statusCounts(checked.values(), today, { person: reminders.person, checkRules }),
      reviews: reviewsDue(known, [manager.id, ...team], today),
      acceptances: acceptanceShare(known, team, asPersonRecords(accepted)),
    };
  };
}
