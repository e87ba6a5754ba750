import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createChaseDue } from '../../../src/application/concerns/chase-due.js';
import { withDue } from '../../../src/domain/case/with-due.js';
import { type Concern, unchanged } from '../../../src/domain/concern.js';
import type { ConcernId } from '../../../src/domain/ids.js';
import { aChain, aConcern, anOrganisation, at, minutesAfter, PRIYA } from '../../support/builders.js';
import { aHeldConcern, COMMANDS, EVENTS, EVERYBODY, written } from '../../support/case.js';
import { type CaseDesk, openCaseDesk } from '../../support/case-desk.js';

/** Triage of every concern here is due on Tuesday at 10:10. */
const DUE = at('2026-11-24T10:10');
/** As many as one pass of the sweep reads. */
const BATCH = 50;

let desk: CaseDesk;
beforeAll(async () => {
  desk = await openCaseDesk(EVERYBODY, aChain());
});
afterAll(() => desk?.close());
beforeEach(async () => {
  await desk.model.deleteMany({});
});

const kept = (concern: Concern) => withDue(aConcern(), unchanged(concern, undefined), anOrganisation()).concern;
const held = async () => (await desk.stored(kept(aHeldConcern()))).id;

function sweep(now: Date, faults: ConcernId[] = []) {
  return createChaseDue({
    concerns: desk.store,
    people: { byIds: async (ids) => EVERYBODY.filter(({ id }) => ids.includes(id)) },
    organisation: desk.organisation,
    currentChain: async () => aChain(),
    clock: { now: () => now },
    onFault: (_error, id) => faults.push(id as ConcernId),
  });
}

async function pendingIn(id: ConcernId): Promise<number> {
  const document = await desk.model.findById(id).lean<{ pendingNotices: object[] }>();
  return document?.pendingNotices.length ?? -1;
}

it('finds by its index what is due, and nothing before its time', async () => {
  const id = await held();
  expect(await desk.store.dueForChasing(minutesAfter(DUE, -1), BATCH)).toEqual([]);
  expect(await desk.store.dueForChasing(DUE, BATCH)).toEqual([id]);
  const plan = await desk.model.collection
    .find({ chaseAt: { $lte: DUE } })
    .sort({ chaseAt: 1 })
    .explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"chaseAt_1"');
  expect(await desk.store.overdueChases(minutesAfter(DUE, 1), 60_000)).toBe(0);
  expect(await desk.store.overdueChases(minutesAfter(DUE, 2), 60_000)).toBe(1);
});

it('several instances at the same moment tell it once, and write it down once', async () => {
  const id = await held();
  await Promise.all([sweep(DUE)(), sweep(DUE)(), sweep(DUE)()]);
  expect(await pendingIn(id)).toBe(1);
  expect((await desk.kinds(id)).filter((kind) => kind === 'target-passed')).toHaveLength(1);
  expect(await desk.isIntact(id)).toBe(true);
  await sweep(DUE)();
  expect(await pendingIn(id)).toBe(1);
  expect((await desk.concern(id)).chased?.clocks).toEqual([
    { clock: 'triage', dueAt: DUE, rung: 0, steps: 1, told: [PRIYA.id] },
  ]);
});

it('what answers a clock stops it in the same write', async () => {
  const id = await held();
  desk.setClock(minutesAfter(DUE, -5));
  await desk.workOn(PRIYA, id, COMMANDS['record-triage'], desk.newForm());
  expect(await desk.store.dueForChasing(DUE, BATCH)).toEqual([]);
  expect((await desk.concern(id)).chaseAt).toEqual(at('2026-11-25T14:05'));
});

it('leaves nothing due where a concern has ended, and reads back what was told of an action', async () => {
  const withAction = await desk.stored(kept(written(aHeldConcern(), EVENTS['action-added'])));
  await sweep(at('2026-11-29T12:00'))();
  const { chased } = await desk.concern(withAction.id);
  expect(chased?.actions).toEqual([
    {
      action: 'action-1',
      owner: 'sam',
      due: at('2026-11-25T17:00'),
      remindedAt: at('2026-11-29T12:00'),
      escalatedAt: at('2026-11-29T12:00'),
    },
  ]);
  await desk.store.change(withAction.id, (concern) =>
    withDue(concern, unchanged({ ...concern, status: 'withdrawn' }, undefined), anOrganisation()),
  );
  expect(await desk.store.dueForChasing(at('2027-12-01T12:00'), BATCH)).toEqual([]);
});

it('concerns that can’t be read are put off, so that a batch of them keeps no other waiting', async () => {
  const unreadable: ConcernId[] = [];
  for (let index = 0; index < BATCH; index += 1) unreadable.push(await held());
  await desk.model.updateMany(
    { _id: { $in: unreadable } },
    { $set: { state: 'damaged', chaseAt: minutesAfter(DUE, -9) } },
  );
  const readable = await held();
  const faults: ConcernId[] = [];
  await sweep(DUE, faults)();
  expect(faults.toSorted()).toEqual(unreadable.toSorted());
  expect(await pendingIn(readable)).toBe(0);
  await sweep(DUE, faults)();
  expect(await pendingIn(readable)).toBe(1);
  expect(faults).toHaveLength(BATCH);
});
