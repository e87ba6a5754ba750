import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plusMonths } from '../../src/domain/reminders/reminder-days.js';
import { LONDON } from '../support/builders.js';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { createTabVisitor } from '../support/tab-visitor.js';

type Visitor = Awaited<ReturnType<ReturnType<typeof createTabVisitor>['inTeams']>>;

/** The registers of the tab as its requests are: who sees them, and what of them. */

const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const LEILA = '91b6e3d5-7c2f-4a84-a1d8-3f5c8e9b7d04';
const FIONA = '5e2d9c81-6f4a-4b13-9e76-8a1b4d7c2e05';

const today = dayOf(new Date(), LONDON);
const NAMES = {
  'Tomasz Nowak': '=cmd|Nowak',
  'Priya Shah': '+Shah',
  'Sam Whitlock': '-1+Whitlock',
  'Grace Adeyemi': '@Adeyemi',
};
const WITH_FORMULAS = Object.entries(NAMES).reduce(
  (file, [name, other]) => file.replaceAll(`name: ${name}`, `name: "${other}"`),
  WITHOUT_DATES,
);
const ORGANISATION = `${WITH_FORMULAS}
dbs:
  - { person: amara, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000001", issued: 2020-01-01, updateService: true, lastChecked: ${plusMonths(today, -13)} }
  - { person: tomasz, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000006", issued: ${plusMonths(today, -2)}, updateService: false }
training:
  - { person: amara, course: safeguarding-awareness, completed: ${plusMonths(today, -1)} }
policies:
  - { id: safeguarding, title: Safeguarding Policy, owner: leila, version: "3", lastReviewed: ${plusMonths(today, -13)}, reviewEvery: 12mo }
`;

let product: TestProduct;
let tab: ReturnType<typeof createTabVisitor>;
beforeAll(async () => {
  product = await startTestProduct({ organisation: ORGANISATION });
  tab = createTabVisitor(product);
});
afterAll(() => product?.stop());

const rowsOf = (body: { checks: readonly { person: string; check: string }[] }, person: string) =>
  body.checks.filter((row) => row.person === person);

describe('the registers', () => {
  test('are of everybody for a lead, and of their own reports for a manager', async () => {
    const { ask } = await tab.inTeams(LEILA);
    await expect
      .poll(async () => rowsOf((await ask('GET', '/registers')).body, 'Amara Okafor'))
      .toContainEqual(expect.objectContaining({ check: 'dbs', status: 'overdue', due: plusMonths(today, -1) }));
    const { body } = await ask('GET', '/registers');
    expect(rowsOf(body, '=cmd|Nowak')).toContainEqual(
      expect.objectContaining({ check: 'dbs', status: 'current', isLate: false }),
    );
    await expect
      .poll(async () => (await ask('GET', '/registers')).body.policies)
      .toMatchObject([{ title: 'Safeguarding Policy', status: 'overdue', isLate: true }]);
    const names = new Set(body.checks.map(({ person }: { person: string }) => person));
    expect(names).toContain('Fiona Macleod');
    expect(names).not.toContain('Leila Haddad');

    const fiona = (await (await tab.inTeams(FIONA)).ask('GET', '/registers')).body;
    expect(rowsOf(fiona, 'Amara Okafor')).toEqual(rowsOf(body, 'Amara Okafor'));
    expect(rowsOf(fiona, 'Fiona Macleod')).toEqual([]);
  });

  test('open the page of the person, where a check is recorded', async () => {
    const { ask } = await tab.inTeams(LEILA);
    const [row] = rowsOf((await ask('GET', '/registers')).body, 'Amara Okafor') as never as [{ open: object }];
    const { body } = await ask('POST', '/press', row.open);
    expect(body).toMatchObject({ kind: 'page', view: { lines: ['Checks of Amara Okafor.'] } });
  });

  test('are not there for whoever sees to nobody', async () => {
    const { opened, ask } = await tab.inTeams(AMARA);
    expect(opened.body.pages.map(({ name }: { name: string }) => name)).not.toContain('registers');
    expect(await ask('GET', '/registers')).toEqual(await ask('GET', '/no-such-page'));
    expect((await ask('GET', '/registers')).status).toBe(404);
  });
});

/** The list that the link of an export leads to. */
async function exportedBy({ ask }: Visitor): Promise<string> {
  const { body } = await ask('POST', '/downloads/checks', {});
  const url: string = body.view.links[0].url;
  const response = await fetch(url, { method: 'POST' });
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  // Once.
  expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  return response.text();
}

const inBase64 = (text: string) => Buffer.from(text).toString('base64');
const dryRun = async ({ ask }: Visitor, text: string) =>
  (await ask('POST', '/registers/checks/dry-run', { file: inBase64(text) })).body;
