import type { Connection } from 'mongoose';
import type { RoleStore } from '../application/roles/work-on-roles.js';
import type { ItemId, PersonId } from '../domain/ids.js';
import { storing } from './mongo.js';
import { askIsApplied, type PersonDocument } from './person-records.js';

/** Roles stand in the clear beside the person, so that the chain is found without opening anybody. */
export function createRoleStore(connection: Connection): RoleStore {
  const people = connection.collection<PersonDocument>('people');
  /** In one write with what the ask wanted: an instance that stood still meanwhile does nothing of it again. */
  const once = (person: PersonId, ask: ItemId) => ({ _id: person, appliedAsks: { $ne: ask } });
  return {
    give: async (person, role, ask) => {
      const given = { $addToSet: { roles: role }, $push: askIsApplied([ask]) };
      await storing(() => people.updateOne(once(person, ask), given));
    },
    take: async (person, role, ask) => {
      const taken = { $pull: { roles: role }, $push: askIsApplied([ask]) };
      await storing(() => people.updateOne(once(person, ask), taken));
    },
    leave: async (person, at, ask) => {
      // No directory is asked any more about somebody of whom two people said that they have left.
      const left = { $set: { active: false, leftAt: at, isDismissed: true }, $unset: { backAt: 1 } } as const;
      const applied = { $push: askIsApplied([ask]) };
      await storing(() => people.updateOne({ ...once(person, ask), active: true }, { ...left, ...applied }));
      // Whoever was away already is not sent away later by the same ask.
      await storing(() => people.updateOne(once(person, ask), applied));
    },
  };
}
