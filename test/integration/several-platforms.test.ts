import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeAnswers } from '../../src/application/concerns/complete-answers.js';
import { everyPick, formAnswersSchema } from '../../src/application/concerns/form-answers.js';
import { DirectoryUnavailable } from '../../src/application/errors.js';
import { createFindAccounts } from '../../src/application/people/account-on.js';
import { createIdentifyPerson } from '../../src/application/people/identify-person.js';
import { createLookUpPicked, createRecallPicked } from '../../src/application/people/people-picked.js';
import { createPeopleToPick } from '../../src/application/people/people-to-pick.js';
import type { Directory, DirectoryEntry } from '../../src/application/ports.js';
import { accountOn, asPersonId, type Platform, pickPerson } from '../../src/domain/ids.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { createPeopleStore, type FilePerson, type PeopleStorage } from '../../src/storage/people-store.js';
import { openVault } from '../../src/storage/vault.js';
import { openTestDatabase } from '../support/database.js';

/** People with accounts on two platforms, on the real store; the directories are small ones of these tests. */

let connection: Connection;
let people: PeopleStorage;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  people = createPeopleStore(connection, vault);
  await people.createIndexes();
});
afterAll(() => connection.close());

const filePerson = (name: string, overrides: Partial<FilePerson> = {}): FilePerson => ({
  id: asPersonId(`id-${name}`),
  fileId: name,
  name,
  email: `${name}@example.org`,
  roles: ['staff'],
  accounts: [],
  ...overrides,
});

beforeEach(async () => {
  await connection.collection('people').deleteMany({});
  await people.seed([
    filePerson('priya', { accounts: [accountOn('teams', 'AAD-priya')], prefers: 'teams' }),
    filePerson('sam'),
    filePerson('leila', { email: undefined, accounts: [accountOn('slack', 'ULEILA')] }),
  ]);
});

const entry = (platform: Platform, userId: string, email?: string): DirectoryEntry => ({
  account: accountOn(platform, userId),
  name: `${userId} on ${platform}`,
  email,
  member: true,
});

/** A directory of these entries; one without e-mail look-up is Teams'. */
function directory(platform: Platform, entries: readonly DirectoryEntry[], { knowsEmail = true } = {}): Directory {
  return {
    platform,
    byAccount: async (account) => entries.find((one) => one.account === account),
    byEmail: async (email) => (knowsEmail ? entries.find((one) => one.email === email) : undefined),
    lookAt: async (account) => (entries.some((one) => one.account === account) ? 'active' : 'not-found'),
  };
}

const outOfReach = (platform: Platform): Directory => ({
  platform,
  byAccount: () => Promise.reject(new DirectoryUnavailable()),
  byEmail: () => Promise.reject(new DirectoryUnavailable()),
  lookAt: () => Promise.reject(new DirectoryUnavailable()),
});

const slack = directory('slack', [
  entry('slack', 'UPRIYA', 'priya@example.org'),
  entry('slack', 'USAM', 'sam@example.org'),
  entry('slack', 'UAMARA', 'amara@example.org'),
]);
const teams = directory('teams', [entry('teams', 'aad-sam', 'sam@example.org')], { knowsEmail: false });

describe('who somebody is', () => {
  it('is asked of the directory of their own platform alone', async () => {
    const identify = createIdentifyPerson({ people, directories: [outOfReach('slack'), teams] });
    const sam = await identify(accountOn('teams', 'AAD-SAM'));
    expect(sam).toMatchObject({ kind: 'member', person: { name: 'sam', accounts: ['teams:aad-sam'] } });
    expect(await identify(accountOn('slack', 'USAM'))).toEqual({ kind: 'unavailable' });
    expect(await identify(accountOn('teams', 'nobody'))).toEqual({ kind: 'not-a-member' });
  });

  it('is the same person on both', async () => {
    const identify = createIdentifyPerson({ people, directories: [slack, teams] });
    await identify(accountOn('teams', 'aad-sam'));
    const again = await identify(accountOn('slack', 'USAM'));
    expect(again).toMatchObject({ person: { id: 'id-sam', accounts: ['teams:aad-sam', 'slack:USAM'] } });
  });
});

