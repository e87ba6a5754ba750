import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DeliveryDocument, deliveryModel } from '../../../src/storage/delivery-document.js';
import { createDeliveryFigures } from '../../../src/storage/delivery-figures.js';
import { connectMongo } from '../../../src/storage/mongo.js';
import { minutesAfter, RECEIVED } from '../../support/builders.js';
import { openTestDatabase } from '../../support/database.js';

let connection: Awaited<ReturnType<typeof connectMongo>>;
let model: ReturnType<typeof deliveryModel>;
beforeAll(async () => {
  connection = await connectMongo(openTestDatabase().uri);
  model = deliveryModel(connection);
  await model.createCollection();
  await model.createIndexes();
});
afterAll(() => connection?.close());
beforeEach(async () => {
  await model.deleteMany({});
});

const NOW = minutesAfter(RECEIVED, 10);
const DAY = 1_440;

/** A message that failed, is tried again in a moment, and was written so many minutes ago. */
const failing = (minutesAgo: number, changes: Partial<DeliveryDocument> = {}): DeliveryDocument => ({
  ...{ _id: randomUUID(), concernId: 'c', thread: 't', urgent: false, state: 'pending', attempts: 3, wanted: 0 },
  ...{ superseded: false, leasedUntil: new Date(0), sealed: 'sealed', dueAt: minutesAfter(NOW, 1) },
  createdAt: minutesAfter(NOW, -minutesAgo),
  ...changes,
});
const delivered = (minutesAgo: number, changes: Partial<DeliveryDocument> = {}): DeliveryDocument => {
  const { dueAt: _done, ...rest } = failing(minutesAgo + 1);
  return { ...rest, state: 'delivered', attempts: 0, deliveredAt: minutesAfter(NOW, -minutesAgo), ...changes };
};

const figures = () => createDeliveryFigures(model);
const comesThrough = () => figures().comesThrough(NOW, 60_000);

describe('whether messages come through', () => {
  it.each<readonly [string, readonly DeliveryDocument[], boolean]>([
    ['nothing waits', [], true],
    ['one has failed for less than a minute', [failing(1)], true],
    ['one has failed for longer', [failing(1.1)], false],
    ['one was not tried yet', [failing(5, { attempts: 0 })], true],
    ['one of a drill fails', [failing(5, { practice: true })], true],
    ['one was given up', [failing(5, { state: 'undeliverable' })], true],
    ['one that was delivered is to be changed', [delivered(6, { attempts: 3, dueAt: NOW })], true],
    ['another came through since', [failing(5), delivered(4)], true],
    ['another came through before', [failing(5), delivered(6)], false],
    ['a call went out since', [failing(5), delivered(4, { state: 'called' })], false],
    ['one waits for ever, and later ones come through', [failing(40 * DAY), delivered(4)], true],
    ['one waits for ever, and a later one fails', [failing(40 * DAY), delivered(6), failing(5)], false],
    ['one fails that was written before the clock went back', [failing(-60), delivered(-61)], false],
    ['an urgent one fails alone', [failing(5, { urgent: true }), delivered(4)], false],
    ['an urgent one has failed alone for a day', [failing(DAY + 1, { urgent: true }), delivered(4)], true],
    ['an urgent one has failed for a day with all others', [failing(DAY + 1, { urgent: true })], false],
  ])('%s', async (_name, documents, expected) => {
    await model.insertMany(documents);
    expect(await comesThrough()).toBe(expected);
  });
});

it('the oldest that fails is known by its age, whenever it is tried next', async () => {
  expect(await figures().oldestFailingSeconds(NOW)).toBe(0);
  await model.insertMany([failing(3), failing(4, { urgent: true }), failing(9, { practice: true }), delivered(8)]);
  expect(await figures().oldestFailingSeconds(NOW)).toBe(240);
  expect(await figures().oldestDueSeconds(NOW)).toBe(0);
});
