import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Download } from '../../../src/application/download-store.js';
import { asConcernId, asFormToken, asPersonId } from '../../../src/domain/ids.js';
import { createDownloadStore } from '../../../src/storage/download-store.js';
import { createKeyRing } from '../../../src/storage/key-ring.js';
import { connectMongo } from '../../../src/storage/mongo.js';
import { openVault } from '../../../src/storage/vault.js';
import { minutesAfter } from '../../support/builders.js';
import { openTestDatabase } from '../../support/database.js';

const DOWNLOAD: Download = {
  concernId: asConcernId('c-1'),
  person: asPersonId('priya'),
  entry: asFormToken('the-token-of-the-form'),
  format: 'pdf',
};
const START = new Date('2026-11-23T14:05:00Z');

let connection: Connection;
let now = START;
let downloads: ReturnType<typeof createDownloadStore>;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  downloads = createDownloadStore(connection, { vault, now: () => now });
  await downloads.createIndexes();
});
afterAll(() => connection.close());
beforeEach(() => {
  now = START;
});

const documents = () => connection.collection('downloads').find({}).toArray();

describe('a download link', () => {
  it('can be looked at often, and is used up once', async () => {
    const token = await downloads.open(DOWNLOAD);
    expect(await downloads.find(token)).toEqual(DOWNLOAD);
    expect(await downloads.find(token)).toEqual(DOWNLOAD);
    const taken = await Promise.all(Array.from({ length: 20 }, () => downloads.take(token)));
    expect(taken.filter(Boolean)).toEqual([DOWNLOAD]);
    expect(await downloads.find(token)).toBeUndefined();
  });

  it('leads nowhere from the tenth minute on, though it is still there', async () => {
    const token = await downloads.open(DOWNLOAD);
    now = minutesAfter(START, 9.9);
    expect(await downloads.find(token)).toEqual(DOWNLOAD);
    now = minutesAfter(START, 10);
    expect([await downloads.find(token), await downloads.take(token)]).toEqual([undefined, undefined]);
    now = minutesAfter(START, 9.9);
    expect(await downloads.take(token)).toEqual(DOWNLOAD);
  });

  it('is removed once it has ended, and not before', async () => {
    await connection.collection('downloads').deleteMany({});
    await downloads.open(DOWNLOAD);
    now = minutesAfter(START, 5);
    const later = await downloads.open(DOWNLOAD);
    now = minutesAfter(START, 11);
    expect(await downloads.removeEnded()).toBe(1);
    expect(await downloads.find(later)).toEqual(DOWNLOAD);
    expect(await documents()).toHaveLength(1);
  });

  it('is kept as a hash, and what it leads to is sealed in its own place', async () => {
    await connection.collection('downloads').deleteMany({});
    const [one, other] = [await downloads.open(DOWNLOAD), await downloads.open({ ...DOWNLOAD, format: 'text' })];
    expect(one).not.toBe(other);
    const stored = JSON.stringify(await documents());
    for (const secret of [one, other, DOWNLOAD.concernId, DOWNLOAD.person, DOWNLOAD.entry]) {
      expect(stored).not.toContain(secret);
    }
    const [first, second] = await documents();
    if (!first || !second) return expect.unreachable();
    await connection.collection('downloads').updateOne({ _id: first._id }, { $set: { secret: second.secret } });
    const answers = await Promise.allSettled([downloads.find(one), downloads.find(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}$`, '../'])(
    'that is none leads nowhere: %j',
    async (token) => {
      expect([await downloads.find(token), await downloads.take(token)]).toEqual([undefined, undefined]);
    },
  );
});
