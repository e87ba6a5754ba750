import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationDescription } from '../../src/domain/organisation-description.js';
import { createImportJournal } from '../../src/storage/import-journal.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { runInside } from '../support/cli.js';
import { openTestDatabase } from '../support/database.js';
import { aDescribedRota, aDescription, described, fileOf, PEOPLE, without } from '../support/described.js';
import { startTestProduct, TEST_KEY, TEST_KEYS, type TestProduct } from '../support/product.js';

let folder: string;
let product: TestProduct;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safeguard-cli-'));
  product = await startTestProduct({ organisation: fileOf(aDescription()) });
  environment = { MONGODB_URI: product.mongodbUri, ENCRYPTION_KEYS: TEST_KEYS, DATA_DIR: folder };
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (words: readonly string[], answer?: string) => runInside(environment, words, answer);

let files = 0;
async function fileWith(overrides: Partial<OrganisationDescription> | string): Promise<string> {
  files += 1;
  const path = join(folder, `organisation-${files}.yaml`);
  await writeFile(path, typeof overrides === 'string' ? overrides : fileOf(aDescription(overrides)));
  return path;
}
const toNobody = { clocks: { acknowledgeUrgent: '5m' } };
const isUnchanged = async () => {
  const file = await fileWith({});
  expect((await run(['org', 'import', file])).said).toContain('There is nothing to change.');
};

describe('what is not a command', () => {
  it.each([
    [[], 'Which command?'],
    [['org'], 'There is no command "org".'],
    [['org', 'export'], 'There is no command "org export".'],
    [['people', 'list', 'all'], '"people list" takes nothing else.'],
    [['org', 'check', '--section', 'people'], '"org check" takes nothing else.'],
    [['org', 'import'], 'Which file?'],
    [['org', 'import', 'a.yaml', '--section', 'peple'], '--section is one of'],
    [['org', 'import', 'a.yaml', '--yes'], 'name one'],
  ])('%j ends with 2, and says what was not understood', async (words, reason) => {
    const { code, said, complained } = await run(words);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toContain(reason);
    expect(complained).toContain('npm run cli -- help');
  });

  it.each([[['help']], [['--help']], [['org', 'import', '--help']]])('%j lists the commands', async (words) => {
    const { code, said } = await run(words);
    expect(code).toBe(0);
    for (const name of ['org import FILE', 'org check', 'people list']) expect(said).toContain(name);
  });
});

describe('settings that lead nowhere', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
    ['a bad variable', { MONGODB_URI: 'nowhere' }, /- MONGODB_URI: is not written as it should be/],
    ['a database that does not answer', { MONGODB_URI: 'mongodb://127.0.0.1:9/x' }, /^The database does not answer/],
    [
      'another key',
      { ENCRYPTION_KEYS: `other:${Buffer.alloc(32, 9).toString('base64')}` },
      /no key with the id test-1/,
    ],
    [
      'another key of the same name',
      { ENCRYPTION_KEYS: `test-1:${Buffer.alloc(32, 9).toString('base64')}` },
      /does not open this database/,
    ],
    ['no key', { ENCRYPTION_KEYS: '' }, /ENCRYPTION_KEYS: is not set, and the key .* is not in/],
    ['a directory without a database', { MONGODB_URI: '' }, /DATA_DIR: holds no database yet; start Safeguard once/],
  ])('%s is told in a sentence, and leaves nothing behind', async (_, changed, sentence) => {
    const before = await readdir(folder);
    const { code, said, complained } = await runInside({ ...environment, ...changed }, ['people', 'list']);
    expect([code, said]).toEqual([1, '']);
    expect(complained).toMatch(sentence);
    expect(complained).not.toContain(Buffer.alloc(32, 9).toString('base64'));
    expect(await readdir(folder)).toEqual(before);
  });

  it('an empty database is not filled, and gets no key', async () => {
    const empty = { MONGODB_URI: openTestDatabase().uri, DATA_DIR: join(folder, 'nowhere') };
    const { code, complained } = await runInside(empty, [
      'org',
      'import',
      await fileWith({}),
      '--section',
      'people',
      '--yes',
    ]);
    expect(code).toBe(1);
    expect(complained).toContain('the database is empty, and the file fills it when Safeguard starts');
    expect(await readdir(folder)).not.toContain('nowhere');
  });
});

