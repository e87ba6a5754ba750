import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryAt } from '../../../src/domain/chronology.js';
import { type Concern, withEntry } from '../../../src/domain/concern.js';
import { REFRESH_DELIVERED } from '../../../src/domain/notice.js';
import { practiceReport } from '../../../src/domain/practice.js';
import { createConcernCodec } from '../../../src/storage/concern-codec.js';
import { createDeliveryStore } from '../../../src/storage/delivery-store.js';
import { concernNotices } from '../../../src/storage/notice-sources.js';
import { AMARA, aChain, aConcern, aPerson, LEILA, minutesAfter, PRIYA, RECEIVED, SAM } from '../../support/builders.js';
import { aHeldConcern, EVENTS, EVERYBODY, TOMASZ, WORKING } from '../../support/case.js';
import { type CaseDesk, openCaseDesk } from '../../support/case-desk.js';

/** A practice concern beside a real one: what lists, searches and counts sees the real one alone. */

let desk: CaseDesk;
let deliveries: ReturnType<typeof createDeliveryStore>;

beforeAll(async () => {
  desk = await openCaseDesk(EVERYBODY, aChain());
  const { connection, vault, model } = desk;
  deliveries = createDeliveryStore(connection, {
    vault,
    sources: [concernNotices(model)],
    codec: createConcernCodec(vault, randomUUID),
    newToken: randomUUID,
    onFault: (error) => {
      throw error;
    },
  });
  await deliveries.createIndexes();
});
afterAll(() => desk?.close());

const practised = (concern: Concern): Concern => ({
  ...concern,
  practice: true,
  report: practiceReport(concern.urgent),
});

/** Both as they could never be together: so that nothing but the mark keeps one out. */
async function both(concern: Concern) {
  return { real: await desk.stored(concern), practice: await desk.stored(practised(concern)) };
}

describe('a practice concern', () => {
  it('keeps its mark through every change', async () => {
    const { practice, real } = await both(aConcern());
    const noted = (concern: Concern) => withEntry(concern, entryAt(WORKING, PRIYA.id, EVENTS.note));
    for (const { id } of [practice, real]) {
      await desk.store.change(id, (concern) => ({ concern: noted(concern), notices: [], outcome: undefined }));
    }
    expect((await desk.concern(practice.id)).practice).toBe(true);
    expect((await desk.concern(real.id)).practice).toBeUndefined();
    const documents = await desk.model.find({ practice: true }, { _id: 1 }).lean();
    expect(documents.map(({ _id }) => _id)).toContain(practice.id);
  });

  it('is in no list of open concerns, of one’s own work or of everybody’s', async () => {
    const { real, practice } = await both(aConcern());
    const held = await both(aHeldConcern());
    for (const [viewer, all] of [
      [PRIYA, false],
      [LEILA, true],
    ] as const) {
      const found = await desk.store.openFor(viewer, all, { skip: 0, limit: 100 }, WORKING);
      const ids = found.map(({ id }) => id);
      expect(ids).toContain(held.real.id);
      expect(ids).not.toContain(held.practice.id);
      expect(ids).not.toContain(practice.id);
      if (!all) expect(ids).toContain(real.id);
    }
  });

  it('is nothing that goes over with a duty', async () => {
    const { real, practice } = await both(aHeldConcern());
    const ids = await desk.store.heldBy(LEILA, PRIYA.id, 100);
    expect([ids.includes(real.id), ids.includes(practice.id)]).toEqual([true, false]);
  });

  it('has no open actions that anybody is shown', async () => {
    const action = entryAt(WORKING, PRIYA.id, EVENTS['action-added']);
    const { real, practice } = await both(withEntry(aHeldConcern(), action));
    for (const [viewer, all] of [
      [SAM, false],
      [LEILA, true],
    ] as const) {
      const found = await desk.store.openActionsFor(viewer, all, { skip: 0, limit: 100 });
      const ids = found.map(({ concernId }) => concernId);
      expect([ids.includes(real.id), ids.includes(practice.id)]).toEqual([true, false]);
    }
  });

  it('is not found by its reference', async () => {
    const { real, practice } = await both(aConcern());
    expect((await desk.store.findByReference(PRIYA, real.reference))?.id).toBe(real.id);
    expect(await desk.store.findByReference(PRIYA, practice.reference)).toBeUndefined();
    expect((await desk.store.findFor(PRIYA, practice.id))?.id).toBe(practice.id);
  });

  it('counts in no pattern of low-level concerns', async () => {
    const entry = entryAt(WORKING, PRIYA.id, EVENTS['low-level']);
    const { real } = await both(withEntry(aHeldConcern(), entry));
    const seen = await desk.store.lowLevelSeen(LEILA, TOMASZ.id, RECEIVED);
    expect(seen.map(({ concern }) => concern)).toEqual([real.id]);
  });

  it('stands among its starter’s own, marked as what it is', async () => {
    const starter = aPerson('starter', { roles: ['staff', 'lead'] });
    const by = { reporter: starter.id, reporterAccounts: starter.accounts };
    const { real, practice } = await both(aConcern(by));
    const own = await desk.store.raisedBy(starter, 20);
    expect(Object.fromEntries(own.map((each) => [each.id, each.practice]))).toEqual({
      [real.id]: undefined,
      [practice.id]: true,
    });
  });

  it('is no concern that nobody has taken, for whoever watches, and escalates all the same', async () => {
    const empty = await openCaseDesk(EVERYBODY, aChain());
    const practice = await empty.stored(practised(aConcern()));
    const at = minutesAfter(RECEIVED, 90);
    expect(await empty.store.oldestUnacknowledgedSeconds(at)).toBe(0);
    expect(await empty.store.overdueUnacknowledged(at, 60_000)).toBe(0);
    // The rota's own way: whoever comes on duty is asked for it, as for any other.
    expect(await empty.store.unacknowledged(10)).toEqual([practice.id]);
    expect(await empty.store.dueForEscalation(at, 10)).toEqual([practice.id]);
    await empty.stored(aConcern());
    expect(await empty.store.oldestUnacknowledgedSeconds(at)).toBe(90 * 60);
    expect(await empty.store.overdueUnacknowledged(at, 60_000)).toBe(1);
    await empty.close();
  });
});

