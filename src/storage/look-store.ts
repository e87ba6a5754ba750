import type { Filter } from 'mongodb';
import type { Connection } from 'mongoose';
import type { LookBook } from '../application/people/look-book.js';
import { type Account, asPersonId, type PersonId } from '../domain/ids.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

/** What is kept of looks beside a person: times and keyed hashes, in the clear. */
interface LookedAtDocument {
  readonly _id: string;
  readonly active: boolean;
  /** When a directory is to be asked next; absent of somebody whom no directory was asked about. */
  readonly lookAt?: Date | undefined;
  /** Of somebody who left because a directory said so. */
  readonly leftAt?: Date | undefined;
  readonly inactiveHashes?: readonly string[] | undefined;
  readonly missing?: readonly { readonly account: string; readonly since: Date }[] | undefined;
  readonly refusedSince?: Date | undefined;
}

export interface LookStorage extends LookBook {
  createIndexes(): Promise<void>;
}

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
      return [...here, ...(await dueAmong({ active: false, leftAt: { $exists: true } }, now, limit - here.length))];
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
      }),
    lookSoon: (person, at) => set(person, { $min: { lookAt: at } }),
    refused: async (person, at) => {
      await storing(() =>
        people.updateOne({ _id: person, refusedSince: { $exists: false } }, { $set: { refusedSince: at } }),
      );
    },
    reached: (person) => set(person, { $unset: { refusedSince: 1 } }),
    createIndexes: async () => {
      await storing(() => people.createIndex({ active: 1, lookAt: 1 }));
    },
  };
}
