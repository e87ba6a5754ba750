import { beginsLater, type OverrideFault, overrideFaults } from '../domain/described-rota.js';
import type { OrganisationFile } from './organisation-file-schema.js';

export interface Inconsistency {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** What no single field can show: names that refer to nobody, doubles, times that run backwards, concerns that go nowhere. */
export function inconsistencies(file: OrganisationFile, now: Date): Inconsistency[] {
  return [...doubles(file), ...strangers(file), ...faultyOverrides(file), ...goesNowhere(file, now)];
}

/** Domain reference, section 5: who is told of a concern about somebody who works here, and of any other one. */
function goesNowhere({ organisation, people, rota }: OrganisationFile, now: Date): Inconsistency[] {
  const isToldOfStaff = people.some(({ roles }) => roles.includes('lead') || roles.includes('manager'));
  return [
    ...(isToldOfStaff
      ? []
      : [
          {
            path: ['people'],
            reason: 'give somebody the role lead or manager: a concern about somebody who works here goes to them',
          },
        ]),
    ...(beginsLater(rota.from, organisation.timeZone, now)
      ? [{ path: ['rota', 'from'], reason: 'is in the future, so nobody is on duty until then' }]
      : []),
  ];
}

function doubles({ people, agencies, policies }: OrganisationFile): Inconsistency[] {
  return [
    ...(['id', 'email', 'slack', 'teams'] as const).flatMap((key) => doublesOf('people', people, key)),
    ...doublesOf('agencies', agencies, 'id'),
    ...doublesOf('policies', policies, 'id'),
  ];
}

/** Case makes no difference: two that differ by nothing else would be mistaken for each other. */
function doublesOf<Key extends string>(
  section: string,
  entries: readonly { readonly [key in Key]?: string | undefined }[],
  key: Key,
): Inconsistency[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const value = entry[key]?.toLowerCase();
    if (value === undefined) return [];
    const again = seen.has(value);
    seen.add(value);
    return again ? [{ path: [section, index, key], reason: 'stands here twice' }] : [];
  });
}

function strangers({ people, rota, policies, dbs, training }: OrganisationFile): Inconsistency[] {
  const known = new Set(people.map(({ id }) => id));
  const refer = (name: string | undefined, ...path: PropertyKey[]): Inconsistency[] =>
    name === undefined || known.has(name)
      ? []
      : [{ path, reason: `"${name}" is none of the people: add them to "people", or take the name out` }];
  return [
    ...people.flatMap(({ manager }, index) => refer(manager, 'people', index, 'manager')),
    ...rota.weeks.flatMap((name, index) => refer(name, 'rota', 'weeks', index)),
    ...rota.overrides.flatMap(({ person }, index) => refer(person, 'rota', 'overrides', index, 'person')),
    ...policies.flatMap(({ owner }, index) => refer(owner, 'policies', index, 'owner')),
    ...dbs.flatMap(({ person }, index) => refer(person, 'dbs', index, 'person')),
    ...training.flatMap(({ person }, index) => refer(person, 'training', index, 'person')),
  ];
}

const OVERRIDE_REASONS: Readonly<Record<OverrideFault['fault'], string>> = {
  'ends-before-it-begins': 'ends before it begins',
  'overlaps-one-above': 'overlaps an override above: shorten one of the two, or take one out',
};

function faultyOverrides({ organisation, rota }: OrganisationFile): Inconsistency[] {
  return overrideFaults(rota.overrides, organisation.timeZone).map(({ index, fault }) => ({
    path: ['rota', 'overrides', index, ...(fault === 'ends-before-it-begins' ? ['to'] : [])],
    reason: OVERRIDE_REASONS[fault],
  }));
}
