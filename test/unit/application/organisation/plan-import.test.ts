import { describe, expect, it } from 'vitest';
import type { ImportRefusal } from '../../../../src/application/organisation/import-refusals.js';
import type { StoredOrganisation } from '../../../../src/application/organisation/organisation-records.js';
import { hasChanges, planImport } from '../../../../src/application/organisation/plan-import.js';
import { accountOn } from '../../../../src/domain/ids.js';
import {
  type OrganisationDescription,
  SECTIONS,
  type Section,
} from '../../../../src/domain/organisation-description.js';
import { at, id } from '../../../support/builders.js';
import {
  aDescribedRota,
  aDescription,
  aRequest,
  aStored,
  changedPerson,
  described,
  known,
  PEOPLE,
  without,
} from '../../../support/described.js';

const NOW = at('2026-03-02T12:00');
const BEFORE = aDescription();
type Overrides = Partial<OrganisationDescription>;

/** What the plan says of one section of a file that is different in these. */
function changesOf(section: Section, overrides: Overrides, stored: StoredOrganisation = aStored()) {
  const plan = planImport(aRequest(overrides, [section]), stored, NOW);
  expect(plan.sections.map((one) => one.section)).toEqual([section]);
  return plan.sections[0]?.changes;
}

const refusalsOf = (overrides: Overrides, stored = aStored(), chosen?: readonly Section[]) =>
  planImport(aRequest(overrides, chosen), stored, NOW).refusals;

