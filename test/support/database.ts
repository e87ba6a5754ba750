import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';

export interface TestDatabase {
  /** Names the database too, so that `mongoose.connect(uri)` and `new MongoClient(uri).db()` use it. */
  readonly uri: string;
  readonly name: string;
}

const opened: TestDatabase[] = [];

/** A fresh database on the run's shared engine, dropped at the end of the test file; may be called anywhere in it. */
export function openTestDatabase(): TestDatabase {
  const name = `test-${randomUUID()}`;
  const uri = new URL(inject('mongodbUri'));
  uri.pathname = `/${name}`;
  const database = { uri: uri.href, name };
  opened.push(database);
  return database;
}

// Registered when the test file imports this module, so that a call in a hook or in a test is cleaned up as well.
afterAll(async () => {
  for (const { uri } of opened) {
    const client = new MongoClient(uri);
    await client.db().dropDatabase();
    await client.close();
  }
});
