import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entryAt } from '../../../src/domain/chronology.js';
import { withEntry } from '../../../src/domain/concern.js';
import { asItemId } from '../../../src/domain/ids.js';
import type { Notice } from '../../../src/domain/notice.js';
import { createConcernCodec } from '../../../src/storage/concern-codec.js';
import { createDeliveryStore } from '../../../src/storage/delivery-store.js';
import { concernNotices } from '../../../src/storage/notice-sources.js';
import { aChain, minutesAfter, PRIYA, SAM } from '../../support/builders.js';
import { aHeldConcern, EVENTS, EVERYBODY, WORKING } from '../../support/case.js';
import { type CaseDesk, openCaseDesk } from '../../support/case-desk.js';

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

const news = (about: 'action' | 'handover' | 'information', item?: string): Notice => ({
  kind: 'case-news',
  to: SAM.id,
  about,
  ...(item && { item: asItemId(item) }),
});

/** Tells Sam of one after the other, each taken over before the next comes and none sent yet. */
async function waiting(...notices: readonly Notice[]): Promise<unknown[]> {
  const { id } = await desk.stored(aHeldConcern());
  for (const notice of notices) {
    await desk.store.change(id, (concern) => ({
      concern: withEntry(concern, entryAt(WORKING, PRIYA.id, EVENTS.note)),
      notices: [notice],
      outcome: undefined,
    }));
    while ((await deliveries.takePending(WORKING)) > 0);
  }
  const leased: unknown[] = [];
  for (;;) {
    const delivery = await deliveries.lease(WORKING);
    if (!delivery) return leased;
    const { message } = delivery;
    leased.push('about' in message ? [message.about, message.item].filter(Boolean).join(' ') : message.kind);
  }
}

it('news of several things that were not sent yet are all kept', async () => {
  const all = await waiting(news('action', 'one'), news('handover'), news('action', 'two'));
  expect(all.sort()).toEqual(['action one', 'action two', 'handover']);
});

it('news of one thing that were not sent yet are told once', async () => {
  expect(await waiting(news('information'), news('information'))).toEqual(['information']);
});

it('what waits since before the clock went back is due again, and what a platform asked to wait is not', async () => {
  await waiting(news('action', 'waits'), news('action', 'is ahead'));
  await desk.connection.collection('deliveries').updateMany({}, { $set: { leasedUntil: new Date(0) } });
  const first = (await deliveries.lease(WORKING)) ?? expect.unreachable();
  await deliveries.retryAt(first, minutesAfter(WORKING, 2));
  for (let one = await deliveries.lease(WORKING); one; one = await deliveries.lease(WORKING)) {
    await deliveries.retryAt(one, minutesAfter(WORKING, 61));
  }
  await deliveries.bringBack(WORKING);
  const due: string[] = [];
  for (let one = await deliveries.lease(WORKING); one; one = await deliveries.lease(WORKING)) due.push(one.key);
  expect(due.length).toBeGreaterThan(0);
  expect(due).not.toContain(first.key);
});