const [ASC] = BEFORE.agencies;
const [CHECK] = BEFORE.dbs;
const changed = (what: string, field: string, from?: string, to?: string) => ({
  kind: 'changed',
  what,
  field,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

describe('the plan of an import', () => {
  it('says of the same file that nothing changes, in any section', () => {
    const plan = planImport(aRequest({}, SECTIONS), aStored(), NOW);
    expect(plan).toEqual({
      sections: SECTIONS.map((section) => ({ section, changes: [] })),
      refusals: [],
      moves: [],
      gone: [],
    });
    expect(hasChanges(plan)).toBe(false);
  });

  it('looks at every section that stands in the file where none is named, and at no other', () => {
    const { sections } = planImport({ ...aRequest({}), present: ['rota', 'people'], chosen: [] }, aStored(), NOW);
    expect(sections.map(({ section }) => section)).toEqual(['people', 'rota']);
  });

  it('takes a section that is not in the file for none that is empty', () => {
    const request = { ...aRequest({ agencies: [] }), present: ['people', 'rota'], chosen: ['agencies'] } as const;
    expect(planImport(request, aStored(), NOW)).toEqual({
      sections: [],
      refusals: [{ kind: 'not-in-file', section: 'agencies' }],
      moves: [],
      gone: [],
    });
  });

  it.each<readonly [string, Section, Overrides, readonly object[]]>([
    [
      'somebody new, with everything of theirs',
      'people',
      { people: [...PEOPLE, described('nora', { roles: ['staff', 'lead'], prefers: 'slack', manager: 'fiona' })] },
      [
        {
          kind: 'added',
          what: 'nora (Nora)',
          fields: [
            { name: 'name', shown: 'Nora' },
            { name: 'email', shown: 'nora@example.org' },
            { name: 'roles', shown: 'staff, lead' },
            { name: 'slack', shown: 'UNORA' },
            { name: 'prefers', shown: 'slack' },
            { name: 'manager', shown: 'fiona' },
          ],
        },
      ],
    ],
    ['somebody who leaves', 'people', { people: without('amara') }, [{ kind: 'removed', what: 'amara (Amara)' }]],
    [
      'everything about somebody that is different',
      'people',
      { people: changedPerson('amara', { name: 'Amara Okafor', email: undefined, roles: ['lead'], slack: 'U9' }) },
      [
        changed('amara (Amara Okafor)', 'name', 'Amara', 'Amara Okafor'),
        changed('amara (Amara Okafor)', 'email', 'amara@example.org'),
        changed('amara (Amara Okafor)', 'roles', 'staff', 'lead'),
        changed('amara (Amara Okafor)', 'slack', 'UAMARA', 'U9'),
      ],
    ],
    [
      'an id in another case as the same person',
      'people',
      { people: PEOPLE.map((person) => (person.id === 'sam' ? { ...person, id: 'Sam' } : person)) },
      [],
    ],
    [
      'another order of the people, which is the order in which leads are asked',
      'people',
      { people: [...PEOPLE].reverse() },
      [{ kind: 'reordered', order: [...PEOPLE].reverse().map(({ id, name }) => `${id} (${name})`) }],
    ],
    [
      'another order of the weeks',
      'rota',
      { rota: aDescribedRota({ weeks: ['sam', 'priya'] }) },
      [changed('', 'weeks', 'priya, sam', 'sam, priya')],
    ],
    [
      'overrides that come, change and go',
      'rota',
      {
        rota: aDescribedRota({
          overrides: [{ from: '2026-04-01T09:00', to: '2026-04-02T09:00', person: 'leila' }],
        }),
      },
      [
        {
          kind: 'added',
          what: 'override 2026-04-01T09:00 to 2026-04-02T09:00',
          fields: [{ name: 'person', shown: 'leila' }],
        },
        { kind: 'removed', what: 'override 2026-12-21T09:00 to 2026-12-28T09:00' },
      ],
    ],
    [
      'fields within fields by their whole name',
      'organisation',
      {
        organisation: {
          ...BEFORE.organisation,
          phones: { ...BEFORE.organisation.phones, crisis: '111' },
          setting: ['charity', 'insured'],
        },
      },
      [changed('', 'phones.crisis', undefined, '111'), changed('', 'setting', undefined, 'charity, insured')],
    ],
    ['an agency that goes', 'agencies', { agencies: [] }, [{ kind: 'removed', what: 'asc' }]],
    [
      'an agency with another number',
      'agencies',
      { agencies: ASC ? [{ ...ASC, phone: '1' }] : [] },
      [changed('asc', 'phone', '+44 20 7946 0500', '1')],
    ],
    [
      'a clock',
      'clocks',
      { clocks: { ...BEFORE.clocks, acknowledgeUrgent: '5m' } },
      [changed('', 'acknowledgeUrgent', '15m', '5m')],
    ],
    [
      'reminders',
      'reminders',
      { reminders: { ...BEFORE.reminders, person: ['30d'] } },
      [changed('', 'person', '90d, 0d', '30d')],
    ],
    [
      'certificates by their last digits alone',
      'dbs',
      { dbs: CHECK ? [{ ...CHECK, certificate: '009999999111', barredLists: false }] : [] },
      [changed('amara', 'barredLists', 'yes', 'no'), changed('amara', 'certificate', '…890', '…111')],
    ],
    [
      'a certificate that is too short to show any of it',
      'dbs',
      { dbs: CHECK ? [{ ...CHECK, certificate: '123456' }] : [] },
      [changed('amara', 'certificate', '…890', '…')],
    ],
    [
      'a certificate with the same end',
      'dbs',
      { dbs: CHECK ? [{ ...CHECK, certificate: '999999999890' }] : [] },
      [changed('amara', 'certificate', '…890', '…890')],
    ],
    [
      'a second check of the same person',
      'dbs',
      { dbs: CHECK ? [CHECK, { ...CHECK, workforce: 'child' }] : [] },
      [{ kind: 'added', what: 'amara (2)', fields: expect.arrayContaining([{ name: 'certificate', shown: '…890' }]) }],
    ],
    [
      'a course that was completed again',
      'training',
      { training: [{ person: 'amara', course: 'awareness', completed: '2026-02-01' }] },
      [changed('amara: awareness', 'completed', '2025-10-01', '2026-02-01')],
    ],
  ])('shows %s', (_, section, overrides, changes) => {
    expect(changesOf(section, overrides)).toEqual(changes);
  });

  it('keeps the accounts that were learnt in chat where the file names none', () => {
    const people = PEOPLE.map((person) => ({ ...person, slack: undefined }));
    expect(changesOf('people', { people })).toEqual([]);
  });

  it('brings somebody back who had left, and shows what is different since', () => {
    const tomasz = described('tomasz');
    const stored = aStored(BEFORE, [...PEOPLE.map((one) => known(one)), known(tomasz, { active: false })]);
    expect(changesOf('people', {}, stored)).toEqual([]);
    expect(changesOf('people', { people: [...PEOPLE, { ...tomasz, roles: ['lead'] }] }, stored)).toEqual([
      { kind: 'returned', what: 'tomasz (Tomasz)' },
      changed('tomasz (Tomasz)', 'roles', 'staff', 'lead'),
    ]);
  });
});

describe('whoever left the platforms', () => {
  const stored = aStored(
    BEFORE,
    PEOPLE.map((one) => (one.id === 'sam' ? known(one, { active: false, isGone: true }) : known(one))),
  );

  it('stays away although the file names them, whatever else it changes', () => {
    const plan = planImport(aRequest({ people: [...PEOPLE, described('nora')] }), stored, NOW);
    expect(plan.gone).toEqual(['sam']);
    expect(plan.refusals).toEqual([]);
    expect(plan.sections[0]?.changes).toMatchObject([{ kind: 'added', what: 'nora (Nora)' }]);
  });

  it('is taken out like anybody, and may come back once the file names them again', () => {
    const people = without('sam');
    expect(changesOf('people', { people }, stored)).toEqual([{ kind: 'removed', what: 'sam (Sam)' }]);
    const taken = aStored(
      BEFORE,
      PEOPLE.map((one) => (one.id === 'sam' ? known(one, { active: false }) : known(one))),
    );
    expect(changesOf('people', { people }, taken)).toEqual([]);
    expect(changesOf('people', {}, taken)).toEqual([{ kind: 'returned', what: 'sam (Sam)' }]);
  });

  it('is refused in a rota that is written anew, and not in the one that is stored', () => {
    const refusal = { kind: 'not-here', section: 'rota', person: 'sam', because: 'gone' };
    expect(refusalsOf({ rota: aDescribedRota() }, stored)).toEqual([refusal]);
    expect(refusalsOf({ people: PEOPLE, rota: aDescribedRota() }, stored)).toEqual([refusal]);
    expect(refusalsOf({ clocks: {} }, stored)).toEqual([]);
  });

  it('is not taken for the one whom the file gives their account', () => {
    const people = [...changedPerson('sam', { slack: undefined }), described('nora', { slack: 'USAM' })];
    expect(planImport(aRequest({ people }), stored, NOW).moves).toMatchObject([{ isSamePerson: false }]);
  });
});

describe('an account that the file gives to another id', () => {
  const again = described('sam-whitlock', { slack: 'USAM' });

  it('makes both one person where the one who had it is not in the file', () => {
    const people = [...without('sam'), again];
    const { moves, refusals } = planImport(
      aRequest({ people, rota: aDescribedRota({ weeks: ['priya', 'sam-whitlock'], overrides: [] }) }),
      aStored(),
      NOW,
    );
    expect(moves).toEqual([{ platform: 'slack', from: 'sam', to: 'sam-whitlock', isSamePerson: true }]);
    expect(refusals).toEqual([]);
  });

  it('does not where that one stays', () => {
    const people = [...changedPerson('sam', { slack: undefined }), again];
    expect(planImport(aRequest({ people }), aStored(), NOW).moves).toEqual([
      { platform: 'slack', from: 'sam', to: 'sam-whitlock', isSamePerson: false },
    ]);
  });

  it('takes the accounts along that the other platforms have of the same person', () => {
    const teams = accountOn('teams', 'sam-in-teams');
    const stored = aStored(
      BEFORE,
      PEOPLE.map((one) =>
        one.id === 'sam' ? known(one, { accounts: [accountOn('slack', 'USAM'), teams] }) : known(one),
      ),
    );
    const [added] = changesOf('people', { people: [...without('sam'), again] }, stored) ?? [];
    expect(added).toMatchObject({
      kind: 'added',
      fields: expect.arrayContaining([{ name: 'teams', shown: 'sam-in-teams' }]),
    });
  });
});

describe('an import is refused', () => {
  const rota = (overrides: Parameters<typeof aDescribedRota>[0]): Overrides => ({ rota: aDescribedRota(overrides) });
  const policies = BEFORE.policies.map((policy) => ({ ...policy, owner: 'nora' }));

  it.each<readonly [string, Overrides, readonly ImportRefusal[]]>([
    [
      'of people without somebody whom the stored rota names',
      { people: without('sam') },
      [{ kind: 'not-here', section: 'rota', person: 'sam', because: 'not-in-file' }],
    ],
    [
      'of a rota that names somebody who is not stored, though the file has them',
      { rota: aDescribedRota({ weeks: ['priya', 'nora'] }) },
      [{ kind: 'not-here', section: 'rota', person: 'nora', because: 'unknown' }],
    ],
    ['of a rota that names nobody', rota({ weeks: [], overrides: [] }), [{ kind: 'rota-names-nobody' }]],
    [
      'of an override for somebody who is not there',
      rota({ overrides: [{ from: '2026-04-01T09:00', to: '2026-04-02T09:00', person: 'nora' }] }),
      [{ kind: 'not-here', section: 'rota', person: 'nora', because: 'unknown' }],
    ],
    [
      'of overrides that overlap',
      rota({
        overrides: [
          { from: '2026-04-01T09:00', to: '2026-04-03T09:00', person: 'sam' },
          { from: '2026-04-02T09:00', to: '2026-04-04T09:00', person: 'priya' },
        ],
      }),
      [{ kind: 'override-overlaps', from: '2026-04-02T09:00', to: '2026-04-04T09:00' }],
    ],
    [
      'of an override that ends before it begins',
      rota({ overrides: [{ from: '2026-04-03T09:00', to: '2026-04-02T09:00', person: 'sam' }] }),
      [{ kind: 'override-ends-before-it-begins', from: '2026-04-03T09:00', to: '2026-04-02T09:00' }],
    ],
    [
      'of a rota that begins in the future',
      rota({ from: '2026-03-03' }),
      [{ kind: 'rota-begins-later', from: '2026-03-03' }],
    ],
    [
      'of people without the last manager',
      { people: changedPerson('fiona', { roles: ['staff'] }) },
      [{ kind: 'no-manager' }],
    ],
    [
      'of people with neither lead nor manager',
      { people: PEOPLE.map((person) => ({ ...person, roles: ['staff'] as const })) },
      [{ kind: 'no-manager' }, { kind: 'nobody-for-concerns-about-staff' }],
    ],
    [
      'of a chain that is one person',
      {
        people: PEOPLE.map((person) => ({
          ...person,
          roles: person.id === 'priya' ? (['lead', 'manager'] as const) : [],
        })),
        rota: aDescribedRota({ weeks: ['priya'], overrides: [] }),
      },
      [{ kind: 'one-person-alone', person: 'priya' }],
    ],
    [
      'of a policy whose owner is not there',
      { policies },
      [{ kind: 'not-here', section: 'policies', person: 'nora', because: 'unknown' }],
    ],
    [
      'of people without the owner of a policy',
      { people: [...without('fiona'), described('nora', { roles: ['manager'] })] },
      [{ kind: 'not-here', section: 'policies', person: 'fiona', because: 'not-in-file' }],
    ],
    [
      'of a check of somebody who is not known',
      { dbs: BEFORE.dbs.map((check) => ({ ...check, person: 'nora' })) },
      [{ kind: 'not-here', section: 'dbs', person: 'nora', because: 'unknown' }],
    ],
    [
      'of training of somebody who is not known',
      { training: BEFORE.training.map((record) => ({ ...record, person: 'nora' })) },
      [{ kind: 'not-here', section: 'training', person: 'nora', because: 'unknown' }],
    ],
    [
      'of a new id with the address of somebody who leaves',
      { people: [...without('amara'), described('amara-okafor', { email: 'AMARA@example.org', slack: undefined })] },
      [{ kind: 'email-of-another-id', id: 'amara-okafor', other: 'amara' }],
    ],
  ])('%s', (_, overrides, refusals) => {
    expect(refusalsOf(overrides)).toEqual(refusals);
  });

  it.each<readonly [string, Overrides]>([
    [
      'people and rota go together',
      { people: without('sam'), rota: aDescribedRota({ weeks: ['priya'], overrides: [] }) },
    ],
    ['whoever leaves has checks and training', { people: without('amara') }],
    [
      'somebody else becomes the manager in the same import',
      {
        people: PEOPLE.map((person) =>
          person.id === 'leila'
            ? { ...person, roles: ['lead', 'manager'] as const }
            : { ...person, roles: ['staff'] as const },
        ),
      },
    ],
    [
      'a new id comes with the account of whom it replaces',
      { people: [...without('amara'), described('amara-2', { email: 'amara@example.org', slack: 'UAMARA' })] },
    ],
  ])('not where %s', (_, overrides) => {
    expect(refusalsOf(overrides)).toEqual([]);
  });

  it('of people without somebody who is on duty by what was decided in chat', () => {
    const booked = (from: string, to: string) => ({
      ...aStored(),
      booked: [{ person: id('amara'), from: at(from), to: at(to) }],
    });
    const toCome = booked('2026-03-02T09:00', '2026-03-03T09:00');
    expect(refusalsOf({ people: without('amara') }, toCome)).toEqual([
      { kind: 'on-duty-by-chat', person: 'amara', from: at('2026-03-02T09:00'), to: at('2026-03-03T09:00') },
    ]);
    expect(refusalsOf({ people: PEOPLE, rota: aDescribedRota({ overrides: [] }) }, toCome)).toEqual([]);
    expect(refusalsOf({ people: without('amara') }, booked('2026-02-02T09:00', '2026-03-02T12:00'))).toEqual([]);
  });

  it('of a rota that names somebody who has left before', () => {
    const stored = aStored(BEFORE, [...PEOPLE.map((one) => known(one)), known(described('tomasz'), { active: false })]);
    expect(refusalsOf(rota({ weeks: ['priya', 'tomasz'] }), stored)).toEqual([
      { kind: 'not-here', section: 'rota', person: 'tomasz', because: 'not-in-file' },
    ]);
  });

  it('not for what was so before, so that it can be put right part by part', () => {
    const alone = aDescription({
      people: [described('priya', { roles: ['lead'] }), described('amara')],
      rota: aDescribedRota({ weeks: ['priya'], overrides: [] }),
      policies: [],
    });
    const people = [...alone.people, described('nora')];
    expect(refusalsOf({ people }, aStored(alone))).toEqual([]);
    expect(refusalsOf({ clocks: { acknowledgeUrgent: '5m' } }, aStored(alone))).toEqual([]);
  });

  it('by the time zone that is stored, where the file brings another one along and it is not chosen', () => {
    const organisation = { ...BEFORE.organisation, timeZone: 'Pacific/Auckland' };
    const tomorrow = aDescribedRota({ from: '2026-03-03' });
    expect(refusalsOf({ organisation, rota: tomorrow }, aStored(), ['rota'])).toHaveLength(1);
    // In Auckland it is tomorrow already.
    expect(refusalsOf({ organisation, rota: tomorrow }, aStored(), ['rota', 'organisation'])).toEqual([]);
  });
});
