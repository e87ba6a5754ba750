import type { Filter } from 'mongodb';
import type { Connection } from 'mongoose';
import type { LookBook } from '../application/people/look-book.js';
import { type Account, asPersonId, type PersonId } from '../domain/ids.js';
import type { Role } from '../domain/person.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

/** What is kept of looks beside a person: times and keyed hashes, in the clear. */
interface LookedAtDocument {
  readonly _id: string;
  readonly active: boolean;
  /** When a directory is to be asked next; absent of somebody whom no directory was asked about. */
  readonly lookAt?: Date | undefined;
  /** Of somebody who left because a directory, or two people, said so. */
  readonly leftAt?: Date | undefined;
  /** The same of somebody who was put back since. */
  readonly leftBefore?: Date | undefined;
  readonly backAt?: Date | undefined;
  /** A directory said so when it was asked last, and they were not let leave. */
  readonly heldBackAt?: Date | undefined;
  /** They left because two people said so, whatever a directory says. */
  readonly isDismissed?: true | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly inactiveHashes?: readonly string[] | undefined;
  readonly missing?: readonly { readonly account: string; readonly since: Date }[] | undefined;
  readonly refusedSince?: Date | undefined;
}

export interface LookStorage extends LookBook {
  createIndexes(): Promise<void>;
}

const AWAY = { active: false, leftAt: { $exists: true } } as const;

export function createLookStore(connection: Connection, vault: Pick<Vault, 'index'>): LookStorage {
  const people = connection.collection<LookedAtDocument>('people');
  const hashOf = (account: Account) => vault.index('account', account);

  async function dueAmong(which: Filter<LookedAtDocument>, now: Date, limit: number) {
    if (limit <= 0) return [];
    // Not "earlier than now": of most there is no time at all in the beginning.
    const filter = { ...which, lookAt: { $not: { $gt: now } } };
    const found = await storing(() =>
      people
        .find(filter, { projection: { _id: 1 } })
        .sort({ lookAt: 1 })
        .limit(limit)
        .toArray(),
    );
    return found.map(({ _id }) => asPersonId(_id));
  }

  async function set(person: PersonId, update: Parameters<typeof people.updateOne>[1]): Promise<void> {
    await storing(() => people.updateOne({ _id: person }, update));
  }

  return {
    due: async (now, limit) => {
      const here = await dueAmong({ active: true }, now, limit);
      return [...here, ...(await dueAmong({ ...AWAY, isDismissed: { $exists: false } }, now, limit - here.length))];
    },
    of: async ({ id, accounts }) => {
      const document = await storing(() => people.findOne({ _id: id }));
      const { inactiveHashes = [], missing = [] } = document ?? {};
      return {
        inactive: accounts.filter((account) => inactiveHashes.includes(hashOf(account))),
        missing: accounts.flatMap((account) => {
          const since = missing.find((one) => one.account === hashOf(account))?.since;
          return since ? [{ account, since }] : [];
        }),
      };
    },
    keep: (person, { inactive, missing }, nextAt) =>
      set(person, {
        $set: {
          lookAt: nextAt,
          inactiveHashes: inactive.map(hashOf),
          missing: missing.map(({ account, since }) => ({ account: hashOf(account), since })),
        },
        $unset: { heldBackAt: 1 },
      }),
    lookSoon: (person, at) => set(person, { $min: { lookAt: at } }),
    refused: async (person, at) => {
      await storing(() =>
        people.updateOne({ _id: person, refusedSince: { $exists: false } }, { $set: { refusedSince: at } }),
      );
    },
    reached: (person) => set(person, { $unset: { refusedSince: 1 } }),
    left: async (person, at) => {
      await storing(() => people.updateOne({ _id: person, active: true }, { $set: { active: false, leftAt: at } }));
    },
    holdBack: async (person, at) => {
      await storing(() => people.updateOne({ _id: person, active: true }, { $set: { heldBackAt: at } }));
    },
    heldBack: () => storing(() => people.countDocuments({ active: true, heldBackAt: { $exists: true } })),
    numbers: async (since) => {
      const leftSince = { active: false, leftAt: { $gte: since }, isDismissed: { $exists: false } } as const;
      const count = (which: Filter<LookedAtDocument>) => storing(() => people.countDocuments(which));
      const [left, active] = await Promise.all([count(leftSince), count({ active: true })]);
      return { left, active };
    },
    seemsBack: async (person, at) => {
      const left = { _id: person, ...AWAY, isDismissed: { $exists: false } };
      // Since when it is so, and not when it was seen last.
      if (at) await storing(() => people.updateOne({ ...left, backAt: { $exists: false } }, { $set: { backAt: at } }));
      else await storing(() => people.updateOne(left, { $unset: { backAt: 1 } }));
    },
    putBack: async (person) => {
      await storing(() =>
        people.updateOne(
          { _id: person, active: false },
          {
            $set: { active: true, roles: ['staff'] },
            // Whoever leaves by the organisation file later has not left by a directory.
            $rename: { leftAt: 'leftBefore' },
            $unset: { backAt: 1, refusedSince: 1 },
          },
        ),
      );
    },
    leftSince: async (since) => {
      const lately = { $gte: since };
      const either = { $or: [{ leftAt: lately }, { leftBefore: lately }] };
      const found = await storing(() => people.find(either).toArray());
      return found.flatMap(({ _id, leftAt, leftBefore, backAt, isDismissed }) => {
        const at = leftAt ?? leftBefore;
        const saidBy = isDismissed ? 'two-people' : 'directory';
        return at ? [{ person: asPersonId(_id), leftAt: at, saidBy, ...(backAt && { backAt }) }] : [];
      });
    },
    createIndexes: async () => {
      await storing(() => people.createIndex({ active: 1, lookAt: 1 }));
      await storing(() => people.createIndex({ leftAt: 1 }, { sparse: true }));
      await storing(() => people.createIndex({ leftBefore: 1 }, { sparse: true }));
    },
  };
}
