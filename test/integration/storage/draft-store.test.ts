import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClearFiles } from '../../../src/application/concerns/clear-files.js';
import { createClearKeys } from '../../../src/application/concerns/clear-keys.js';
import { DRAFTS_KEPT_MS, type Draft } from '../../../src/application/draft-store.js';
import { accountOn, asItemId, asReference } from '../../../src/domain/ids.js';
import { raise } from '../../../src/domain/raising.js';
import { createDraftStore, type DraftStorage } from '../../../src/storage/draft-store.js';
import { createEvidenceStore, type EvidenceStorage } from '../../../src/storage/evidence-store.js';
import { aChain, aNewConcern, anOrganisation, aPerson, RECEIVED } from '../../support/builders.js';
import { A_FILE } from '../../support/case.js';
import { type OpenConcernStorage, openConcernStorage } from '../../support/concern-storage.js';

let storage: OpenConcernStorage;
let drafts: DraftStorage;
let evidence: EvidenceStorage;
let now = RECEIVED;
beforeAll(async () => {
  storage = await openConcernStorage();
  const { connection, vault } = storage;
  drafts = createDraftStore(connection, { vault, now: () => now, newToken: randomUUID, newConcernId: randomUUID });
  evidence = createEvidenceStore(connection, vault);
  await Promise.all([drafts.createIndexes(), evidence.createIndexes()]);
});
afterAll(() => storage?.close());

const OWNER = accountOn('slack', 'UNIA');
const NIA = aPerson('nia');

const keys = () => storage.connection.collection('data-keys').countDocuments();
const open = (once: string) => drafts.open(NIA, OWNER, once, {});
const keyOf = async (draft: Pick<Draft<unknown>, 'dataKey'>) => {
  const found = await storage.connection.collection('data-keys').findOne({ _id: draft.dataKey.concernId as never });
  return found !== null;
};

/** As housekeeping does it. */
async function cleared(before: Date): Promise<void> {
  const { store: concerns, vault } = storage;
  const onFault = (error: unknown) => {
    throw error;
  };
  await createClearFiles({ evidence, concerns, onFault })(before);
  await createClearKeys({ keys: vault, concerns, evidence })(before);
}

const after = (ms: number) => new Date(RECEIVED.getTime() + ms);

function send(draft: Draft<unknown>, reference: string) {
  const fresh = { id: draft.dataKey.concernId, formToken: draft.formToken, reference: asReference(reference) };
  return storage.store.add(raise(aNewConcern(fresh), aChain(), anOrganisation(), RECEIVED), draft.dataKey);
}

test('a form that is opened again, one after the other or at the same moment, has one key', async () => {
  const before = await keys();
  const first = await open('again');
  expect((await open('again')).dataKey).toEqual(first.dataKey);
  expect(await keys()).toBe(before + 1);
  const many = await Promise.all(Array.from({ length: 8 }, () => open('at once')));
  expect(new Set(many.map(({ dataKey }) => dataKey.concernId)).size).toBe(1);
  expect(await keys()).toBe(before + 2);
  expect(await Promise.all([first, ...many].map(keyOf))).not.toContain(false);
});

test('a form that is too old is none, though it was not removed yet, and another one can be opened in its place', async () => {
  const draft = await open('old');
  now = after(DRAFTS_KEPT_MS);
  expect((await drafts.find(OWNER, draft.id))?.formToken).toBe(draft.formToken);
  now = after(DRAFTS_KEPT_MS + 1);
  expect(await drafts.find(OWNER, draft.id)).toBeUndefined();
  const fresh = await open('old');
  now = RECEIVED;
  expect(fresh.dataKey.concernId).not.toBe(draft.dataKey.concernId);
  expect(await keyOf(fresh)).toBe(true);
});

test('the key of a form that was never sent goes, and that of a concern stays, also of one that can’t be read', async () => {
  const [unsent, sent, unreadable] = [await open('unsent'), await open('sent'), await open('unreadable')];
  await send(sent, 'SG-0000A1');
  await send(unreadable, 'SG-0000A2');
  const document = { _id: unreadable.dataKey.concernId as never };
  await storage.connection.collection('concerns').updateOne(document, { $set: { sealed: 'altered' } });
  await cleared(RECEIVED);
  expect(await Promise.all([unsent, sent, unreadable].map(keyOf))).toEqual([true, true, true]);
  await cleared(after(1));
  expect(await Promise.all([unsent, sent, unreadable].map(keyOf))).toEqual([false, true, true]);
  expect(await storage.store.find(sent.dataKey.concernId)).toBeDefined();
  expect(await storage.vault.leftBehind(after(1), 10)).toEqual([]);
  expect(await storage.vault.sealOf(unsent.dataKey.concernId)).toBeUndefined();
});

test('the key waits for files that are still there', async () => {
  const { store: concerns, vault } = storage;
  const draft = await open('with a file');
  const { concernId } = draft.dataKey;
  await evidence.keep(concernId, { ...A_FILE, id: asItemId(randomUUID()) }, new Uint8Array(A_FILE.bytes), RECEIVED);
  await createClearKeys({ keys: vault, concerns, evidence })(after(1));
  expect(await keyOf(draft)).toBe(true);
  await cleared(after(1));
  expect(await keyOf(draft)).toBe(false);
});

test('nothing destroys the organisation’s own key, or one that does not wait', async () => {
  const key = await storage.vault.newConcernKey((await open('standing')).dataKey.concernId);
  await storage.vault.keep(key);
  await storage.vault.destroy([key.concernId, 'organisation' as never, 'index' as never]);
  const left = await storage.connection.collection('data-keys').find().toArray();
  expect(left.map(({ _id }) => String(_id))).toEqual(expect.arrayContaining([key.concernId, 'organisation', 'index']));
});

test('the keys that wait are found by an index', async () => {
  const plan = await storage.connection
    .collection('data-keys')
    .find({ waitsSince: { $lt: RECEIVED } })
    .sort({ waitsSince: 1 })
    .explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('IXSCAN');
});
