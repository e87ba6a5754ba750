import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryUnavailable } from '../../../src/application/errors.js';
import { createCheckDirectories } from '../../../src/application/people/check-directories.js';
import { createCheckPerson } from '../../../src/application/people/check-person.js';
import { createLookAtPerson } from '../../../src/application/people/look-at-person.js';
import type { Directory } from '../../../src/application/ports.js';
import { accountOn, asPersonId, type Platform } from '../../../src/domain/ids.js';
import type { Look } from '../../../src/domain/people/account-looks.js';
import { createKeyRing } from '../../../src/storage/key-ring.js';
import { createLookStore, type LookStorage } from '../../../src/storage/look-store.js';
import { connectMongo } from '../../../src/storage/mongo.js';
import { createPeopleStore, type PeopleStorage } from '../../../src/storage/people-store.js';
import { openVault } from '../../../src/storage/vault.js';
import { minutesAfter, RECEIVED } from '../../support/builders.js';
import { openTestDatabase } from '../../support/database.js';

/** Who is found to have left, over the real store of people. */

type Connection = Awaited<ReturnType<typeof connectMongo>>;
let connection: Connection;
let people: PeopleStorage;
let looks: LookStorage;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  people = createPeopleStore(connection, vault);
  looks = createLookStore(connection, vault);
  await people.createIndexes();
  await looks.createIndexes();
});
afterAll(() => connection.close());

const SLACK = accountOn('slack', 'UPRIYA');
const TEAMS = accountOn('teams', 'priya');
const PRIYA = asPersonId('id-priya');

let now = RECEIVED;
let asked: string[] = [];
/** What each platform's directory says of everybody; an account of its own where that is said. */
let says: Partial<Record<Platform | typeof SLACK, Look>> = {};
beforeEach(async () => {
  await connection.collection('people').deleteMany({});
  await people.seed([
    { id: PRIYA, fileId: 'priya', name: 'Priya', roles: ['staff', 'duty'], accounts: [SLACK, TEAMS] },
    { id: asPersonId('id-sam'), fileId: 'sam', name: 'Sam', roles: ['staff'], accounts: [accountOn('slack', 'USAM')] },
  ]);
  now = RECEIVED;
  asked = [];
  says = { slack: 'active', teams: 'active' };
});

const directory = (platform: Platform): Directory => ({
  platform,
  byAccount: async () => undefined,
  byEmail: async () => undefined,
  lookAt: async (account) => {
    asked.push(account);
    const look = says[account] ?? says[platform] ?? 'active';
    if (look === 'no-answer') throw new DirectoryUnavailable();
    return look;
  },
});

function start(...connected: readonly Platform[]) {
  const clock = { now: () => now };
  const lookAtPerson = createLookAtPerson({ looks, directories: connected.map(directory), clock });
  const checkPerson = createCheckPerson({ lookAtPerson, looks, people, clock });
  let changes = 0;
  const check = createCheckDirectories({
    looks,
    people,
    checkPerson,
    onChange: async () => {
      changes += 1;
    },
    clock,
  });
  return {
    /** A pass, so many minutes after the first. @returns whom it asked about */
    at: async (minutes: number) => {
      now = minutesAfter(RECEIVED, minutes);
      asked = [];
      await check();
      return [...asked].sort();
    },
    changes: () => changes,
    priya: async () => (await people.byId(PRIYA)) ?? expect.unreachable(),
  };
}

