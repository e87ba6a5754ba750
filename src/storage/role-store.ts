import type { Connection } from 'mongoose';
import type { RoleStore } from '../application/roles/work-on-roles.js';
import type { Role } from '../domain/person.js';
import { storing } from './mongo.js';

interface WithRoles {
  readonly _id: string;
  readonly roles: Role[];
  readonly active: boolean;
  readonly leftAt?: Date;
  /** No directory is asked any more about somebody of whom two people said that they have left. */
  readonly isDismissed?: true;
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
    leave: async (person, at) => {
      const left = { $set: { active: false, leftAt: at, isDismissed: true }, $unset: { backAt: 1 } } as const;
      await storing(() => people.updateOne({ _id: person, active: true }, left));
    },
  };
}
