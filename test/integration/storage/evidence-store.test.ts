import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClearFiles } from '../../../src/application/concerns/clear-files.js';
import type { EvidenceFile } from '../../../src/domain/case/evidence.js';
import { asConcernId, asFormToken, asItemId, asReference, type ConcernId } from '../../../src/domain/ids.js';
import { raise } from '../../../src/domain/raising.js';
import { createEvidenceStore, type EvidenceStorage } from '../../../src/storage/evidence-store.js';
import { aChain, aNewConcern, anOrganisation, minutesAfter, RECEIVED } from '../../support/builders.js';
import { A_FILE } from '../../support/case.js';
import { type OpenConcernStorage, openConcernStorage } from '../../support/concern-storage.js';

let storage: OpenConcernStorage;
let evidence: EvidenceStorage;
beforeAll(async () => {
  storage = await openConcernStorage();
  evidence = createEvidenceStore(storage.connection, storage.vault);
  await evidence.createIndexes();
});
afterAll(() => storage?.close());

const BYTES = new TextEncoder().encode('words');
const AN_HOUR_LATER = minutesAfter(RECEIVED, 60);

async function aForm() {
  const key = await storage.vault.newConcernKey(asConcernId(randomUUID()));
  await storage.vault.keep(key);
  return key;
}

function aFile(overrides: Partial<EvidenceFile> = {}): EvidenceFile {
  return { ...A_FILE, id: asItemId(randomUUID()), bytes: BYTES.length, ...overrides };
}

async function kept(concernId: ConcernId, waitsSince = RECEIVED): Promise<EvidenceFile> {
  const file = aFile();
  await evidence.keep(concernId, file, BYTES, waitsSince);
  return file;
}

const stored = (concernId: ConcernId) => storage.connection.collection('evidence').countDocuments({ concernId });

const clearFiles = () =>
  createClearFiles({
    evidence,
    concerns: storage.store,
    onFault: (error) => {
      throw error;
    },
  });

describe('a file', () => {
  test('is there once all of it is, and comes back as it was', async () => {
    const { concernId } = await aForm();
    const bytes = new Uint8Array(2_500_000).map((_, index) => index % 251);
    const file = aFile({ bytes: bytes.length });
    await evidence.keep(concernId, file, bytes, RECEIVED);
    expect(await evidence.waiting(concernId)).toEqual([file]);
    expect(Buffer.compare((await evidence.open(concernId, file)) ?? new Uint8Array(), bytes)).toBe(0);
    expect(await stored(concernId)).toBe(4);
    // A head without its last piece is no whole file.
    await storage.connection.collection('evidence').deleteOne({ concernId, part: 3 });
    expect(await evidence.open(concernId, file)).toBeUndefined();
  });

  test('that is held is not removed, and one that was let go of is', async () => {
    const { concernId } = await aForm();
    const file = await kept(concernId);
    expect(await evidence.hold(concernId)).toEqual([file]);
    expect(await evidence.remove(concernId, file.id)).toBe(false);
    await evidence.removeAll(concernId);
    expect(await evidence.waiting(concernId)).toEqual([file]);
    await evidence.letGo(concernId);
    expect(await evidence.remove(concernId, file.id)).toBe(true);
    expect(await stored(concernId)).toBe(0);
  });

  test('opens under the key of its own concern alone', async () => {
    const [one, other] = await Promise.all([aForm(), aForm()]);
    const file = await kept(one.concernId);
    await storage.connection
      .collection('evidence')
      .updateMany({ file: file.id }, { $set: { concernId: other.concernId } });
    await expect(evidence.open(other.concernId, file)).rejects.toThrow();
  });

  test('does not open with a piece of another file of the same concern, nor in another order', async () => {
    const { concernId } = await aForm();
    const [one, other] = [await kept(concernId), await kept(concernId)];
    const pieces = storage.connection.collection('evidence');
    const sealedOf = async (file: string, part: number) => (await pieces.findOne({ file, part }))?.sealed;
    await pieces.updateOne({ file: one.id, part: 1 }, { $set: { sealed: await sealedOf(other.id, 1) } });
    await expect(evidence.open(concernId, one)).rejects.toThrow();

    const long = aFile({ bytes: 2 * 1024 * 1024 });
    await evidence.keep(concernId, long, new Uint8Array(long.bytes), RECEIVED);
    const [first, second] = [await sealedOf(long.id, 1), await sealedOf(long.id, 2)];
    await pieces.updateOne({ file: long.id, part: 1 }, { $set: { sealed: second } });
    await pieces.updateOne({ file: long.id, part: 2 }, { $set: { sealed: first } });
    await expect(evidence.open(concernId, long)).rejects.toThrow();
  });
});

describe('what was left behind', () => {
  test('goes with the draft that was never sent, pieces of a broken upload too', async () => {
    const { concernId } = await aForm();
    const file = await kept(concernId);
    const broken = await aForm();
    const half = await kept(broken.concernId);
    await storage.connection.collection('evidence').deleteOne({ file: half.id, part: 0 });
    await clearFiles()(RECEIVED);
    expect(await evidence.waiting(concernId)).toEqual([file]);
    await clearFiles()(AN_HOUR_LATER);
    expect([await stored(concernId), await stored(broken.concernId)]).toEqual([0, 0]);
  });

  test('stays where a concern lists it, and goes where the same concern does not', async () => {
    const key = await aForm();
    const listed = await kept(key.concernId);
    const unlisted = await kept(key.concernId);
    const fresh = aNewConcern({
      id: key.concernId,
      formToken: asFormToken(randomUUID()),
      reference: asReference('SG-000001'),
      files: [listed],
    });
    await storage.store.add(raise(fresh, aChain(), anOrganisation(), RECEIVED), key);
    await clearFiles()(AN_HOUR_LATER);
    expect(await evidence.open(key.concernId, listed)).toEqual(Buffer.from(BYTES));
    expect(await evidence.open(key.concernId, unlisted)).toBeUndefined();
    expect(await evidence.leftBehind(AN_HOUR_LATER, 10)).toEqual([]);
  });
});
