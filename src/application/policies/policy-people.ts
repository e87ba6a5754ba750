import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Policy } from '../../domain/policies/policy.js';
import type { PeopleStore } from '../ports.js';

interface Deps {
  readonly people: Pick<PeopleStore, 'byId' | 'byIds' | 'withRole'>;
}

/** Who is to hear what about a policy. */
export function createPolicyPeople({ people }: Deps) {
  /** The managers; where there is none but that person, the leads. */
  async function managersBut(person: PersonId): Promise<readonly PersonId[]> {
    for (const role of ['manager', 'lead'] as const) {
      const others = (await people.withRole(role)).filter(({ id }) => id !== person);
      if (others.length > 0) return others.map(({ id }) => id);
    }
    return [];
  }

  const active = async (id: PersonId | undefined): Promise<Person | undefined> => {
    const person = id && (await people.byId(id));
    return person?.active ? person : undefined;
  };

  return {
    /** Whether whoever owns it is still here. */
    ownerOf: ({ owner }: Policy): Promise<Person | undefined> => active(owner),
    /** Its owner, or whoever takes their place once they have left. */
    inCharge: async ({ owner }: Policy): Promise<readonly PersonId[]> =>
      (await active(owner)) ? [owner] : managersBut(owner),
    /** The owner's own manager, or the managers where nobody is that. */
    superiors: async ({ owner }: Policy): Promise<readonly PersonId[]> => {
      const manager = await active((await people.byId(owner))?.manager);
      return manager && manager.id !== owner ? [manager.id] : managersBut(owner);
    },
    managersBut,
    /** Of those who have not accepted: each one's line manager, and the owner of everybody. Each once. */
    whoHearOf: async (outstanding: readonly Person[], { owner }: Policy): Promise<readonly PersonId[]> => {
      if (outstanding.length === 0) return [];
      const named = [...new Set(outstanding.flatMap(({ manager }) => manager ?? []))];
      const here = (await people.byIds(named)).filter((person) => person.active).map(({ id }) => id);
      return [...new Set([...here, ...((await active(owner)) ? [owner] : [])])];
    },
  };
}

export type PolicyPeople = ReturnType<typeof createPolicyPeople>;
