import { type Account, accountOn } from '../../src/domain/ids.js';
import { createAddressStore } from '../../src/storage/address-store.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { TEST_KEY, type TestProduct } from './product.js';

/** The sealed address book of a running test product, opened beside it. */
export async function openKeptAddresses({ mongodbUri }: Pick<TestProduct, 'mongodbUri'>) {
  const connection = await connectMongo(mongodbUri);
  const vault = await openVault(connection, createKeyRing([TEST_KEY]));
  return {
    ...createAddressStore(connection, vault),
    forget: (account: Account) =>
      connection.collection<{ _id: string }>('addresses').deleteOne({ _id: vault.index('address', account) }),
    close: () => connection.close(),
  };
}

/** Where the product keeps where the tenant's chats are. */
export const HOME = accountOn('teams', 'tenant:home');
