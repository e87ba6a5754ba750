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

/** Of those who are reminded of their team. */
export function createCountTeam(deps: Deps): CountTeam {
  return async (manager) => countPeople(deps, manager, (await everybodyHere(deps.people)).teamOf(manager));
}

/** Of everybody whose checks they see: of a lead that is everybody else. */
export function createCountSeen(deps: Deps): CountTeam {
  return async (viewer) => countPeople(deps, viewer, (await everybodyHere(deps.people)).seenBy(viewer));
}

async function countPeople(
  { registers, policies, acceptances, organisation, clock }: Deps,
  { id: own }: Person,
  people: readonly Person[],
): Promise<TeamFigures | undefined> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const { zone, reminders, checkRules } = await organisation.current();
  const today = dayOf(clock.now(), zone);
  const [checked, all, accepted] = await Promise.all([
    registers.readMany(ids),
    policies.readAll(),
    acceptances.readMany(ids),
  ]);
  const known = [...all.values()].filter((policy) => policy !== undefined);
  return {
    people: ids.length,
    checks: statusCounts(checked.values(), today, { person: reminders.person, checkRules }),
    reviews: reviewsDue(known, [own, ...ids], today),
    acceptances: acceptanceShare(known, ids, asPersonRecords(accepted)),
  };
}
