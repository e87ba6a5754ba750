import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createFollowShelf } from '../../../src/application/follow-shelf.js';
import { createKeyRing } from '../../../src/storage/key-ring.js';
import { matterModel } from '../../../src/storage/matter-document.js';
import { createMatterShelf, type Shelf } from '../../../src/storage/matter-shelf.js';
import { connectMongo } from '../../../src/storage/mongo.js';
import { openVault, type Vault } from '../../../src/storage/vault.js';
import { openTestDatabase } from '../../support/database.js';

/** Records of one kind: found by when time changes them, and by nothing that they hold. */

const KIND: Shelf<{ readonly done: number }> = {
  shelf: 'counted',
  initial: { done: 0 },
  schema: z.object({ done: z.number() }),
};

let connection: Awaited<ReturnType<typeof connectMongo>>;
let vault: Vault;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  const model = matterModel(connection);
  await model.createCollection();
  await model.createIndexes();
});
afterAll(() => connection.close());
beforeEach(() => connection.collection('matters').deleteMany({}));

const deps = () => ({ model: matterModel(connection), vault, newKey: randomUUID });
const shelf = () => createMatterShelf(KIND, deps());
const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));

const counted = (key: string, nextAt?: Date) =>
  shelf()
    .of(key)
    .change(({ done }) => ({ state: { done: done + 1 }, letters: [], outcome: done + 1, nextAt }));

it('finds what is due, the longest overdue first, and nothing of another kind', async () => {
  await counted('b', at(9));
  await counted('a', at(8));
  await counted('later', at(11));
  await counted('never');
  const other = createMatterShelf({ ...KIND, shelf: 'other' }, deps());
  await other.of('x').change((state) => ({ state: { ...state }, letters: [], outcome: undefined, nextAt: at(1) }));

  expect(await shelf().due(at(10), 10)).toEqual(['a', 'b']);
  expect(await shelf().due(at(10), 1)).toEqual(['a']);
  expect([...(await shelf().readAll())]).toHaveLength(4);
  expect(await shelf().readMany(['a', 'unknown'])).toEqual(new Map([['a', { done: 1 }]]));
});

it('asks the index alone for what is due', async () => {
  await counted('a', at(8));
  const plan = await connection
    .collection('matters')
    .find({ shelf: 'counted', nextAt: { $lte: at(10) } })
    .sort({ nextAt: 1 })
    .explain('executionStats');
  expect(JSON.stringify(plan.queryPlanner)).toContain('shelf_1_nextAt_1');
  expect(plan.executionStats.totalDocsExamined).toBe(1);
});

it('moves the time of a record that is otherwise the same', async () => {
  await counted('a', at(8));
  await shelf()
    .of('a')
    .change((state) => ({ state, letters: [], outcome: undefined, nextAt: at(12) }));
  expect(await shelf().due(at(10), 10)).toEqual([]);
  expect(await shelf().due(at(12), 10)).toEqual(['a']);
});

it('has each record followed once by several instances at the same time', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  for (const key of keys) await counted(key, at(8));
  const effects: string[] = [];
  const instance = () => {
    const records = shelf();
    return createFollowShelf({
      shelf: records,
      follow: async (key) => {
        const had = await records.of(key).change((state) => {
          if (state.done > 1) return { state, letters: [], outcome: false };
          return { state: { done: state.done + 1 }, letters: [], outcome: true };
        });
        if (had) effects.push(key);
      },
      clock: { now: () => at(10) },
      onFault: (error) => {
        throw error;
      },
    });
  };
  await Promise.all([instance(), instance(), instance()].map((follow) => follow()));
  expect(effects.sort()).toEqual(keys);
});

it('puts off what fails, and goes on with the others', async () => {
  for (const key of ['a', 'bad', 'c']) await counted(key, at(8));
  const followed: string[] = [];
  const faults: unknown[] = [];
  const follow = createFollowShelf({
    shelf: shelf(),
    follow: async (key) => {
      if (key === 'bad') throw new Error('unreadable');
      followed.push(key);
      await counted(key);
    },
    clock: { now: () => at(10) },
    onFault: (error) => faults.push(error),
  });
  await follow();
  expect(followed.sort()).toEqual(['a', 'c']);
  expect(faults).toHaveLength(1);
  expect(await shelf().due(at(10), 10)).toEqual([]);
  expect(await shelf().due(at(11), 10)).toEqual(['bad']);
});
