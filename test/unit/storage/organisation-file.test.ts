import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../src/domain/organisation-description.js';
import {
  type FileProblem,
  type OrganisationFile,
  parseOrganisationFile,
} from '../../../src/storage/organisation-file.js';

/** Word for word the example of the design, with a whole Entra id. */
const EXAMPLE = `organisation:
  name: Care Mastery
  timeZone: Europe/London
  holidays: GB-ENG
  workingHours: Mon-Fri 09:00-17:00
  phones: { emergency: "999", duty: "+44 20 7946 0100", alternate: "+44 20 7946 0101", councilEmergencyTeam: "+44 20 7946 0200", crisis: "+44 20 7946 0300" }
  externalContact: { name: Council safeguarding hub, phone: "+44 20 7946 0400" }
people:                       # roles: staff (everyone), duty, lead, manager, administrator; manager: their line manager
  - { id: amara, name: Amara Okafor, email: amara@example.org, roles: [staff], slack: U01AMARA, teams: 7d3c1f7e-0000-4000-8000-000000000001, manager: fiona }
  - { id: fiona, name: Fiona Macleod, roles: [manager] }
  - { id: priya, name: Priya Shah, roles: [duty] }
  - { id: sam, name: Sam Whitlock, roles: [duty] }
rota:
  from: 2026-01-05
  handover: Mon 09:00
  cover: always               # or hours such as Mon-Fri 08:00-20:00
  weeks: [priya, sam]         # repeats; the next in the list is the deputy
  overrides: [{ from: "2026-12-21T09:00", to: "2026-12-28T09:00", person: sam }]
agencies:
  - { id: asc, kind: adult-social-care, area: Example Borough, name: Adult Social Care, phone: "+44 20 7946 0500" }
clocks:                       # s m h d w mo; wh = working hours, wd = working days; the second step of an acknowledgement comes at twice its clock
  { acknowledgeUrgent: 15m, acknowledgeStandard: 60m, triageUrgent: 1h, triage: 4wh, referral: 1wd, agencyDecision: 2wd, reporterFeedback: 2wd, reviewHigh: 7d, reviewOther: 28d }
reminders: { person: [90d, 60d, 30d, 14d, 7d, 0d], manager: [30d, 7d, 0d], overdueEvery: 7d, dailyAt: "08:00", digestAt: Mon 09:00, quiet: "19:00-07:30" }
policies:
  - { id: safeguarding, title: Safeguarding Policy, owner: fiona, version: "3", lastReviewed: 2025-12-01, reviewEvery: 12mo, url: "https://example.org/policy" }
dbs:
  - { person: amara, level: enhanced, workforce: adult, barredLists: true, certificate: "001234567890", issued: 2024-01-15, updateService: true, lastChecked: 2025-11-30 }
training:
  - { person: amara, course: safeguarding-awareness, completed: 2025-10-01 }
`;

const SHORTEST = `organisation:
  name: Care Mastery
  timeZone: Europe/London
  phones: { duty: "+44 20 7946 0100", alternate: "+44 20 7946 0101" }
  externalContact: { name: Council safeguarding hub, phone: "+44 20 7946 0400" }
people:
  - { id: priya, name: Priya Shah, roles: [lead] }
rota:
  from: 2026-01-05
  handover: Mon 09:00
  weeks: [priya]
`;

const NOW = new Date('2026-03-02T12:00:00Z');

function accepted(source: string): OrganisationFile {
  const parsed = parseOrganisationFile(source, NOW);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}

function refused(source: string): readonly FileProblem[] {
  const parsed = parseOrganisationFile(source, NOW);
  if (parsed.kind === 'ok') throw new Error('taken');
  expect(parsed.problems.length).toBeGreaterThan(0);
  return parsed.problems;
}

/** The example with one text in it exchanged for another. */
function changed(from: string, to: string): string {
  if (EXAMPLE.split(from).length !== 2) throw new Error(`not there once: ${from}`);
  return EXAMPLE.replace(from, () => to);
}

function lineOf(text: string, source = EXAMPLE): number {
  return source.slice(0, source.indexOf(text)).split('\n').length;
}

