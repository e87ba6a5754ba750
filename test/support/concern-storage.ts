import { randomBytes, randomUUID } from 'node:crypto';
import { createConcernCodec } from '../../src/storage/concern-codec.js';
import { concernModel } from '../../src/storage/concern-document.js';
import { createConcernStore } from '../../src/storage/concern-store.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { openTestDatabase } from './database.js';

/** The store of concerns on the run's real engine, in a database and under a key of its own. */
export async function openConcernStorage() {
  const connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'test', bytes: randomBytes(32) }]));
  const model = concernModel(connection);
  const store = createConcernStore(model, vault, createConcernCodec(vault, randomUUID));
  await store.createIndexes();
  return { connection, vault, model, store, close: () => connection.close() };
}

export type OpenConcernStorage = Awaited<ReturnType<typeof openConcernStorage>>;