describe('a file that is refused', () => {
  const good = () => fileOf(aDescription());
  it.each<readonly [string, () => string, RegExp]>([
    [
      'an unknown key',
      () => good().replace('"cover"', '"covers"'),
      /^- line \d+: rota\.covers: is not a key that we know$/m,
    ],
    [
      'a bad value',
      () => good().replace('Mon 09:00', 'Monday'),
      /^- line \d+: rota\.handover: write a weekday and a time/m,
    ],
    ['no YAML', () => '{', /^- line 1: is no valid YAML/m],
    ['nothing', () => '', /^- the file: is empty/m],
    ['somebody twice', () => good().replace('"id": "sam"', '"id": "priya"'), /people\.2\.id: stands here twice/],
    [
      'an override that ends before it begins',
      () => good().replace('2026-12-28', '2026-12-20'),
      /ends before it begins/,
    ],
    [
      'a sign that would colour the terminal',
      () => good().replace('"cover"', '"\\u001b[31m"'),
      /rota\.\uFFFD\[31m: is not a key/,
    ],
  ])('for %s changes nothing, and names the line', async (_, source, reason) => {
    const path = await fileWith(source());
    const { code, said, complained } = await run([
      'org',
      'import',
      path,
      '--section',
      'rota',
      '--section',
      'people',
      '--yes',
    ]);
    expect([code, said]).toEqual([1, '']);
    expect(complained).toContain('is refused, and nothing was changed:');
    expect(complained).toMatch(reason);
    await isUnchanged();
  });

  it('cannot be read', async () => {
    const { code, complained } = await run(['org', 'import', join(folder, 'nowhere.yaml')]);
    expect(code).toBe(1);
    expect(complained).toMatch(/nowhere\.yaml can't be read/);
  });

  it('would make a bad organisation of what is stored: the plan is shown, and nothing changed', async () => {
    const rota = aDescribedRota({ weeks: ['priya'], overrides: [] });
    const path = await fileWith({ people: without('sam'), rota });
    const { code, said, complained } = await run(['org', 'import', path, '--section', 'people', '--yes']);
    expect(code).toBe(1);
    expect(said).toContain('leaves  sam (Sam)');
    expect(complained).toContain('- The rota names sam, who is not among the people any more');
    await isUnchanged();
  });
});

describe('an import', () => {
  it('without a section shows the plan and how to do it, and changes nothing', async () => {
    const path = await fileWith({ people: [...PEOPLE, described('nora')], ...toNobody });
    const { code, said } = await run(['org', 'import', path], 'yes');
    expect(code).toBe(0);
    expect(said).toContain('added  nora (Nora): name: Nora; email: nora@example.org');
    expect(said).toContain('changed  acknowledgeUrgent: 15m -> 5m');
    expect(said).toContain(
      `Nothing was changed. To do it: npm run cli -- org import ${path} --section people --section clocks`,
    );
    await isUnchanged();
  });

  it('asks at a terminal, and takes nothing but yes for a yes', async () => {
    const words = ['org', 'import', await fileWith(toNobody), '--section', 'clocks'];
    for (const answer of ['', 'no', 'yess']) {
      const { code, said, asked } = await run(words, answer);
      expect([code, asked]).toEqual([1, ['Change clocks like this? Type yes: ']]);
      expect(said).toContain('Nothing was changed.');
    }
    await isUnchanged();
    expect(await run(words, ' YES ')).toMatchObject({ code: 0, said: expect.stringContaining('Done: clocks.') });
    expect(await run(words, 'no')).toMatchObject({
      code: 0,
      asked: [],
      said: expect.stringContaining('There is nothing to change.'),
    });
    expect((await run(['org', 'import', await fileWith({}), '--section', 'clocks', '--yes'])).code).toBe(0);
  });

  it('changes nothing where nobody is there to be asked', async () => {
    const { code, complained } = await run(['org', 'import', await fileWith(toNobody), '--section', 'clocks']);
    expect(code).toBe(2);
    expect(complained).toContain('say --yes');
    await isUnchanged();
  });

  it('says who has to hear of a change of roles, those who were and those who are', async () => {
    const people = PEOPLE.map((one) => {
      if (one.id === 'leila') return { ...one, roles: ['staff'] as const };
      return one.id === 'amara' ? { ...one, roles: ['staff', 'lead'] as const } : one;
    });
    const there = await run(['org', 'import', await fileWith({ people }), '--section', 'people', '--yes']);
    expect(there.code).toBe(0);
    expect(there.said).toMatch(/Roles or the rota changed\..*Amara, Leila and Fiona\.$/);
    const back = await run(['org', 'import', await fileWith({}), '--section', 'people', '--yes']);
    expect(back.said).toContain('Roles or the rota changed.');
    await isUnchanged();
  });

  it('that broke off is completed by the next, and says so', async () => {
    const connection = await connectMongo(product.mongodbUri);
    const vault = await openVault(connection, createKeyRing([TEST_KEY]));
    const rota = { from: '2026-01-05', handover: 'Mon 09:00', cover: 'always', weeks: [], overrides: [] };
    await createImportJournal(connection, vault).begin({ members: [], rota });
    await connection.close();
    const file = await fileWith({});
    expect((await run(['org', 'import', file])).said).toContain('An earlier import broke off.');
    const completed = await run(['org', 'import', file, '--section', 'rota', '--yes']);
    expect(completed.said).toContain('Done: rota.');
    expect(completed.said).toContain('Roles or the rota changed.');
    expect((await run(['org', 'import', file])).said).not.toContain('broke off');
  });

  it('shows what is doubtful about the file', async () => {
    const people = [...PEOPLE, described('nora', { roles: ['lead'], email: undefined, slack: undefined })];
    const { said } = await run(['org', 'import', await fileWith({ people })]);
    expect(said).toMatch(/Worth a second look in the file:\n- line \d+: people\.5: has to be told of concerns/);
  });
});

describe('the list of people', () => {
  it('has names, roles, whether they are active, platforms and managers, and no account', async () => {
    const { code, said } = await run(['people', 'list']);
    expect(code).toBe(0);
    expect(said.split('\n').slice(0, 3)).toEqual([
      'Id     Name   Roles           Active  Platforms  Manager',
      'amara  Amara  staff           yes     slack      Fiona',
      'priya  Priya  staff, duty     yes     slack',
    ]);
    expect(said).not.toMatch(/UAMARA|example\.org/);
  });

  it('shows whoever has left', async () => {
    const tomasz = { people: [...PEOPLE, described('tomasz')] };
    await run(['org', 'import', await fileWith(tomasz), '--section', 'people', '--yes']);
    await run(['org', 'import', await fileWith({}), '--section', 'people', '--yes']);
    expect((await run(['people', 'list'])).said).toMatch(/^tomasz +Tomasz +staff +left/m);
  });
});

describe('the check of the set-up', () => {
  it('names who is there, what is missing and what to do, and that the operator can read everything', async () => {
    const { code, said } = await run(['org', 'check']);
    expect(code).toBe(1);
    expect(said).toMatch(/^✓ In place +Person on duty +(Priya|Sam)$/m);
    expect(said).toMatch(/^✓ In place +Safeguarding lead +Leila$/m);
    expect(said).toMatch(/^▲ To improve +Agencies and areas\n {7}Children's Social Care .* is missing: add/m);
    expect(said).toMatch(/^✗ Needed +Encryption key\n {7}Nobody has confirmed that they have a copy of the key\./m);
    expect(said).toMatch(/^▲ To improve +Pager\n {7}Not set: with PAGER_WEBHOOK_URL/m);
    expect(said).toContain('can technically read everything');
    expect(said).toContain('Safeguard is not live. First put in place: encryption key.');
    expect(said).not.toContain(Buffer.from(TEST_KEY.bytes).toString('base64'));
  });

  it('sees a key that was made beside the data, also when it was copied into the settings', async () => {
    const local = `local-1:${Buffer.alloc(32, 9).toString('base64')}`;
    const { said } = await runInside({ ...environment, ENCRYPTION_KEYS: `${local},${TEST_KEYS}` }, ['org', 'check']);
    expect(said).toContain('The key was made beside the data');
    expect((await run(['org', 'check'])).said).not.toContain('The key was made beside the data');
  });

  it('sees what is set up beside chat', async () => {
    const beside = { PAGER_WEBHOOK_URL: 'https://pager.example.org/x', HEARTBEAT_URL: 'https://beat.example.org/x' };
    const { said } = await runInside({ ...environment, ...beside }, ['org', 'check']);
    expect(said).toMatch(/^✓ In place +Pager$/m);
    expect(said).toMatch(/^✓ In place +Heartbeat$/m);
    expect(said).toMatch(/^▲ To improve +E-mail$/m);
    expect(said).not.toMatch(/example\.org/);
  });

  it('is red where it has to be', async () => {
    const organisation = {
      ...aDescription().organisation,
      phones: { emergency: '999', duty: '+44 20 7946 0100', alternate: '+44 20 7946 0100' },
    };
    await run(['org', 'import', await fileWith({ organisation }), '--section', 'organisation', '--yes']);
    const { code, said } = await run(['org', 'check']);
    await run(['org', 'import', await fileWith({}), '--section', 'organisation', '--yes']);
    expect(code).toBe(1);
    expect(said).toMatch(/^✗ Needed +Phone numbers\n {7}The duty and the alternate number are the same/m);
    expect(said).toContain('First put in place: phone numbers and encryption key.');
  });
});
