import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEscalateDue } from '../../../src/application/concerns/escalate-due.js';
import { asConcernId, asFormToken, asReference, type ConcernId } from '../../../src/domain/ids.js';
import { raise } from '../../../src/domain/raising.js';
import { aChain, aNewConcern, anOrganisation, minutesAfter, RECEIVED, SAM } from '../../support/builders.js';
import { type OpenConcernStorage, openConcernStorage } from '../../support/concern-storage.js';

/** As many as one pass of the sweep reads. */
const BATCH = 50;

let storage: OpenConcernStorage;
let vault: OpenConcernStorage['vault'];
let model: OpenConcernStorage['model'];
let store: OpenConcernStorage['store'];

beforeAll(async () => {
  storage = await openConcernStorage();
  ({ vault, model, store } = storage);
});
afterAll(() => storage?.close());

async function receive(index: number, at: Date): Promise<ConcernId> {
  const key = await vault.newConcernKey(asConcernId(randomUUID()));
  await vault.keep(key);
  const fresh = aNewConcern({
    id: key.concernId,
    formToken: asFormToken(`token-${index}`),
    reference: asReference(`SG-${String(index).padStart(6, '0')}`),
  });
  await store.add(raise(fresh, aChain(), anOrganisation(), at), key);
  return key.concernId;
}

it('concerns that can’t be read are put off, so that a batch of them keeps no other waiting', async () => {
  const unreadable: ConcernId[] = [];
  for (let index = 0; index < BATCH; index += 1) unreadable.push(await receive(index, RECEIVED));
  await model.updateMany({ _id: { $in: unreadable } }, { $set: { state: 'damaged' } });
  const readable = await receive(BATCH, minutesAfter(RECEIVED, 1));

  const faults: string[] = [];
  const escalateDue = createEscalateDue({
    concerns: store,
    organisation: { current: async () => anOrganisation() },
    currentChain: async () => aChain(),
    clock: { now: () => minutesAfter(RECEIVED, 62) },
    onFault: (_error, concernId) => faults.push(concernId),
  });
  expect(await escalateDue()).toBe(0);
  expect(faults.toSorted()).toEqual(unreadable.toSorted());
  expect(await escalateDue()).toBe(1);
  expect((await store.find(readable))?.routed.map(({ person }) => person)).toContain(SAM.id);
  expect(faults).toHaveLength(BATCH);
});
