import { isDeepStrictEqual } from 'node:util';
import { type Connection, Schema } from 'mongoose';
import type { AddressBook, OutOfReach } from '../application/ports.js';
import type { Account } from '../domain/ids.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

interface AddressDocument {
  /** A keyed hash of the account. */
  readonly _id: string;
  readonly unreachableSince?: Date | undefined;
  /** Beside that; `not-installed` where it is missing. */
  readonly unreachableBecause?: OutOfReach | undefined;
  readonly sealed: string;
}

interface Sealed {
  readonly account: Account;
  /** Absent where the platform refused somebody of whom it never told an address. */
  readonly address?: unknown;
}

const addressSchema = new Schema<AddressDocument>(
  {
    _id: { type: String, required: true },
    unreachableSince: Date,
    unreachableBecause: String,
    sealed: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'addresses' },
);

export interface AddressStorage extends AddressBook {
  createIndexes(): Promise<void>;
}

export function createAddressStore(connection: Connection, vault: Vault): AddressStorage {
  const model = connection.model('Address', addressSchema);
  const idOf = (account: Account) => vault.index('address', account);
  const find = (account: Account) => storing(() => model.findById(idOf(account)).lean<AddressDocument>());
  const open = ({ _id, sealed }: AddressDocument) => vault.organisation.open<Sealed>(contextOf(_id), sealed);
  const close = (sealed: Sealed) => vault.organisation.close(contextOf(idOf(sealed.account)), sealed);

  return {
    keep: async (account, address) => {
      const stored = await find(account);
      const before = stored === null ? undefined : (await open(stored)).address;
      const isSame = stored !== null && isDeepStrictEqual(before, asStored(address));
      if (isSame && stored.unreachableSince === undefined) return false;
      const sealed = isSame ? stored.sealed : await close({ account, address });
      const update = { $set: { sealed }, $unset: { unreachableSince: 1, unreachableBecause: 1 } };
      if (stored !== null && before === undefined) {
        const mark = { _id: stored._id, sealed: stored.sealed };
        if ((await storing(() => model.updateOne(mark, update))).modifiedCount > 0) return true;
      }
      const { upsertedCount } = await storing(() => model.updateOne({ _id: idOf(account) }, update, { upsert: true }));
      return upsertedCount > 0;
    },
    addressOf: async (account) => {
      const stored = await find(account);
      return stored ? (await open(stored)).address : undefined;
    },
    markUnreachable: async (account, because, at) => {
      const mark = { unreachableSince: at, unreachableBecause: because };
      const update = { $set: mark, $setOnInsert: { sealed: await close({ account }) } };
      await storing(() => model.updateOne({ _id: idOf(account) }, update, { upsert: true }));
    },
    isReachable: async (account) => (await find(account))?.unreachableSince === undefined,
    reachOf: async (account) => {
      const stored = await find(account);
      if (stored === null) return 'unheard';
      return stored.unreachableSince === undefined ? 'reachable' : (stored.unreachableBecause ?? 'not-installed');
    },
    createIndexes: async () => {
      // Found by id alone.
      await model.createCollection();
    },
  };
}

/** What is sealed is JSON, so what is compared with it has to be. */
function asStored(address: unknown): unknown {
  return address === undefined ? undefined : JSON.parse(JSON.stringify(address));
}

function contextOf(id: string): string {
  return `address/${id}`;
}