describe('a message of a drill', () => {
  /** Both ask Priya, the practice concern long before the real one and more urgently. */
  async function waiting() {
    const ask = { kind: 'acknowledge-request', to: PRIYA.id, because: 'new' } as const;
    const { id: practice } = await desk.stored(practised(aConcern({ urgent: true })));
    const { id: real } = await desk.stored(aConcern());
    const asked = async (id: Concern['id'], at: Date) => {
      const noted = (concern: Concern) => withEntry(concern, entryAt(WORKING, AMARA.id, EVENTS.note));
      await desk.store.change(id, (concern) => ({ concern: noted(concern), notices: [ask], outcome: undefined }));
      while ((await deliveries.takePending(at)) > 0);
    };
    await asked(practice, minutesAfter(WORKING, -60));
    await asked(real, WORKING);
    return { practice, real };
  }
  const concernOf = (delivery: Awaited<ReturnType<typeof deliveries.lease>>) =>
    delivery && 'concernId' in delivery ? delivery.concernId : undefined;

  it('is taken after everything real, however late and urgent it is, and not before that is done', async () => {
    const { practice, real } = await waiting();
    expect(await deliveries.oldestDueSeconds(minutesAfter(WORKING, 1))).toBe(60);
    expect(await deliveries.leasePractice(WORKING)).toBeUndefined();
    const first = (await deliveries.lease(WORKING)) ?? expect.unreachable();
    expect([concernOf(first), first.practice]).toEqual([real, undefined]);
    expect(await deliveries.lease(WORKING)).toBeUndefined();
    // On its way to a platform, and not there yet.
    expect(await deliveries.leasePractice(WORKING)).toBeUndefined();
    const sent = { platform: 'slack', channel: 'D1', id: '1' } as const;
    await deliveries.finish(first, { kind: 'delivered', sent }, WORKING);
    const second = (await deliveries.leasePractice(WORKING)) ?? expect.unreachable();
    expect([concernOf(second), second.practice, second.urgent]).toEqual([practice, true, true]);
    await deliveries.addWakes(second, ['pager'], WORKING);
    await deliveries.finish(second, { kind: 'delivered', sent }, WORKING);
    expect(await deliveries.lease(WORKING)).toBeUndefined();
    const call = (await deliveries.leasePractice(WORKING)) ?? expect.unreachable();
    expect([call.message.kind, call.practice]).toEqual(['wake', true]);
    await deliveries.finish(call, { kind: 'called' }, minutesAfter(WORKING, 1));
    expect(await deliveries.oldestDueSeconds(minutesAfter(WORKING, 10))).toBe(0);

    const history = await deliveries.about(practice);
    expect(
      history.map(({ message, state, deliveredAt, platform }) => [message.kind, state, deliveredAt, platform]),
    ).toEqual([
      ['acknowledge-request', 'delivered', WORKING, 'slack'],
      ['wake', 'called', minutesAfter(WORKING, 1), undefined],
    ]);
  });

  it('is renewed as a message of a drill too', async () => {
    const { practice } = await waiting();
    for (let real = await deliveries.lease(WORKING); real; real = await deliveries.lease(WORKING)) {
      await deliveries.finish(real, { kind: 'cancelled' }, WORKING);
    }
    const sent = { platform: 'slack', channel: 'D1', id: '1' } as const;
    const asked = (await deliveries.leasePractice(WORKING)) ?? expect.unreachable();
    await deliveries.finish(asked, { kind: 'delivered', sent }, WORKING);
    const noted = (concern: Concern) => withEntry(concern, entryAt(WORKING, AMARA.id, EVENTS.note));
    await desk.store.change(practice, (concern) => ({
      concern: noted(concern),
      notices: [REFRESH_DELIVERED],
      outcome: undefined,
    }));
    while ((await deliveries.takePending(WORKING)) > 0);
    expect(await deliveries.lease(WORKING)).toBeUndefined();
    expect(concernOf(await deliveries.leasePractice(WORKING))).toBe(practice);
  });
});