describe('somebody else with an address of ours', () => {
  const identifyWith = (...entries: DirectoryEntry[]) =>
    createIdentifyPerson({ people, directories: [directory('slack', entries)] });
  const guest = { ...entry('slack', 'UGUEST', 'sam@example.org'), member: false };

  it('is not who has that address where they are a guest or a stranger, also when they are picked', async () => {
    expect(await identifyWith(guest)(guest.account)).toEqual({ kind: 'not-a-member' });
    const lookUp = createLookUpPicked({ people, directories: [directory('slack', [guest])] });
    expect((await lookUp([guest.account])).map(({ id }) => id)).not.toContain('id-sam');
    expect((await people.byId(asPersonId('id-sam')))?.accounts).toEqual([]);
  });

  it('is somebody of their own where that person has an account there already', async () => {
    const [sam, second] = [entry('slack', 'USAM', 'sam@example.org'), entry('slack', 'USECOND', 'sam@example.org')];
    const identify = identifyWith(sam, second);
    expect(await identify(sam.account)).toMatchObject({ person: { id: 'id-sam' } });
    expect(await identify(second.account)).toMatchObject({ kind: 'member', person: { accounts: [second.account] } });
    expect((await people.byId(asPersonId('id-sam')))?.accounts).toEqual([sam.account]);
  });
});

describe('whoever we made of a full member', () => {
  it('may report while the directory is out of reach, unless they have left', async () => {
    const account = accountOn('slack', 'UMEMBER');
    const { id } = await people.addFromAccount(account, 'Member');
    const identify = createIdentifyPerson({ people, directories: [outOfReach('slack')] });
    expect(await identify(account)).toMatchObject({ kind: 'member', person: { id } });
    await connection.collection('people').updateOne({ _id: id as never }, { $set: { active: false } });
    expect(await identify(account)).toEqual({ kind: 'unavailable' });
  });
});

describe('where somebody has accounts', () => {
  it('is found on every platform that has a look-up by e-mail', async () => {
    const priya = await people.byAccount(accountOn('teams', 'aad-priya'));
    const find = createFindAccounts({ people, directories: [slack, teams] });
    const { person, unanswered } = await find(priya ?? expect.unreachable());
    expect(person).toMatchObject({ prefers: 'teams', accounts: ['teams:aad-priya', 'slack:UPRIYA'] });
    expect(unanswered).toEqual([]);
  });

  it('is known as far as it is where a directory gives no answer', async () => {
    const priya = await people.byId(asPersonId('id-priya'));
    const find = createFindAccounts({ people, directories: [outOfReach('slack'), teams] });
    expect(await find(priya ?? expect.unreachable())).toEqual({ person: priya, unanswered: ['slack'] });
  });
});

describe('people in a form that lists our own', () => {
  it('are those whom the organisation file names, in its order', async () => {
    await people.addFromAccount(accountOn('slack', 'UOTHER'), 'Other');
    const listed = await createPeopleToPick({ people })();
    expect(listed.map(({ name }) => name)).toEqual(['priya', 'sam', 'leila']);
    expect(await people.inFile(2)).toHaveLength(2);
    await connection.collection('people').updateOne({ _id: 'id-sam' as never }, { $set: { active: false } });
    expect((await createPeopleToPick({ people })()).map(({ name }) => name)).toEqual(['priya', 'leila']);
  });

  it('are picked by their own id beside accounts, and nobody twice', async () => {
    const picks = [
      pickPerson(asPersonId('id-sam')),
      accountOn('slack', 'USAM'),
      accountOn('teams', 'aad-priya'),
      pickPerson(asPersonId('id-priya')),
      accountOn('slack', 'UAMARA'),
      pickPerson(asPersonId('nobody')),
    ];
    const answers = formAnswersSchema.parse({
      ...{ danger: 'no', atRisk: 'client', responsible: 'yes', whatHappened: 'words' },
      subjects: picks,
      hiddenFrom: [pickPerson(asPersonId('id-leila'))],
    });
    const lookUp = createLookUpPicked({ people, directories: [slack, teams] });
    const looked = await lookUp(everyPick(answers));
    expect(looked.map(({ name }) => name).sort()).toEqual(['UAMARA on slack', 'leila', 'priya', 'sam']);
    const recalled = await createRecallPicked({ people })(everyPick(answers));
    const complete = completeAnswers(answers);
    if (complete.kind === 'incomplete') return expect.unreachable();
    const report = complete.toReport(recalled);
    expect(report.hiddenFrom).toEqual(['id-leila']);
    expect(report.subjects).toHaveLength(3);
    expect(report.subjects).toEqual(expect.arrayContaining(['id-sam', 'id-priya']));
  });

  it.each(['person:', 'people:id-sam', 'person:../x', 'person:a b', 'email:sam'])('are not "%s"', (pick) => {
    expect(formAnswersSchema.safeParse({ subjects: [pick] }).success).toBe(false);
  });
});
