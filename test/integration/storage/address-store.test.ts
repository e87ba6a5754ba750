import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOn } from '../../../src/domain/ids.js';
import { createAddressStore } from '../../../src/storage/address-store.js';
import { createKeyRing } from '../../../src/storage/key-ring.js';
import { connectMongo } from '../../../src/storage/mongo.js';
import { openVault, type Vault } from '../../../src/storage/vault.js';
import { openTestDatabase } from '../../support/database.js';

const PRIYA = accountOn('teams', '5c1f0a3e-priya');
const SAM = accountOn('teams', '5c1f0a3e-sam');
const ADDRESS = { serviceUrl: 'https://smba.example.org/emea/', conversation: { id: 'a:1-priya', tenantId: 'tenant' } };
const AT = new Date('2026-11-23T14:05:00Z');

let connection: Connection;
let vault: Vault;
let addresses: ReturnType<typeof createAddressStore>;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  addresses = createAddressStore(connection, vault);
  await addresses.createIndexes();
});
afterAll(() => connection.close());

const documents = () => connection.collection('addresses').find({}).toArray();
const documentOf = async (account: typeof PRIYA) =>
  (await documents()).find(({ _id }) => String(_id) === vault.index('address', account));

describe('the address book', () => {
  it('knows nothing of an account, which may be reachable, until it is told', async () => {
    expect(await addresses.addressOf(SAM)).toBeUndefined();
    expect(await addresses.isReachable(SAM)).toBe(true);
    expect(await documents()).toEqual([]);
  });

  it('keeps the newest address, one for each account', async () => {
    await addresses.keep(PRIYA, { ...ADDRESS, serviceUrl: 'https://smba.example.org/amer/' });
    await addresses.keep(PRIYA, ADDRESS);
    expect(await addresses.addressOf(PRIYA)).toEqual(ADDRESS);
    expect(await addresses.addressOf(SAM)).toBeUndefined();
    expect(await documents()).toHaveLength(1);
  });

  it('writes nothing when it is told the same again', async () => {
    const before = await documentOf(PRIYA);
    // What is not there is not stored, so it makes no difference either; nor does the order.
    const { serviceUrl, conversation } = ADDRESS;
    await addresses.keep(PRIYA, { conversation: { ...conversation, name: undefined }, serviceUrl });
    expect(await documentOf(PRIYA)).toEqual(before);
  });

  it('marks an account as unreachable until it is heard from again, even from the same address', async () => {
    await addresses.markUnreachable(PRIYA, 'blocked', AT);
    expect(await addresses.isReachable(PRIYA)).toBe(false);
    expect(await addresses.reachOf(PRIYA)).toBe('blocked');
    expect((await documentOf(PRIYA))?.unreachableSince).toEqual(AT);
    // Still the way to try when there is no other.
    expect(await addresses.addressOf(PRIYA)).toEqual(ADDRESS);
    await addresses.keep(PRIYA, ADDRESS);
    expect(await addresses.isReachable(PRIYA)).toBe(true);
    expect(await addresses.reachOf(PRIYA)).toBe('reachable');
  });

  it('says once that an account is new, also when several addresses come at the same time', async () => {
    const leila = accountOn('teams', '5c1f0a3e-leila');
    const at = (place: number) => addresses.keep(leila, { ...ADDRESS, conversation: { id: `a:${place}` } });
    expect((await Promise.all([at(1), at(2), at(3)])).filter(Boolean)).toEqual([true]);
    await addresses.markUnreachable(leila, 'not-installed', AT);
    expect(await at(4)).toBe(false);
  });

  it('marks an account that it has no address of', async () => {
    expect(await addresses.reachOf(SAM)).toBe('unheard');
    await addresses.markUnreachable(SAM, 'not-installed', AT);
    expect(await addresses.reachOf(SAM)).toBe('not-installed');
    expect(await addresses.isReachable(SAM)).toBe(false);
    expect(await addresses.addressOf(SAM)).toBeUndefined();
    // Whoever was out of reach before they came is new all the same.
    const both = [addresses.keep(SAM, ADDRESS), addresses.keep(SAM, ADDRESS)];
    expect((await Promise.all(both)).filter(Boolean)).toEqual([true]);
    expect(await addresses.isReachable(SAM)).toBe(true);
    expect(await addresses.addressOf(SAM)).toEqual(ADDRESS);
  });

  it('shows in the database neither who nor where', async () => {
    await addresses.markUnreachable(PRIYA, 'blocked', AT);
    const stored = JSON.stringify(await documents());
    expect(stored).not.toMatch(/priya|5c1f0a3e|smba|tenant|conversation/);
    for (const document of await documents()) {
      const clear = ['_id', 'sealed', 'unreachableSince', 'unreachableBecause'];
      expect(Object.keys(document).filter((key) => !clear.includes(key))).toEqual([]);
    }
  });

  it('opens no address that was moved to somebody else', async () => {
    const taken = (await documentOf(PRIYA))?.sealed;
    const filter = { _id: vault.index('address', SAM) as never };
    await connection.collection('addresses').updateOne(filter, { $set: { sealed: taken } });
    await expect(addresses.addressOf(SAM)).rejects.toThrow('wrong place');
  });
});
