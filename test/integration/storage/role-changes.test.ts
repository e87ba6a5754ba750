import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorkOnRoles, type RoleStore } from '../../../src/application/roles/work-on-roles.js';
import { asFormToken, asItemId, asPersonId } from '../../../src/domain/ids.js';
import type { Person } from '../../../src/domain/person.js';
import type { RoleBook, WantedChange } from '../../../src/domain/roles/role-book.js';
import { createKeyRing } from '../../../src/storage/key-ring.js';
import { createLookStore } from '../../../src/storage/look-store.js';
import { matterModel } from '../../../src/storage/matter-document.js';
import { createMatterStore } from '../../../src/storage/matter-store.js';
import { ROLE_BOOK } from '../../../src/storage/matters/role-book.js';
import { connectMongo } from '../../../src/storage/mongo.js';
import { createPeopleStore, type PeopleStorage } from '../../../src/storage/people-store.js';
import { createRoleStore } from '../../../src/storage/role-store.js';
import { openVault, type Vault } from '../../../src/storage/vault.js';
import { minutesAfter, RECEIVED } from '../../support/builders.js';
import { openTestDatabase } from '../../support/database.js';

/** Roles that two people change, over the real stores: what is kept, and what a crash or two presses at once leave. */

let connection: Awaited<ReturnType<typeof connectMongo>>;
let vault: Vault;
let people: PeopleStorage;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  people = createPeopleStore(connection, vault);
  await people.createIndexes();
  await matterModel(connection).createCollection();
});
afterAll(() => connection.close());

const person = (fileId: string, roles: Person['roles']) => ({
  id: asPersonId(`id-${fileId}`),
  fileId,
  name: `Name of ${fileId}`,
  roles,
  accounts: [],
});

beforeEach(async () => {
  for (const name of ['people', 'matters']) await connection.collection(name).deleteMany({});
  await people.seed([
    person('priya', ['staff', 'duty']),
    person('leila', ['staff', 'lead']),
    person('fiona', ['staff', 'manager']),
  ]);
});

const known = async (fileId: string) => (await people.byId(asPersonId(`id-${fileId}`))) ?? expect.unreachable(fileId);

/** The verbs as an instance of the product has them. @param roles in place of those of the store */
function anInstance(roles: RoleStore = createRoleStore(connection)) {
  const model = matterModel(connection);
  const roleBook = createMatterStore<RoleBook>(ROLE_BOOK, { model, vault, newKey: randomUUID });
  const newId = () => asItemId(randomUUID());
  return { roleBook, ...createWorkOnRoles({ roleBook, roles, people, newId, clock: { now: () => RECEIVED } }) };
}

async function asked(wanted: WantedChange) {
  const about = { person: asPersonId('id-priya'), wanted, reason: 'Moves to Bristol' };
  const outcome = await anInstance().ask(await known('leila'), about, asFormToken(randomUUID()));
  return outcome.kind === 'done' ? outcome.ask.id : expect.unreachable(outcome.because.kind);
}

const lettersWaiting = async () =>
  (await connection.collection<{ pendingNotices: unknown[] }>('matters').findOne({}))?.pendingNotices.length;

it('keeps who wanted what, and why, sealed', async () => {
  await asked({ change: 'give', role: 'lead' });
  expect((await anInstance().roleBook.read()).asks).toMatchObject([
    { person: 'id-priya', by: 'id-leila', reason: 'Moves to Bristol', at: RECEIVED, state: 'open' },
  ]);
  const stored = JSON.stringify(await connection.collection('matters').find().toArray());
  for (const secret of ['Bristol', 'id-priya', 'id-leila', 'give']) expect(stored).not.toContain(secret);
});

it('gives and takes that role, and no other', async () => {
  const give = await asked({ change: 'give', role: 'lead' });
  expect((await anInstance().approve(await known('fiona'), give)).kind).toBe('done');
  expect((await known('priya')).roles).toEqual(['staff', 'duty', 'lead']);
  const take = await asked({ change: 'take', role: 'duty' });
  await anInstance().approve(await known('fiona'), take);
  expect((await known('priya')).roles).toEqual(['staff', 'lead']);
});

it('lets somebody leave who stays in the record, and about whom no directory is asked', async () => {
  const item = await asked({ change: 'leave' });
  await anInstance().approve(await known('fiona'), item);
  expect(await known('priya')).toMatchObject({ active: false, name: 'Name of priya', roles: ['staff', 'duty'] });
  const looks = createLookStore(connection, vault);
  expect(await looks.due(minutesAfter(RECEIVED, 600), 10)).not.toContain('id-priya');
  expect(await looks.leftSince(RECEIVED)).toEqual([{ person: 'id-priya', leftAt: RECEIVED, saidBy: 'two-people' }]);
});

it('has one effect when it is pressed twice at once, in two instances', async () => {
  const item = await asked({ change: 'give', role: 'lead' });
  const before = (await lettersWaiting()) ?? 0;
  const fiona = await known('fiona');
  const outcomes = await Promise.all([anInstance().approve(fiona, item), anInstance().approve(fiona, item)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  // To three people, and what the ask said before is changed.
  expect(await lettersWaiting()).toBe(before + 4);
});

it('is completed when the process dies between the approval and its effect', async () => {
  const item = await asked({ change: 'give', role: 'lead' });
  const dying: RoleStore = {
    ...createRoleStore(connection),
    give: async () => {
      throw new Error('killed');
    },
  };
  await expect(anInstance(dying).approve(await known('fiona'), item)).rejects.toThrow('killed');
  expect((await known('priya')).roles).toEqual(['staff', 'duty']);
  await anInstance().followRoles();
  expect((await known('priya')).roles).toEqual(['staff', 'duty', 'lead']);
  // Once: whoever takes it away again is not undone.
  await createRoleStore(connection).take(asPersonId('id-priya'), 'lead', asItemId('another'));
  await anInstance().followRoles();
  expect((await known('priya')).roles).toEqual(['staff', 'duty']);
});

it('is not done again by an instance that stood still, after two people have undone it', async () => {
  const item = await asked({ change: 'give', role: 'lead' });
  const real = createRoleStore(connection);
  const fiona = await known('fiona');
  const stalled: RoleStore = {
    ...real,
    give: async (...given) => {
      // While it stands still another instance does it, and two people take it away again.
      await anInstance().followRoles();
      expect((await known('priya')).roles).toContain('lead');
      await anInstance().approve(fiona, await asked({ change: 'take', role: 'lead' }));
      await real.give(...given);
    },
  };
  await anInstance(stalled).approve(fiona, item);
  await anInstance().followRoles();
  expect((await known('priya')).roles).toEqual(['staff', 'duty']);
});

it('does not let somebody leave again who was away when it was approved, and was put back', async () => {
  const looks = createLookStore(connection, vault);
  const [priya, ask] = [asPersonId('id-priya'), asItemId('ask-1')];
  await looks.left(priya, RECEIVED);
  await createRoleStore(connection).leave(priya, RECEIVED, ask);
  await looks.putBack(priya);
  await createRoleStore(connection).leave(priya, RECEIVED, ask);
  expect((await known('priya')).active).toBe(true);
});

it('keeps no more than the last fifty of what two people decided about somebody', async () => {
  const asks = Array.from({ length: 52 }, (_, index) => asItemId(`ask-${index}`));
  for (const ask of asks) await createRoleStore(connection).give(asPersonId('id-priya'), 'lead', ask);
  const stored = await connection.collection('people').findOne({ roles: 'lead', place: 0 });
  expect(stored?.appliedAsks).toEqual(asks.slice(2));
});