describe('a good organisation file', () => {
  it('is the example of the design', () => {
    const file = accepted(EXAMPLE);
    expect(file.organisation.phones.emergency).toBe('999');
    expect(file.people.map(({ id }) => id)).toEqual(['amara', 'fiona', 'priya', 'sam']);
    expect(file.rota).toEqual({
      from: '2026-01-05',
      handover: 'Mon 09:00',
      cover: 'always',
      weeks: ['priya', 'sam'],
      overrides: [{ from: '2026-12-21T09:00', to: '2026-12-28T09:00', person: 'sam' }],
    });
    expect(file.dbs[0]?.certificate).toBe('001234567890');
  });

  it('is the organisation of the playground', () => {
    const demonstration = new URL('../../../src/playground/demonstration-organisation.yaml', import.meta.url);
    expect(accepted(readFileSync(demonstration, 'utf8')).people.length).toBeGreaterThan(3);
  });

  it('needs no more than the required keys; the rest has the defaults of the domain reference', () => {
    expect(accepted(SHORTEST)).toMatchObject({
      organisation: { holidays: 'GB-ENG', workingHours: 'Mon-Fri 09:00-17:00', phones: { emergency: '999' } },
      people: [{ id: 'priya', roles: ['lead'] }],
      rota: { cover: 'always', overrides: [] },
      agencies: [],
      clocks: {
        acknowledgeUrgent: '15m',
        acknowledgeStandard: '60m',
        triageUrgent: '1h',
        triage: '4wh',
        referral: '1wd',
        agencyDecision: '2wd',
        reporterFeedback: '2wd',
        reviewHigh: '7d',
        reviewOther: '28d',
      },
      reminders: {
        person: ['90d', '60d', '30d', '14d', '7d', '0d'],
        manager: ['30d', '7d', '0d'],
        overdueEvery: '7d',
        dailyAt: '08:00',
        digestAt: 'Mon 09:00',
        quiet: '19:00-07:30',
      },
      policies: [],
      dbs: [],
      training: [],
    });
  });

  it('says which sections stand in it, because the others have their defaults', () => {
    const sections = (source: string) => {
      const parsed = parseOrganisationFile(source, NOW);
      return parsed.kind === 'ok' ? parsed.sections : [];
    };
    expect(sections(EXAMPLE)).toEqual(SECTIONS);
    expect(sections(SHORTEST)).toEqual(['organisation', 'people', 'rota']);
    expect(sections(`${SHORTEST}agencies: []\n`)).toEqual(['organisation', 'people', 'rota', 'agencies']);
  });

  it('keeps the defaults of the clocks that it does not name', () => {
    const file = accepted(`${SHORTEST}clocks: { acknowledgeUrgent: 5m }\n`);
    expect(file.clocks).toMatchObject({ acknowledgeUrgent: '5m', acknowledgeStandard: '60m' });
  });
});

describe('an acknowledgement clock', () => {
  it.each(['31d', '744h', '44640m', '4w', '1s'])('may be %s', (clock) => {
    expect(accepted(changed('acknowledgeUrgent: 15m', `acknowledgeUrgent: ${clock}`)).clocks).toMatchObject({
      acknowledgeUrgent: clock,
    });
  });
});

describe('required keys', () => {
  it.each([
    ['organisation.name', '  name: Care Mastery\n'],
    ['organisation.timeZone', '  timeZone: Europe/London\n'],
    ['organisation.phones', '  phones: { duty: "+44 20 7946 0100", alternate: "+44 20 7946 0101" }\n'],
    ['organisation.phones.duty', ' duty: "+44 20 7946 0100",'],
    ['organisation.phones.alternate', ', alternate: "+44 20 7946 0101"'],
    ['organisation.externalContact.phone', ', phone: "+44 20 7946 0400"'],
    ['rota.from', '  from: 2026-01-05\n'],
    ['rota.handover', '  handover: Mon 09:00\n'],
    ['rota.weeks', '  weeks: [priya]\n'],
  ])('are missed by name and at the part they belong to: %s', (path, text) => {
    const without = SHORTEST.replace(text, '');
    const [problem] = refused(without);
    const parent = path.split('.').slice(0, -1);
    expect(problem?.reason).toMatch(new RegExp(`^${path}: `));
    expect(problem?.line).toBe(lineOf(`${parent.at(-1)}:`, without));
  });

  it.each(['', '# nothing\n', '[]', 'text', '7', 'null'])('are missed in a file that is no map: "%s"', (source) => {
    expect(
      refused(source)
        .map(({ reason }) => reason)
        .join(),
    ).toContain('the file: ');
  });
});

