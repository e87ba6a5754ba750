import type { Connection } from 'mongoose';
import type { RoleStore } from '../application/roles/work-on-roles.js';
import type { Role } from '../domain/person.js';
import { storing } from './mongo.js';

interface WithRoles {
  readonly _id: string;
  readonly roles: Role[];
}

/** Roles stand in the clear beside the person, so that the chain is found without opening anybody. */
export function createRoleStore(connection: Connection): RoleStore {
  const people = connection.collection<WithRoles>('people');
  return {
    give: async (person, role) => {
      await storing(() => people.updateOne({ _id: person }, { $addToSet: { roles: role } }));
    },
    take: async (person, role) => {
      await storing(() => people.updateOne({ _id: person }, { $pull: { roles: role } }));
    },
  };
}
