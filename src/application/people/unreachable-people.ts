import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Clock, OrganisationStore, PeopleStore } from '../ports.js';
import type { FindAccounts } from './account-on.js';
import { createWhyUnreached, type UnreachedDeps, type WhyUnreached } from './why-unreached.js';

/** As what somebody is asked to take a concern; those of the rota are its duty people and deputies. */
export type ChainRole = 'rota' | 'lead' | 'manager';

export interface UnreachablePerson {
  readonly person: PersonId;
  readonly roles: readonly ChainRole[];
  readonly because: WhyUnreached;
}

/** Everybody of the chain whom no platform can tell of a concern. For whoever sets the product up: names nobody. */
export type UnreachablePeople = () => Promise<readonly UnreachablePerson[]>;

interface Deps extends UnreachedDeps {
  readonly people: Pick<PeopleStore, 'byIds' | 'withRole'>;
  readonly organisation: OrganisationStore;
  /** Asked about those alone whom no account that we know reaches. */
  readonly findAccounts: FindAccounts;
  readonly clock: Clock;
}

export function createUnreachablePeople(deps: Deps): UnreachablePeople {
  const { people, organisation, findAccounts, clock } = deps;
  const whyNot = createWhyUnreached(deps);

  async function chain(): Promise<readonly (readonly [ChainRole, Person])[]> {
    const { rota } = await organisation.current();
    const toCome = rota.overrides.filter(({ to }) => to > clock.now()).map(({ person }) => person);
    const [onRota, leads, managers] = await Promise.all([
      people.byIds([...new Set([...rota.weeks, ...toCome])]),
      people.withRole('lead'),
      people.withRole('manager'),
    ]);
    const as = (role: ChainRole, those: readonly Person[]) =>
      those.filter(({ active }) => active).map((person) => [role, person] as const);
    return [...as('rota', onRota), ...as('lead', leads), ...as('manager', managers)];
  }

  async function judge(known: Person): Promise<WhyUnreached | undefined> {
    const because = await whyNot(known);
    if (because === undefined) return undefined;
    const { person, unanswered } = await findAccounts(known);
    // A directory that gives no answer may know them: no reason to alarm anybody, unless it takes nothing from us.
    return unanswered.some((platform) => !deps.isOut(platform)) ? undefined : whyNot(person);
  }

  return async () => {
    const found = new Map<PersonId, { readonly person: Person; readonly roles: ChainRole[] }>();
    for (const [role, person] of await chain()) {
      const one = found.get(person.id) ?? { person, roles: [] };
      one.roles.push(role);
      found.set(person.id, one);
    }
    const judged = await Promise.all(
      [...found.values()].map(async ({ person, roles }) => {
        const because = await judge(person);
        return because ? [{ person: person.id, roles, because }] : [];
      }),
    );
    return judged.flat();
  };
}
