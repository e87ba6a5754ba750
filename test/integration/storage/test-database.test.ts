import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openTestDatabase } from '../../support/database.js';

const first = openTestDatabase();

describe('a test database', () => {
  let client: MongoClient;

  beforeAll(async () => {
    client = await MongoClient.connect(first.uri);
  });
  afterAll(() => client.close());

  it('is the one that its address names, and starts empty', async () => {
    expect(client.db().databaseName).toBe(first.name);
    expect(await client.db().collections()).toEqual([]);
    await client.db().collection('notes').insertOne({ text: 'here' });
  });

  it('shares nothing with another one on the same engine', async () => {
    const second = openTestDatabase();
    const other = await MongoClient.connect(second.uri);
    expect(await other.db().collection('notes').countDocuments()).toBe(0);
    expect(await client.db().collection('notes').countDocuments()).toBe(1);
    await other.close();
    expect(new URL(second.uri).host).toBe(new URL(inject('mongodbUri')).host);
  });
});