describe('the hourly look at everybody', () => {
  it('asks about each account within the hour, and not before', async () => {
    const { at, priya } = start('slack', 'teams');
    expect(await at(0)).toEqual([SLACK, 'slack:USAM', TEAMS].sort());
    expect(await at(44)).toEqual([]);
    expect(await at(45)).toHaveLength(3);
    expect(await priya()).toMatchObject({ active: true, roles: ['staff', 'duty'] });
  });

  it('finds whoever has no active account any more, and keeps name and roles', async () => {
    const { at, priya, changes } = start('slack', 'teams');
    says = { ...says, [SLACK]: 'deactivated' };
    await at(0);
    expect(await priya()).toMatchObject({ active: true, inactiveAccounts: [SLACK] });
    says = { ...says, [TEAMS]: 'deactivated' };
    await at(45);
    expect(await priya()).toMatchObject({ active: false, name: 'Priya', roles: ['staff', 'duty'] });
    expect(await looks.leftSince(RECEIVED)).toEqual([{ person: PRIYA, leftAt: now, saidBy: 'directory' }]);
    expect(await looks.leftSince(minutesAfter(now, 1))).toEqual([]);
    expect(changes()).toBe(1);
  });

  it('asks about nobody on a platform that is not connected', async () => {
    const { at, priya } = start('slack');
    says = { slack: 'deactivated' };
    expect(await at(0)).not.toContain(TEAMS);
    expect((await priya()).active).toBe(false);
  });

  it('marks nobody because a directory gives no answer, leaves it alone for a minute, and asks again soon', async () => {
    const { at, priya } = start('slack', 'teams');
    says = { slack: 'no-answer', teams: 'deactivated' };
    expect((await at(0)).length).toBeGreaterThan(0);
    expect(await priya()).toMatchObject({ active: true, inactiveAccounts: [TEAMS] });
    expect(await at(4)).toEqual([]);
    says = { slack: 'deactivated', teams: 'no-answer' };
    await at(5);
    expect((await priya()).active).toBe(false);
  });

  it('does not call a directory that is down once for each person', async () => {
    await people.seed(
      Array.from({ length: 30 }, (_, index) => ({
        id: asPersonId(`id-${index}`),
        fileId: `p${index}`,
        name: `P${index}`,
        roles: ['staff'] as const,
        accounts: [accountOn('slack', `U${index}`)],
      })),
    );
    const { at } = start('slack', 'teams');
    says = { slack: 'no-answer', teams: 'active' };
    const passes: string[][] = [];
    for (let pass = 0; pass < 12; pass += 1) passes.push(await at(0));
    expect(passes.flat().filter((account) => account.startsWith('slack:')).length).toBeLessThanOrEqual(3);
    // A few people at a time.
    for (const pass of passes) expect(pass.length).toBeLessThanOrEqual(6);
  });

  it('takes two looks for somebody whom the directory does not find', async () => {
    const { at, priya } = start('slack');
    says = { slack: 'not-found' };
    await at(0);
    expect((await priya()).active).toBe(true);
    await at(5);
    expect((await priya()).active).toBe(false);
  });

  it('sees that somebody is back, and puts back by itself only whoever has no role', async () => {
    const { at, priya } = start('slack');
    const guest = await people.addFromAccount(accountOn('slack', 'UNEW'), 'Somebody new');
    const SAM = asPersonId('id-sam');
    says = { slack: 'deactivated' };
    await at(0);
    expect((await people.byId(SAM))?.active).toBe(false);
    // The third of three within the hour.
    expect((await people.byId(guest.id))?.active).toBe(true);
    await at(40);
    says = { slack: 'deactivated', teams: 'active' };
    await at(61);
    expect((await people.byId(guest.id))?.active).toBe(false);
    says = { slack: 'active' };
    await at(110);
    await at(110);
    // One of the organisation file, and one who was met.
    for (const id of [SAM, guest.id]) expect((await people.byId(id))?.active).toBe(true);
    expect((await priya()).active).toBe(false);
    expect(await looks.leftSince(RECEIVED)).toContainEqual({
      person: PRIYA,
      leftAt: RECEIVED,
      saidBy: 'directory',
      backAt: now,
    });
    // And gone again, before anybody put them back.
    says = { slack: 'deactivated' };
    await at(160);
    await at(160);
    expect(await looks.leftSince(RECEIVED)).toContainEqual({ person: PRIYA, leftAt: RECEIVED, saidBy: 'directory' });
    await looks.putBack(PRIYA);
    expect(await priya()).toMatchObject({ active: true, roles: ['staff'] });
    // Whoever was told of it is to hear that they are here again.
    expect(await looks.leftSince(RECEIVED)).toContainEqual({ person: PRIYA, leftAt: RECEIVED, saidBy: 'directory' });
    expect(await at(300)).toContain(SLACK);
    expect(await looks.leftSince(minutesAfter(RECEIVED, 1))).toContainEqual({
      person: PRIYA,
      leftAt: now,
      saidBy: 'directory',
    });
  });

  const LEILA = asPersonId('id-leila');
  const FIONA = asPersonId('id-fiona');
  const inCharge = () =>
    people.seed([
      { id: LEILA, fileId: 'leila', name: 'Leila', roles: ['lead'], accounts: [accountOn('slack', 'ULEILA')] },
      { id: FIONA, fileId: 'fiona', name: 'Fiona', roles: ['manager'], accounts: [accountOn('slack', 'UFIONA')] },
    ]);
  const crowd = (count: number) =>
    people.seed(
      Array.from({ length: count }, (_, index) => ({
        id: asPersonId(`id-${index}`),
        fileId: `p${index}`,
        name: `P${index}`,
        roles: ['staff'] as const,
        accounts: [accountOn('slack', `U${index}`)],
      })),
    );
  const activeNow = () => connection.collection('people').countDocuments({ active: true });

  it.each(['not-found', 'deactivated'] as const)(
    'lets a few leave when everybody is %s, for however long',
    async (look) => {
      await inCharge();
      await crowd(16);
      const { at } = start('slack');
      says = { slack: look };
      for (let minute = 0; minute < 300; minute += 6) {
        for (let pass = 0; pass < 7; pass += 1) await at(minute);
      }
      // A fifth of 20.
      expect(await activeNow()).toBe(16);
      expect(await looks.heldBack()).toBe(16);
      says = { slack: 'active' };
      for (let pass = 0; pass < 7; pass += 1) await at(310);
      for (let pass = 0; pass < 7; pass += 1) await at(350);
      expect(await looks.heldBack()).toBe(0);
      // Whoever has a role waits for somebody to put them back, and there is somebody.
      expect(await activeNow()).toBeGreaterThanOrEqual(18);
    },
    60_000,
  );

  it('never lets the last lead or manager leave', async () => {
    await inCharge();
    const { at } = start('slack');
    says = { slack: 'active', ['slack:ULEILA' as typeof SLACK]: 'deactivated' };
    for (const minute of [0, 0]) await at(minute);
    expect((await people.byId(LEILA))?.active).toBe(false);
    says = { ...says, ['slack:UFIONA' as typeof SLACK]: 'deactivated' };
    for (const minute of [120, 120, 200, 200]) await at(minute);
    expect((await people.byId(FIONA))?.active).toBe(true);
    expect(await looks.heldBack()).toBe(1);
    await people.seed([
      {
        id: asPersonId('id-lars'),
        fileId: 'lars',
        name: 'Lars',
        roles: ['lead'],
        accounts: [accountOn('slack', 'ULARS')],
      },
    ]);
    for (const minute of [300, 300]) await at(minute);
    expect((await people.byId(FIONA))?.active).toBe(false);
  });

  it('asks soon about somebody to whom a message was refused, and forgets that when they are active again', async () => {
    const { at, priya } = start('slack');
    await at(0);
    await looks.refused(PRIYA, now);
    await looks.lookSoon(PRIYA, now);
    says = { [SLACK]: 'deactivated', slack: 'active' };
    expect(await at(1)).toEqual([SLACK]);
    expect(await priya()).toMatchObject({ active: false, refusedSince: RECEIVED });
    says = { slack: 'active' };
    await at(46);
    expect((await priya()).refusedSince).toBeUndefined();
  });

  it('leaves people alone who left by the organisation file', async () => {
    await connection.collection<{ _id: string }>('people').updateOne({ _id: PRIYA }, { $set: { active: false } });
    const { at } = start('slack', 'teams');
    expect(await at(0)).toEqual(['slack:USAM']);
  });
});
