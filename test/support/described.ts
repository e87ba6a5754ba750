import type {
  ImportRequest,
  KnownPerson,
  StoredOrganisation,
} from '../../src/application/organisation/organisation-records.js';
import { asPersonId } from '../../src/domain/ids.js';
import { accountsNamed } from '../../src/domain/named-accounts.js';
import {
  type DescribedPerson,
  type DescribedRota,
  type OrganisationDescription,
  SECTIONS,
  type Section,
} from '../../src/domain/organisation-description.js';

/** An organisation as its file describes it: small, valid, and everybody of it invented. */

/** `described('priya')` is called Priya and has the Slack account UPRIYA. */
export function described(id: string, overrides: Partial<DescribedPerson> = {}): DescribedPerson {
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    email: `${id}@example.org`,
    roles: ['staff'],
    slack: `U${id.toUpperCase()}`,
    ...overrides,
  };
}

export const PEOPLE = [
  described('amara', { manager: 'fiona' }),
  described('priya', { roles: ['staff', 'duty'] }),
  described('sam', { roles: ['staff', 'duty'] }),
  described('leila', { roles: ['staff', 'lead'] }),
  described('fiona', { roles: ['staff', 'manager'] }),
] as const;

export function without(...ids: readonly string[]): readonly DescribedPerson[] {
  return PEOPLE.filter(({ id }) => !ids.includes(id));
}

export function changedPerson(id: string, overrides: Partial<DescribedPerson>): readonly DescribedPerson[] {
  return PEOPLE.map((person) => (person.id === id ? { ...person, ...overrides } : person));
}

export function aDescribedRota(overrides: Partial<DescribedRota> = {}): DescribedRota {
  return {
    from: '2026-01-05',
    handover: 'Mon 09:00',
    cover: 'always',
    weeks: ['priya', 'sam'],
    overrides: [{ from: '2026-12-21T09:00', to: '2026-12-28T09:00', person: 'sam' }],
    ...overrides,
  };
}

export function aDescription(overrides: Partial<OrganisationDescription> = {}): OrganisationDescription {
  return {
    organisation: {
      name: 'Care Mastery',
      timeZone: 'Europe/London',
      holidays: 'GB-ENG',
      workingHours: 'Mon-Fri 09:00-17:00',
      phones: { emergency: '999', duty: '+44 20 7946 0100', alternate: '+44 20 7946 0101' },
      externalContact: { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' },
    },
    people: PEOPLE,
    rota: aDescribedRota(),
    agencies: [
      {
        id: 'asc',
        kind: 'adult-social-care',
        area: 'Example Borough',
        name: 'Adult Social Care',
        phone: '+44 20 7946 0500',
      },
    ],
    clocks: { acknowledgeUrgent: '15m', acknowledgeStandard: '60m' },
    reminders: { person: ['90d', '0d'], quiet: '19:00-07:30' },
    policies: [
      {
        id: 'safeguarding',
        title: 'Safeguarding Policy',
        owner: 'fiona',
        version: '3',
        lastReviewed: '2025-12-01',
        reviewEvery: '12mo',
      },
    ],
    dbs: [
      {
        person: 'amara',
        level: 'enhanced',
        workforce: 'adult',
        barredLists: true,
        certificate: '001234567890',
        issued: '2024-01-15',
        updateService: true,
      },
    ],
    training: [{ person: 'amara', course: 'awareness', completed: '2025-10-01' }],
    ...overrides,
  };
}

/** Somebody as they are stored, with what was learnt of them in chat. */
export function known(person: DescribedPerson, overrides: Partial<KnownPerson> = {}): KnownPerson {
  return {
    id: asPersonId(person.id),
    described: person,
    accounts: accountsNamed(person),
    formerIds: [],
    active: true,
    isGone: false,
    approved: [],
    standing: '',
    ...overrides,
  };
}

export function aStored(
  description: OrganisationDescription = aDescription(),
  people: readonly KnownPerson[] = description.people.map((person) => known(person)),
): StoredOrganisation {
  const { people: _people, ...settings } = description;
  return { settings, people, booked: [] };
}

/** A file that has every section, and is different in these; only they are chosen unless said otherwise. */
export function aRequest(
  overrides: Partial<OrganisationDescription>,
  chosen: readonly Section[] = SECTIONS.filter((section) => section in overrides),
): ImportRequest {
  return { file: aDescription(overrides), present: SECTIONS, chosen };
}

/** The organisation as a file; JSON is YAML too. */
export function fileOf(description: OrganisationDescription): string {
  return JSON.stringify(description, null, 2);
}