describe('unknown keys', () => {
  it.each([
    ['at the top', 'training:\n', 'trainings: []\ntraining:\n', 'trainings'],
    ['in a section', '  holidays: GB-ENG', '  holidays: GB-ENG\n  motto: care', 'motto'],
    ['in an entry of a list', 'roles: [duty] }\nrota', 'roles: [duty], rank: 1 }\nrota', 'rank'],
    ['in a nested map', 'crisis: ', 'fax: "1", crisis: ', 'fax'],
    ['in another case', '  cover: always', '  Cover: always', 'Cover'],
  ])('are refused with their line: %s', (_, from, to, key) => {
    const source = changed(from, to);
    const problem = refused(source).find(({ reason }) => reason.includes(`${key}: is not a key that we know`));
    expect(problem?.line).toBe(lineOf(`${key}:`, source));
  });

  it.each(['__proto__', 'constructor', 'toString'])('are refused even when they are called %s', (key) => {
    const problems = refused(`${SHORTEST}${key}: { polluted: true }\n`);
    expect(problems).toEqual([{ line: 12, reason: `${key}: is not a key that we know` }]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('bad values', () => {
  it.each([
    ['organisation.timeZone', 'Europe/London', 'Europe/Lundun'],
    ['organisation.workingHours', 'Mon-Fri 09:00-17:00', 'nine to five'],
    ['organisation.phones.duty', '"+44 20 7946 0100"', '"ring me"'],
    ['organisation.phones.emergency', '"999"', '999'],
    ['organisation.externalContact.name', 'Council safeguarding hub', '""'],
    ['people.0.email', 'amara@example.org', 'amara'],
    ['people.0.slack', 'U01AMARA', 'amara'],
    ['people.0.prefers', 'slack: U01AMARA', 'prefers: email, slack: U01AMARA'],
    ['people.0.roles.0', '[staff]', '[owner]'],
    ['people.0.id', 'id: amara', 'id: "am ara"'],
    ['rota.from', '2026-01-05', '2026-13-05'],
    ['rota.from', '2026-01-05', '2026-02-30'],
    ['rota.from', '2026-01-05', '5 January 2026'],
    ['rota.handover', 'handover: Mon 09:00', 'handover: Monday 09:00'],
    ['rota.handover', 'handover: Mon 09:00', 'handover: Mon 24:00'],
    ['rota.cover', 'cover: always', 'cover: sometimes'],
    ['rota.weeks', '[priya, sam]', '[]'],
    ['rota.overrides.0.from', '2026-12-21T09:00', '2026-12-21'],
    ['rota.overrides.0.from', '2026-12-21T09:00', '2026-12-21T25:00'],
    ['rota.overrides.0.from', '2026-12-21T09:00', '2026-12-21T09:00Z'],
    ['clocks.acknowledgeUrgent', 'acknowledgeUrgent: 15m', 'acknowledgeUrgent: 0m'],
    ['clocks.acknowledgeUrgent', 'acknowledgeUrgent: 15m', 'acknowledgeUrgent: 15'],
    // An acknowledgement clock can't wait for a calendar.
    ['clocks.acknowledgeUrgent', 'acknowledgeUrgent: 15m', 'acknowledgeUrgent: 1wd'],
    ['clocks.acknowledgeStandard', 'acknowledgeStandard: 60m', 'acknowledgeStandard: 1mo'],
    ['clocks.acknowledgeUrgent', 'acknowledgeUrgent: 15m', 'acknowledgeUrgent: 32d'],
    ['clocks.acknowledgeUrgent', 'acknowledgeUrgent: 15m', 'acknowledgeUrgent: 44641m'],
    ['clocks.acknowledgeStandard', 'acknowledgeStandard: 60m', 'acknowledgeStandard: 745h'],
    ['clocks.acknowledgeStandard', 'acknowledgeStandard: 60m', 'acknowledgeStandard: 99999w'],
    ['clocks.triage', 'triage: 4wh', 'triage: soon'],
    ['reminders.dailyAt', '"08:00"', '"25:00"'],
    // Nobody is reminded without end on one day.
    ['reminders.overdueEvery', 'overdueEvery: 7d', 'overdueEvery: 0d'],
    ['reminders.quiet', '"19:00-07:30"', '"19:00-24:30"'],
    ['policies.0.url', '"https://example.org/policy"', '"not a link"'],
    ['policies.0.url', '"https://example.org/policy"', '"javascript:alert(1)"'],
    // Reviews go by the calendar, and nobody plans beyond ten years.
    ['policies.0.reviewEvery', 'reviewEvery: 12mo', 'reviewEvery: 9wh'],
    ['policies.0.reviewEvery', 'reviewEvery: 12mo', 'reviewEvery: 121mo'],
    ['dbs.0.barredLists', 'barredLists: true', 'barredLists: maybe'],
    ['dbs.0.issued', '2024-01-15', '15/01/2024'],
    ['training.0.completed', '2025-10-01', 'yesterday'],
  ])('are refused with line and reason: %s, %s', (path, from, to) => {
    const source = changed(from, to);
    const problems = refused(source);
    expect(problems.map(({ line }) => line)).toEqual([lineOf(from)]);
    expect(problems[0]?.reason.startsWith(`${path}: `)).toBe(true);
    expect(problems[0]?.reason.length).toBeGreaterThan(path.length + 5);
  });

  it('are all named at once', () => {
    const source = changed('Europe/London', 'Mars').replace('U01AMARA', 'nobody').replace('15m', 'soon');
    expect(refused(source).map(({ line }) => line)).toEqual([3, 9, 22]);
  });

  it('leave nothing of the file in use', () => {
    expect(parseOrganisationFile(changed('Europe/London', 'Mars'), NOW)).not.toHaveProperty('file');
  });
});

describe('an organisation in which a concern would go nowhere', () => {
  it('is refused when nobody is lead or manager', () => {
    expect(refused(changed('roles: [manager]', 'roles: [staff]'))).toEqual([
      {
        line: lineOf('people:'),
        reason: 'people: give somebody the role lead or manager: a concern about somebody who works here goes to them',
      },
    ]);
    expect(accepted(changed('roles: [manager]', 'roles: [lead]')).people).toHaveLength(4);
  });

  it.each([
    ['2026-03-03', 'Europe/London'],
    // At noon in London it is the third already on Kiritimati.
    ['2026-03-04', 'Pacific/Kiritimati'],
    ['2027-01-04', 'Europe/London'],
  ])('is refused when its rota begins on a day that is still to come: %s in %s', (from, zone) => {
    const source = changed('2026-01-05', from).replace('Europe/London', zone);
    expect(refused(source)).toEqual([
      { line: lineOf('from: 2026-01-05'), reason: 'rota.from: is in the future, so nobody is on duty until then' },
    ]);
  });

  it.each([
    ['2026-03-02', 'Europe/London'],
    ['2026-03-03', 'Pacific/Kiritimati'],
  ])('is taken when its rota begins today, by its own time zone: %s in %s', (from, zone) => {
    expect(accepted(changed('2026-01-05', from).replace('Europe/London', zone)).rota.from).toBe(from);
  });
});

describe('what works, and is probably not what was meant', () => {
  const warnings = (source: string) => {
    const parsed = parseOrganisationFile(source, NOW);
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
    return parsed.warnings.map(({ line, reason }) => `${line} ${reason}`);
  };
  /** The example, with a lead and with everybody in reach. */
  const SOUND = EXAMPLE.replace('roles: [manager]', 'roles: [lead, manager], slack: U01FIONA')
    .replace('roles: [duty] }', 'roles: [duty], slack: U01PRIYA }')
    .replace('roles: [duty] }', 'roles: [duty], email: sam@example.org }');

  it('is nothing in a sound file', () => {
    expect(warnings(SOUND)).toEqual([]);
  });

  it.each<readonly [string, string, string, string]>([
    [
      'no lead',
      '[lead, manager]',
      '[manager]',
      '8 people: nobody has the role lead, so a concern about somebody who works here goes to the managers',
    ],
    [
      'no manager',
      '[lead, manager]',
      '[lead]',
      '8 people: nobody has the role manager, so nobody stands behind the leads',
    ],
    [
      'somebody of the rota without the role',
      '[duty], email',
      '[staff], email',
      '17 rota.weeks.1: has no role duty, and is on duty all the same',
    ],
    [
      'somebody of an override without the role',
      'person: sam }]',
      'person: amara }]',
      '18 rota.overrides.0.person: has no role duty, and is on duty all the same',
    ],
    [
      'somebody who cannot be reached',
      ', email: sam@example.org',
      '',
      '12 people.3: has to be told of concerns, and has no account or e-mail address',
    ],
    [
      'an agency of a kind that does not exist',
      'kind: adult-social-care',
      'kind: adults-social-care',
      '20 agencies.0.kind: is none of adult-social-care, childrens-social-care, police, lado, cqc, dbs-barring, regulator, other, and counts as other',
    ],
  ])('is %s', (_, from, to, warning) => {
    expect(warnings(SOUND.replace(from, to))).toEqual([warning]);
  });

  it('is said without a name', () => {
    const said = warnings(SOUND.replaceAll('[duty]', '[staff]').replaceAll(/, (slack|email): [^ ,]+/g, '')).join('\n');
    expect(said).not.toMatch(/\b(priya|sam|fiona|amara)\b/i);
  });
});

describe('words for whoever writes the file', () => {
  it.each([
    ['a number without quotes', '"999"', '999', 'organisation.phones.emergency: put it in quotes'],
    ['a version without quotes', 'version: "3"', 'version: 3', 'policies.0.version: put it in quotes'],
    [
      'a word that YAML takes for true',
      'title: Safeguarding Policy',
      'title: true',
      'policies.0.title: put it in quotes',
    ],
    ['a key without a value', 'name: Care Mastery', 'name:', 'organisation.name: is empty'],
    [
      'a word for a list',
      '[priya, sam]',
      'priya',
      'rota.weeks: is a list, such as [a, b], which is not what stands here',
    ],
    ['a list for a word', 'cover: always', 'cover: [always]', 'rota.cover: is a text, which is not what stands here'],
    [
      'a word for a group of keys',
      '{ name: Council safeguarding hub, phone: "+44 20 7946 0400" }',
      'the council',
      'organisation.externalContact: holds keys of its own, each with a value, which is not what stands here',
    ],
    ['another word for true', 'barredLists: true', 'barredLists: yes', 'dbs.0.barredLists: write true or false'],
    [
      'a role that is none',
      'roles: [staff]',
      'roles: [owner]',
      'people.0.roles.0: may be staff, duty, lead, manager, administrator',
    ],
    [
      'a setting that is none',
      'name: Care Mastery',
      'name: Care Mastery\n  setting: [charity, school]',
      'organisation.setting.1: may be cqc-registered, charity, works-with-children, commissioned, insured',
    ],
    [
      'a setting that is no list',
      'name: Care Mastery',
      'name: Care Mastery\n  setting: charity',
      'organisation.setting: is a list, such as [a, b], which is not what stands here',
    ],
  ])('say what to do about %s', (_, from, to, reason) => {
    expect(refused(changed(from, to)).map((problem) => problem.reason)).toEqual([reason]);
  });

  it('name the line of a setting that is none', () => {
    const file = changed('name: Care Mastery', 'name: Care Mastery\n  setting: [charity, school]');
    expect(refused(file).map(({ line }) => line)).toEqual([3]);
  });

  it.each([
    ['[cqc-registered, charity]', ['cqc-registered', 'charity']],
    ['[]', []],
  ])('take the setting %s, and none where none is said', (written, setting) => {
    const file = changed('name: Care Mastery', `name: Care Mastery\n  setting: ${written}`);
    expect(accepted(file).organisation.setting).toEqual(setting);
    expect(accepted(SHORTEST).organisation).not.toHaveProperty('setting');
  });

  it('say what is missing', () => {
    expect(refused(SHORTEST.replace('  handover: Mon 09:00\n', ''))[0]?.reason).toBe('rota.handover: is missing');
  });

  it.each(['', '# nothing\n', '\n\n', 'null'])('say that a file is empty: "%s"', (source) => {
    expect(refused(source).map(({ reason }) => reason)).toEqual(['the file: is empty']);
  });

  it('are never those of the parser', () => {
    const said = refused('organisation: 7\npeople: no\nrota:\n  weeks: 1\n  from: []\nagencies: x\n');
    expect(said.map(({ reason }) => reason).join('\n')).not.toMatch(/invalid|expected|received|undefined|null/i);
  });
});

describe('names of nobody', () => {
  it.each([
    ['people.0.manager', 'manager: fiona', 'manager: nobody'],
    ['rota.weeks.1', '[priya, sam]', '[priya, nobody]'],
    ['rota.overrides.0.person', 'person: sam', 'person: nobody'],
    ['policies.0.owner', 'owner: fiona', 'owner: nobody'],
    ['dbs.0.person', 'person: amara, level', 'person: nobody, level'],
    ['training.0.person', 'person: amara, course', 'person: nobody, course'],
  ])('are refused with their line: %s', (path, from, to) => {
    expect(refused(changed(from, to))).toEqual([
      {
        line: lineOf(from),
        reason: `${path}: "nobody" is none of the people: add them to "people", or take the name out`,
      },
    ]);
  });
});

describe('doubles', () => {
  it.each([
    ['id', 'id: fiona,', 'id: amara,'],
    ['id, in another case', 'id: sam,', 'id: Priya,'],
    ['email', 'name: Sam Whitlock,', 'name: Sam Whitlock, email: AMARA@example.org,'],
    ['slack', 'name: Sam Whitlock,', 'name: Sam Whitlock, slack: U01AMARA,'],
    ['teams', 'name: Sam Whitlock,', 'name: Sam Whitlock, teams: 7D3C1F7E-0000-4000-8000-000000000001,'],
  ])('of a person are refused with the line of the second: %s', (_, from, to) => {
    const problem = refused(changed(from, to)).find(({ reason }) => reason.endsWith('stands here twice'));
    expect(problem?.line).toBe(lineOf(from));
  });

  it('of a key are refused', () => {
    const source = changed('  holidays: GB-ENG\n', '  holidays: GB-ENG\n  holidays: GB-SCT\n');
    expect(refused(source)).toEqual([{ line: 5, reason: 'the key stands here twice' }]);
  });

  it.each([
    ['agencies', '  - { id: asc,', 'kind: council, area: Elsewhere, name: Council'],
    ['policies', '  - { id: safeguarding,', 'title: Another, owner: sam, version: "1", lastReviewed: 2026-01-01'],
  ])('of the ids of %s are refused with the line of the second, in any case', (section, first, rest) => {
    const id = first.slice('  - { id: '.length, -1);
    for (const again of [id, id.toUpperCase()]) {
      const source = changed(first, `  - { id: ${again}, ${rest} }\n${first}`);
      expect(refused(source)).toEqual([{ line: lineOf(first) + 1, reason: `${section}.1.id: stands here twice` }]);
    }
    expect(accepted(changed(first, `  - { id: another, ${rest} }\n${first}`))[section as 'agencies']).toHaveLength(2);
  });

  it('of ids in different lists are no doubles', () => {
    expect(accepted(changed('id: asc,', 'id: safeguarding,')).agencies[0]?.id).toBe('safeguarding');
  });

  it('of a key inside brackets are refused with the line of the second', () => {
    const source = changed('roles: [manager] }', 'roles: [manager],\n      name: Fiona }');
    expect(refused(source)).toEqual([{ line: lineOf('name: Fiona }', source), reason: 'the key stands here twice' }]);
  });

  const two = (from: string, to: string) =>
    changed('person: sam }', `person: sam }, { from: "${from}", to: "${to}", person: priya }`);

  it('of overrides are refused: one person at each instant', () => {
    expect(refused(two('2026-12-27T09:00', '2026-12-30T09:00'))[0]?.reason).toContain('overlaps an override above');
    expect(refused(two('2026-12-01T09:00', '2026-12-31T09:00'))[0]?.reason).toContain('overlaps an override above');
    expect(accepted(two('2026-12-28T09:00', '2026-12-30T09:00')).rota.overrides).toHaveLength(2);
  });

  it('are not overrides that meet, however the time is written', () => {
    expect(accepted(two('2026-12-28T09:00:00', '2026-12-30T09:00')).rota.overrides).toHaveLength(2);
    expect(accepted(two('2026-12-14T09:00', '2026-12-21T09:00:00')).rota.overrides).toHaveLength(2);
    expect(refused(two('2026-12-28T08:59:59', '2026-12-30T09:00'))[0]?.reason).toContain('overlaps an override above');
    expect(refused(two('2026-12-14T09:00', '2026-12-21T09:00:01'))[0]?.reason).toContain('overlaps an override above');
  });

  it('are not the weeks of somebody who has two', () => {
    expect(accepted(changed('[priya, sam]', '[priya, priya, sam]')).rota.weeks).toHaveLength(3);
  });
});

describe('an override that runs backwards', () => {
  it.each(['2026-12-20T09:00', '2026-12-21T09:00', '2026-12-21T09:00:00'])('is refused: until %s', (to) => {
    expect(refused(changed('2026-12-28T09:00', to))).toEqual([
      { line: lineOf('overrides:'), reason: 'rota.overrides.0.to: ends before it begins' },
    ]);
  });
});

describe('an override across a change of the clocks', () => {
  const override = (from: string, to: string) =>
    changed('2026-12-21T09:00", to: "2026-12-28T09:00', `${from}", to: "${to}`);

  it('is refused when it lasts no time at all, and taken when it does', () => {
    // In London the clocks go from 01:00 to 02:00 that night.
    expect(refused(override('2026-03-29T01:00', '2026-03-29T02:00'))[0]?.reason).toContain('ends before it begins');
    expect(accepted(override('2026-03-29T00:59', '2026-03-29T02:00')).rota.overrides).toHaveLength(1);
  });
});

describe('what is no YAML, or more than this file needs', () => {
  it.each([
    ['an open bracket', changed('weeks: [priya, sam]', 'weeks: [priya, sam')],
    ['a tab as indentation', changed('  cover: always', '\tcover: always')],
    ['two documents', `${EXAMPLE}---\n${EXAMPLE}`],
    ['an open quotation mark', changed('emergency: "999"', 'emergency: "999')],
  ])('is refused with a line: %s', (_, source) => {
    const [problem] = refused(source);
    expect(problem?.reason).toMatch(/^is no valid YAML/);
    expect(problem?.line).toBeGreaterThan(0);
  });

  it('is an alias, wherever it points', () => {
    const source = changed('manager: fiona', 'manager: &boss fiona').replace('owner: fiona', 'owner: *boss');
    const problems = refused(source);
    expect(problems.map(({ line }) => line)).toEqual([lineOf('policies:') + 1]);
    expect(problems[0]?.reason).toContain('alias');
  });

  it('is a bomb of aliases, refused at once', () => {
    const levels = Array.from({ length: 26 }, (_, level) => {
      const name = `a${level}`;
      const content =
        level === 0
          ? 'x'
          : Array(9)
              .fill(`*a${level - 1}`)
              .join(', ');
      return `${name}: &${name} [${content}]`;
    });
    expect(timed(() => refused(levels.join('\n')))).toBeLessThan(1_000);
    expect(timed(() => refused('a: &a [*a, *a]\nb: *a\n'))).toBeLessThan(1_000);
    expect(timed(() => refused('a: *nobody\n'))).toBeLessThan(1_000);
  });

  it.each([
    ['brackets', '['.repeat(1_000_000)],
    ['braces', '{'.repeat(1_000_000)],
    ['quotation marks', '"'.repeat(1_000_000)],
    ['anchors', '&a '.repeat(333_333)],
    ['aliases', '*a '.repeat(333_333)],
    ['keys', Array.from({ length: 90_000 }, (_, key) => `k${key}: 1`).join('\n')],
    ['people', `people:\n${'  - {}\n'.repeat(142_000)}`],
    ['dashes', '- '.repeat(500_000)],
    ['one long name', EXAMPLE.replace('Amara Okafor', 'x'.repeat(1_000_000))],
    ['a comment', `${EXAMPLE}#${'x'.repeat(1_000_000)}`],
  ])('is a hostile megabyte of %s, refused at once', (_, source) => {
    expect(timed(() => refused(source))).toBeLessThan(1_000);
  });

  /** 32,000 characters of lines that are short enough. */
  const linesOf = (line: (index: number) => string) => {
    const list: string[] = [];
    for (let length = 0; length < 32_000; length += (list.at(-1)?.length ?? 0) + 1) list.push(line(list.length));
    return list.join('\n');
  };
  const wide = (unit: string) => linesOf(() => unit.repeat(Math.floor(1_900 / unit.length)));

  it.each([
    ['lines of open brackets', linesOf(() => '[')],
    ['lines of open braces', linesOf(() => '{')],
    ['wide lines of open brackets', wide('[')],
    ['wide lines of open braces', wide('{')],
    ['brackets whose closing ones are quoted', wide('["]",')],
    ['brackets in keys', wide('[{')],
    ['dashes on one line', wide('- ')],
    ['question marks on one line', wide('? ')],
    ['a fault of each line that the parser nests', linesOf(() => '  x: "[""["x: ')],
    ['dashes inside brackets', `[${wide('- ')}`],
    ['lines that go further and further in', linesOf((index) => `${' '.repeat(Math.min(index, 1_900))}a:`)],
    ['lists that go further and further in', linesOf((index) => `${' '.repeat(Math.min(index, 1_900))}-`)],
  ])('is nested deeper than any organisation, refused at once with its line: %s', (_, source) => {
    const problems: FileProblem[] = [];
    expect(timed(() => problems.push(...refused(source)))).toBeLessThan(1_000);
    expect(problems).toEqual([{ line: expect.any(Number), reason: 'is nested more than 12 deep' }]);
    expect(problems[0]?.line).toBeLessThanOrEqual(14);
  });

  it('may be nested twelve deep as far as the parser is concerned', () => {
    const nested = (depth: number) => `${SHORTEST}deep: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
    expect(refused(nested(11))[0]?.reason).toBe('deep: is not a key that we know');
    expect(refused(nested(12))).toEqual([{ line: 12, reason: 'is nested more than 12 deep' }]);
  });

  it('is not taken for nested because of brackets in a comment, a name or a text of several lines', () => {
    const brackets = '[{'.repeat(20);
    expect(accepted(changed('people:   ', `people:   # ${brackets}`)).people).toHaveLength(4);
    expect(accepted(changed('name: Amara Okafor,', `name: "${brackets}",`)).people[0]?.name).toBe(brackets);
    const text = changed('  name: Care Mastery\n', `  name: |\n    ${brackets}\n    - - - - - - - - - - - - - -\n`);
    expect(accepted(text).organisation.name).toContain(brackets);
    expect(accepted(changed('name: Amara Okafor,', "name: Amara O'Kafor,")).people).toHaveLength(4);
  });

  it.each([
    ['keys', linesOf((index) => `k${index}: 1`)],
    ['keys in braces', `{${linesOf((index) => `k${index}: 1,`)}}`],
    ['one key again and again', linesOf(() => 'a: 1')],
    ['quotation marks', linesOf(() => '"')],
    ['apostrophes', linesOf(() => "'")],
    ['two texts where one belongs', wide('"a" "b" ')],
    ['bad escapes', `a: "${wide('\\q')}"`],
    ['anchors', linesOf(() => '&a')],
    ['tags', wide('!t ')],
    ['aliases', linesOf(() => '- *a')],
    ['pairs of brackets', wide('[] ')],
    ['closing brackets', wide(']')],
    ['question marks inside braces', `{${wide('? ')}`],
    ['commas', `[${wide(',')}`],
    ['question marks', linesOf(() => '?')],
    ['colons', linesOf(() => ':')],
    ['directives', linesOf(() => '%YAML 1.2')],
    ['documents', linesOf(() => '---')],
    ['people', `people:\n${linesOf(() => '  - {}')}`],
    [
      'overrides',
      changed(
        'overrides: [',
        `overrides: [\n${linesOf(() => '{ from: 2026-01-05T09:00, to: 2026-01-06T09:00, person: sam },')}\n`,
      ),
    ],
    ['blank lines', linesOf(() => '')],
    ['tabs', linesOf(() => '\t')],
  ])('is a hostile file below every limit, refused in seconds with a list that a person can read: %s', (_, source) => {
    const problems: FileProblem[] = [];
    expect(timed(() => problems.push(...refused(source)))).toBeLessThan(5_000);
    expect(problems.length).toBeLessThanOrEqual(101);
  });

  /** As long as a file may be. */
  const full = (line: string) => `${line}\n`.repeat(Math.floor((380 * 1024) / (line.length + 1)));

  it.each([
    ['commas', `[${full(','.repeat(1_900))}`],
    ['question marks', `{${full('? '.repeat(900))}`],
    ['bad escapes', `a: "${full('\\q'.repeat(900))}"`],
    ['keys that are lists', full('[a]: 1')],
    ['one key again and again', full('a: 1')],
    ['anchors', full('&a')],
    ['aliases', full('- *a')],
    ['colons', full(':')],
  ])('is a hostile file as long as a file may be, refused before it is parsed: %s', (_, source) => {
    const problems: FileProblem[] = [];
    expect(timed(() => problems.push(...refused(source)))).toBeLessThan(2_000);
    expect(problems).toEqual([{ reason: expect.stringMatching(/^the file: has more than \d+ (words|backslashes)/) }]);
  });

  it('says how many problems it leaves out', () => {
    const problems = refused(`people:\n${'  - {}\n'.repeat(200)}`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.reason).toMatch(/^and \d+ more$/);
  });

  it('is a line longer than anybody writes, refused with its number', () => {
    const source = changed('Amara Okafor', 'x'.repeat(2_000));
    expect(refused(source)).toEqual([{ line: lineOf('id: amara'), reason: 'is longer than 2000 characters' }]);
  });

  it('is not a file from Windows, nor one that begins with a byte order mark', () => {
    expect(accepted(`\ufeff${EXAMPLE.replaceAll('\n', '\r\n')}`).people).toHaveLength(4);
    const bad = changed('U01AMARA', 'nobody');
    expect(refused(bad.replaceAll('\n', '\r\n')).map(({ line }) => line)).toEqual([lineOf('id: amara')]);
  });

  it('leaves room for an organisation of 800 people with a check and a training record each', () => {
    const entries = (entry: (name: string, index: number) => string) =>
      Array.from({ length: 800 }, (_, index) => `  - { ${entry(`person-${index}`, index)} }\n`).join('');
    const people = entries(
      (name, index) =>
        `id: ${name}, name: A name of usual length ${index}, email: ${name}@example.org, roles: [staff], slack: U01PERSON${index}, manager: fiona`,
    );
    const checks = entries(
      (name) =>
        `person: ${name}, level: enhanced, workforce: adult, barredLists: true, certificate: "001234567890", issued: 2024-01-15, updateService: true, lastChecked: 2025-11-30`,
    );
    const training = entries((name) => `person: ${name}, course: safeguarding-awareness, completed: 2025-10-01`);
    const source = changed('rota:\n', `${people}rota:\n`).replace('training:\n', `${checks}training:\n${training}`);
    const file = accepted(source);
    expect([file.people.length, file.dbs.length, file.training.length]).toEqual([804, 801, 801]);
  });

  /** Milliseconds of work, however busy the machine is. */
  function timed(work: () => unknown): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }
});