const record = async ({ ask }: Visitor, text: string, { file, seen }: { file: string; seen: object }) =>
  (await ask('POST', '/registers/checks/record', { file: inBase64(text), looked: { file, seen } })).body;
const HEADS = 'Person;Check;Made on;Result;On the Update Service;Checker';
const statusOf = async ({ ask }: Visitor, person: string, check: string) =>
  rowsOf((await ask('GET', '/registers')).body, person).find((row) => row.check === check) as never as
    | { status: string; due: string }
    | undefined;

describe('a list of checks', () => {
  test('has no cell that a spreadsheet would calculate, and no row of anybody else’s reports', async () => {
    const list = await exportedBy(await tab.inTeams(LEILA, true));
    for (const name of Object.values(NAMES)) expect(list).toContain(`,'${name},`);
    expect(list).toMatch(/^Person,Name,Check,Made on,/);
    expect(list).not.toContain('Leila Haddad');
    expect(await exportedBy(await tab.inTeams(FIONA, true))).not.toContain('Fiona Macleod');
    // The device's own token is not enough for what takes records out.
    const silent = await (await tab.inTeams(FIONA)).ask('POST', '/downloads/checks', {});
    expect(silent.body.view.links).toEqual([{ id: 'checks', label: 'Download the list' }]);
    // Of a link that is not there nobody has to be told how long it works.
    const works = 'The link works once, within ten minutes.';
    expect(silent.body.view.lines).not.toContain(works);
    const proved = await (await tab.inTeams(FIONA, true)).ask('POST', '/downloads/checks', {});
    expect(proved.body.view.lines).toEqual([...silent.body.view.lines, works]);
    const amara = await tab.inTeams(AMARA);
    const nothing = await amara.ask('POST', '/no-such-page', {});
    expect(await amara.ask('POST', '/downloads/checks', {})).toEqual(nothing);
  });

  test('comes back without a change, also with semicolons, as Excel writes it', async () => {
    const leila = await tab.inTeams(LEILA, true);
    const list = await exportedBy(leila);
    const lines = list.trim().split('\r\n').length - 1;
    expect(await dryRun(leila, list)).toMatchObject({ kind: 'dry-run', toRecord: [], faults: [], unchanged: lines });
    const excels = `\uFEFFsep=;\r\n${list
      .replace(/^\uFEFF/, '')
      .replaceAll('"', '')
      .replaceAll(',', ';')}`;
    expect(await dryRun(leila, excels)).toMatchObject({ toRecord: [], unchanged: lines });
  });

  test('is looked at without an effect, and then recorded once', async () => {
    const leila = await tab.inTeams(LEILA, true);
    const [year, month, day] = today.split('-');
    const list = `${HEADS}\ntomasz;awareness;${day}/${month}/${year};;;leila\nAMARA;DBS;${today};Current;Yes;fiona\n`;
    const looked = await dryRun(leila, list);
    expect(looked.faults).toEqual([]);
    expect(looked.toRecord.map(({ line }: { line: number }) => line)).toEqual([2, 3]);
    expect(looked.toRecord[1].words).toMatch(/^Amara Okafor: DBS, .*, current \(the last one: /);
    expect(await statusOf(leila, '=cmd|Nowak', 'awareness')).toMatchObject({ status: 'none-recorded' });
    expect(await statusOf(leila, 'Amara Okafor', 'dbs')).toMatchObject({ status: 'overdue' });

    expect(await record(leila, list, looked)).toMatchObject({
      kind: 'recorded',
      recorded: looked.toRecord,
      faults: [],
    });
    expect(await statusOf(leila, '=cmd|Nowak', 'awareness')).toMatchObject({ status: 'current' });
    expect(await statusOf(leila, 'Amara Okafor', 'dbs')).toMatchObject({ due: plusMonths(today, 12) });
    expect(await record(leila, list, looked)).toMatchObject({ recorded: [], faults: [], unchanged: 2 });
    const { body } = await leila.ask('POST', '/press', { action: 'desk.page', item: 'workforce' });
    expect(JSON.stringify(body)).not.toContain('=cmd|Nowak: Safeguarding awareness training, none recorded');
  });

  test('says what is wrong of which line, and records the others', async () => {
    const leila = await tab.inTeams(LEILA);
    const list = [
      HEADS,
      `nobody;dbs;${today};current;yes;leila`,
      `priya;awareness;${today};;;priya`,
      `priya;no such check;${today};;;leila`,
      `priya;awareness;2999-01-01;;;leila`,
      `priya;awareness;soon;;;leila`,
      `priya;dbs;${today};new-certificate;yes;leila`,
      `priya;supervision;${today};;;leila`,
    ].join('\n');
    const { toRecord, faults } = await dryRun(leila, list);
    expect(toRecord.map(({ line }: { line: number }) => line)).toEqual([8]);
    expect(faults).toEqual([
      { line: 2, words: 'Nobody here has the id that stands under “Person”.' },
      { line: 3, words: '+Shah: Nobody checks their own papers. Choose whoever made the check.' },
      { line: 4, words: '+Shah: There is no check of the name that stands under “Check”.' },
      { line: 5, words: '+Shah: Made on: That day is still to come.' },
      { line: 6, words: expect.stringMatching(/^\+Shah: Made on: “soon” is not a date/) },
      { line: 7, words: '+Shah: A new certificate needs “Level”, “Barred lists” and “Original seen”.' },
    ]);
  });

  test('is not recorded for somebody whose name does not stand beside their id', async () => {
    const leila = await tab.inTeams(LEILA);
    const line = (name: string) => `amara;${name};references;${today};leila`;
    const list = ['Person;Name;Check;Made on;Checker', line('Tomasz Nowak'), line(' amara  OKAFOR ')].join('\n');
    const { toRecord, faults } = await dryRun(leila, list);
    expect(toRecord.map(({ line: at }: { line: number }) => at)).toEqual([3]);
    expect(faults).toEqual([
      {
        line: 2,
        words:
          'Amara Okafor: “Person” says that this line is theirs, and “Name” says “Tomasz Nowak”. Correct whichever is wrong.',
      },
    ]);
    const unnamed = ['Person;Name;Check;Made on;Checker', line('')].join('\n');
    expect(await dryRun(leila, unnamed)).toMatchObject({ faults: [], toRecord: [{ line: 2 }] });
  });

  test.each(['1 November 2026', '2026-11-1', '01-11-2026', '45962', '11/26/26'])(
    'says which dates can be read, of one that can not: %s',
    async (day) => {
      const { faults } = await dryRun(await tab.inTeams(LEILA), `${HEADS}\namara;references;${day};;;leila`);
      const words = `Amara Okafor: Made on: “${day}” is not a date that we can read. Write the day as 2026-11-26, or as 26/11/2026.`;
      expect(faults).toEqual([{ line: 2, words }]);
    },
  );

  test.each([
    ['2026-02-30', 'There is no day “2026-02-30”.'],
    ['11/26/2026', 'There is no day “11/26/2026”: the day comes before the month.'],
    ['31/02/2026', 'There is no day “31/02/2026”: the day comes before the month.'],
  ])('says of a date that there is none such, as it was typed: %s', async (typed, words) => {
    const { faults } = await dryRun(await tab.inTeams(LEILA), `${HEADS}\namara;references;${typed};;;leila`);
    expect(faults).toEqual([
      { line: 2, words: `Amara Okafor: Made on: ${words} Write the day as 2026-11-26, or as 26/11/2026.` },
    ]);
  });

  test('says which answers there are, and what is not answered at all', async () => {
    const heads = 'Person;Check;Made on;Result;On the Update Service;Level;Barred lists;Original seen;Next on;Checker';
    const list = [
      heads,
      `amara;dbs;${today};new-certificate;yes;Enhanced;yes;yes;;leila`,
      `amara;dbs;${today};fine;yes;;;;;leila`,
      `amara;dbs;${today};;yes;;;;;leila`,
      'amara;references;;;;;;;;leila',
      `amara;supervision;${today};;;;;;soon;leila`,
      `amara;references;${today};;;;;;;`,
    ].join('\n');
    const { toRecord, faults } = await dryRun(await tab.inTeams(LEILA), list);
    expect(toRecord).toEqual([]);
    expect(faults.map(({ words }: { words: string }) => words)).toEqual([
      'Amara Okafor: Barred lists: “yes” is not one of the answers. Write “adults”, “children”, “both”, “not-eligible”, “checked” or “not-checked”.',
      expect.stringMatching(/^Amara Okafor: Result: “fine” is not one of the answers\. Write “no-new-information”, /),
      'Amara Okafor: Result: Please answer this.',
      'Amara Okafor: Made on: Please answer this.',
      'Amara Okafor: Next on: “soon” is not a date that we can read. Write the day as 2026-11-26, or as 26/11/2026.',
      'Amara Okafor: Say under “Checker” who made it.',
    ]);
  });

  test('is recorded once of two lines that say the same, and rows of delimiters are no lines', async () => {
    const leila = await tab.inTeams(LEILA);
    const twice = `grace;identity;${today};;;leila`;
    const list = [HEADS, twice, ';;;;;', twice.toUpperCase(), ';;;;;', ''].join('\n');
    const looked = await dryRun(leila, list);
    expect(looked.toRecord.map(({ line }: { line: number }) => line)).toEqual([2]);
    expect(looked.faults).toEqual([{ line: 4, words: '@Adeyemi: Line 2 says the same.' }]);
    expect(await record(leila, list, looked)).toMatchObject({ recorded: looked.toRecord, faults: looked.faults });
  });

  test('says of a row that more stands in it than there are heads, and reads none of it', async () => {
    const leila = await tab.inTeams(LEILA);
    const row = (more: string) => `grace;registration;${today};;;leila${more}`;
    const { toRecord, faults } = await dryRun(leila, [HEADS, row(';fiona'), row(';;late'), row(';;')].join('\n'));
    expect(toRecord.map(({ line }: { line: number }) => line)).toEqual([4]);
    const words = (more: string) =>
      `@Adeyemi: “${more}” stands under no head. Look whether a delimiter in a cell has moved the others.`;
    expect(faults).toEqual([
      { line: 2, words: words('fiona') },
      { line: 3, words: words('late') },
    ]);
  });

  test('says of a second line of the same check of the same person that it is one', async () => {
    const leila = await tab.inTeams(LEILA);
    const row = (day: string) => `grace;right-to-work;${day};;;leila`;
    const [first, second] = [plusMonths(today, -2), plusMonths(today, -1)];
    const { toRecord } = await dryRun(leila, [HEADS, row(first), row(second)].join('\n'));
    expect(toRecord.map(({ words }: { words: string }) => words.replace(/^.*\(/, '('))).toEqual([
      '(none recorded so far)',
      '(after that of line 2)',
    ]);
  });

  test('takes the words of the organisation file for barred lists, as the export writes them', async () => {
    const leila = await tab.inTeams(LEILA, true);
    const list = await exportedBy(leila);
    const line = list.split('\r\n').find((each) => each.startsWith('tomasz,') && each.includes(',dbs,')) ?? '';
    const [heads = ''] = list.split('\r\n');
    expect(line).toContain(',checked,');
    const changed = line
      .replace(plusMonths(today, -2), plusMonths(today, -1))
      .replace(/,checked,,,,/, ',checked,yes,,leila,');
    expect(await dryRun(leila, `${heads}\r\n${changed}\r\n`)).toMatchObject({ faults: [], toRecord: [{ line: 2 }] });
  });

  test('records nothing of somebody whose checks have changed since it was looked at', async () => {
    const leila = await tab.inTeams(LEILA);
    const list = `${HEADS}\nsam;awareness;${today};;;leila\ngrace;awareness;${today};;;leila\n`;
    const looked = await dryRun(leila, list);
    const other = `${HEADS}\nsam;supervision;${today};;;fiona\n`;
    await record(leila, other, await dryRun(leila, other));
    const { recorded, faults } = await record(leila, list, looked);
    expect(recorded.map(({ line }: { line: number }) => line)).toEqual([3]);
    expect(faults).toEqual([{ line: 2, words: expect.stringMatching(/^-1\+Whitlock: .*changed since you looked/) }]);
    expect(await statusOf(leila, '-1+Whitlock', 'awareness')).toMatchObject({ status: 'none-recorded' });
  });

  test('is recorded only as it was looked at', async () => {
    const leila = await tab.inTeams(LEILA);
    const list = `${HEADS}\nsam;identity;${today};;;leila\n`;
    const looked = await dryRun(leila, list);
    expect(await record(leila, list.replace('leila', 'fiona'), looked)).toMatchObject({ kind: 'unusable' });
    expect(await statusOf(leila, '-1+Whitlock', 'identity')).toBeUndefined();
  });

  test.each([
    ['too large', `${HEADS}\n${'x'.repeat(1_000_000)}`, 'larger than 1 MB'],
    ['too long', `${HEADS}\n${'sam;dbs;;;;\n'.repeat(2_001)}`, 'more than 2,000 lines'],
    ['of other columns', 'Who;What\nsam;dbs', 'no column “Who”'],
    ['with an open quote', `${HEADS}\n"sam;dbs`, 'commas or semicolons'],
  ])('is refused whole where it is %s', async (_name, list, words) => {
    const answer = await dryRun(await tab.inTeams(LEILA), list);
    expect(answer).toMatchObject({ kind: 'unusable' });
    expect(answer.lines.join(' ')).toContain(words);
  });

  test('is loaded by leads alone: to a manager the way is not there', async () => {
    const { ask } = await tab.inTeams(FIONA);
    const nothing = await ask('POST', '/no-such-page', {});
    expect(await ask('POST', '/registers/checks/dry-run', { file: inBase64(HEADS) })).toEqual(nothing);
    const looked = { file: 'x', seen: {} };
    expect(await ask('POST', '/registers/checks/record', { file: inBase64(HEADS), looked })).toEqual(nothing);
    expect((await ask('GET', '/registers')).body.mayLoad).toBe(false);
  });
});
