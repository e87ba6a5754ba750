import type { Connection } from 'mongoose';
import { openStores } from '../../src/composition/open-stores.js';
import type { Concern } from '../../src/domain/concern.js';
import { asConcernId } from '../../src/domain/ids.js';
import { peopleAmong } from '../../src/domain/reporter.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { TEST_KEY } from './product.js';

/** What a test product has stored, opened with its keys. */
export async function openStoredRecord(mongodbUri: string) {
  const connection: Connection = await connectMongo(mongodbUri);
  const vault = await openVault(connection, createKeyRing([TEST_KEY]));
  const stores = await openStores({
    connection,
    vault,
    clock: { now: () => new Date() },
    onFault: (error) => {
      throw error;
    },
  });
  return {
    concern: async (reference: string): Promise<Concern> => {
      const document = await connection.collection('concerns').findOne({ reference });
      const concern = document && (await stores.concerns.find(asConcernId(String(document._id))));
      if (!concern) throw new Error(`no concern ${reference} is stored`);
      return concern;
    },
    /** Forms whose answers are still kept, sealed. */
    openDrafts: async () =>
      (
        await connection
          .collection('drafts')
          .find({ answers: { $exists: true } })
          .toArray()
      ).map(({ _id }) => _id),
    testCards: async () => (await stores.setupBook.read()).cards,
    /** What the button of somebody's newest message about a policy carries. */
    acceptItem: async (name: string): Promise<string> => {
      const person = (await stores.people.inFile(100)).find((each) => each.name === name);
      const ask = person && (await stores.acceptances.of(person.id).read()).asks.at(-1);
      if (!ask) throw new Error(`${name} was asked to accept nothing`);
      return `${ask.policy} ${ask.campaign}`;
    },
    howMany: () => connection.collection('concerns').countDocuments(),
    nameOf: async (person: Concern['reporter']) =>
      (await stores.people.byIds(peopleAmong([person])))[0]?.name ?? 'nobody',
    /** Who was let in or refused, without names. */
    accesses: async (concernId: string) =>
      (await connection.collection('access-log').find({ concernId }).toArray()).map(
        ({ action, outcome }) => `${action} ${outcome}`,
      ),
    close: () => connection.close(),
  };
}
