import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChainState } from '../../src/domain/chain-changes.js';
import { createPersonIds } from '../../src/storage/file-people.js';
import { createImportJournal } from '../../src/storage/import-journal.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { runInside } from '../support/cli.js';
import { demonstrationToldIn } from '../support/demonstration.js';
import { startTestProduct, TEST_KEY, TEST_KEYS, type TestProduct } from '../support/product.js';
import { wordsOf } from '../support/raising.js';

type SlackPerson = ReturnType<TestProduct['slack']['person']>;

/** What the organisation file changes is told by the product that runs, since the command has no chat of its own. */

let folder: string;
let organisation: string;
let product: TestProduct;
let leila: SlackPerson;
let fiona: SlackPerson;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safeguard-by-file-'));
  organisation = await demonstrationToldIn('slack', 'leila', 'fiona');
  product = await startTestProduct({ organisation });
  leila = product.slack.person('U01LEILA');
  fiona = product.slack.person('U01FIONA');
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

const TOLD = 'The organisation file has changed who does what.';

async function lettersTo(person: SlackPerson): Promise<readonly string[]> {
  return (await person.messages()).map(wordsOf).filter((words) => words.includes(TOLD));
}

async function imports(file: string): Promise<string> {
  const path = join(folder, 'organisation.yaml');
  await writeFile(path, file);
  const environment = { MONGODB_URI: product.mongodbUri, ENCRYPTION_KEYS: TEST_KEYS, DATA_DIR: folder };
  const { code, said } = await runInside(environment, ['org', 'import', path, '--section', 'people', '--yes']);
  expect(code).toBe(0);
  return said;
}

test('a change of roles is told to those who were and those who are lead or manager, each once', async () => {
  const file = organisation.replace(/(id: tomasz.*roles: \[)staff\]/, '$1staff, administrator]');
  expect(file).not.toBe(organisation);
  expect(await imports(file)).toContain('Safeguard tells the leads and managers');
  for (const person of [leila, fiona]) {
    const letter = await person.waitForMessage((message) => wordsOf(message).includes(TOLD));
    expect(wordsOf(letter)).toContain('Tomasz');
    expect(wordsOf(letter)).toContain('is an administrator now');
  }
  // A second time there is nothing to change, and nothing to tell.
  await imports(file);
  await product.slack.skip('1m');
  for (const person of [leila, fiona]) expect(await lettersTo(person)).toHaveLength(1);
  expect(await lettersTo(product.slack.person('U01AMARA'))).toEqual([]);
});

test('an import that broke off is told by the product, and once more only when there is more', async () => {
  const connection = await connectMongo(product.mongodbUri);
  const vault = await openVault(connection, createKeyRing([TEST_KEY]));
  const id = createPersonIds(vault);
  // As if the file had made Leila the lead and Fiona the manager just now, and was stopped before it could say so.
  const rota = { from: '2026-01-05', handover: 'Mon 09:00', cover: 'always', weeks: [], overrides: [] };
  const before: ChainState = { members: [{ id: id('fiona'), roles: ['staff', 'lead'] }], rota };
  const journal = createImportJournal(connection, vault);
  await journal.begin(before);
  for (const _minute of [1, 2]) await product.slack.skip('1m');
  expect(await lettersTo(leila)).toHaveLength(1);
  for (const _minute of [1, 2, 3]) await product.slack.skip('5m');
  await expect.poll(() => lettersTo(leila)).toHaveLength(2);
  const [, letter] = await lettersTo(leila);
  expect(letter).toContain('Leila Haddad: is a safeguarding lead now');
  expect(letter).toContain('Fiona Macleod: is a manager now; is no longer a safeguarding lead');
  expect(await lettersTo(fiona)).toHaveLength(2);
  // It is for whoever has the file to complete it.
  expect(await journal.unfinished()).toBeDefined();
  await connection.close();
});
