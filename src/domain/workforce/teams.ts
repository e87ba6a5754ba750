import type { PersonId } from '../ids.js';
import { everyIdOf, hasRole, type Person } from '../person.js';

/** Who sees to whose checks. */
export interface Teams {
  /** The line manager; managers by role where there is none, and leads where there is none of them. Never the person. */
  readonly whoSeesTo: (person: Person) => readonly Person[];
  /** Whose checks they see to. */
  readonly teamOf: (manager: Person) => readonly Person[];
  /** Whose checks they may see and record, beside their own: leads everybody's. */
  readonly seenBy: (viewer: Person) => readonly Person[];
}

/** @param everybody the people of the organisation file who are here */
export function arrangeTeams(everybody: readonly Person[]): Teams {
  const byId = new Map<PersonId, Person>(everybody.flatMap((each) => everyIdOf(each).map((id) => [id, each])));
  const managers = everybody.filter((each) => hasRole(each, 'manager'));
  const leads = everybody.filter((each) => hasRole(each, 'lead'));

  function whoSeesTo({ id, manager }: Person): readonly Person[] {
    const isOther = (each: Person) => each.id !== id;
    const line = manager === undefined ? undefined : byId.get(manager);
    if (line && isOther(line)) return [line];
    const others = managers.filter(isOther);
    return others.length > 0 ? others : leads.filter(isOther);
  }

  const teams = new Map<PersonId, Person[]>();
  for (const person of everybody) {
    for (const { id } of whoSeesTo(person)) teams.set(id, [...(teams.get(id) ?? []), person]);
  }
  const teamOf = ({ id }: Person) => teams.get(id) ?? [];
  return {
    whoSeesTo,
    teamOf,
    seenBy: (viewer) => (hasRole(viewer, 'lead') ? everybody.filter(({ id }) => id !== viewer.id) : teamOf(viewer)),
  };
}
