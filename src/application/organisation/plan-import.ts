import type { ChainState } from '../../domain/chain-changes.js';
import type { PersonId } from '../../domain/ids.js';
import {
  isSameId,
  type OrganisationDescription,
  SECTIONS,
  type Section,
} from '../../domain/organisation-description.js';
import { type ImportRefusal, type Judged, refusalsOf, sectionOf } from './import-refusals.js';
import type { ImportRequest, KnownPerson, StoredOrganisation } from './organisation-records.js';
import { type AccountMove, emailRefusals, goneOf, leaversOf, movesOf, peopleAfter } from './people-of-import.js';
import { changesBetween, type PlannedChange } from './planned-changes.js';
import { entriesOf } from './section-entries.js';

/** What an import would do, to be shown before it is done. */
export interface ImportPlan {
  /** Of the sections that are looked at: all that are chosen, or all that stand in the file. */
  readonly sections: readonly SectionPlan[];
  /** None where the import may be done. */
  readonly refusals: readonly ImportRefusal[];
  readonly moves: readonly AccountMove[];
  /** Whom the file names, and who left the platforms: they stay away. */
  readonly gone: readonly string[];
}

export interface SectionPlan {
  readonly section: Section;
  readonly changes: readonly (PlannedChange | Return)[];
}

/** Somebody who had left. */
export interface Return {
  readonly kind: 'returned';
  readonly what: string;
}

/**
 * Compares the file with what is stored. The result is what is judged: stored sections with the others in their place. What was
 * wrong before is no reason to refuse, so that it can be put right part by part.
 */
export function planImport(request: ImportRequest, stored: StoredOrganisation, now: Date): ImportPlan {
  const { file, present } = request;
  const sections = lookedAt(request);
  const before = storedDescription(stored);
  const after = resultOf(request, stored);
  const known = stored.people;
  const isWithPeople = sections.includes('people');
  const existing = new Set(refusalsOf(judgedOf(before, stored), now).map(toKey));
  // What is wrong with a section that is written anew has to be put right in it.
  const isExcused = (refusal: ImportRefusal) => {
    const section = sectionOf(refusal);
    return existing.has(toKey(refusal)) && (section === undefined || !sections.includes(section));
  };
  return {
    sections: sections.map((section) => ({
      section,
      changes: section === 'people' ? peopleChanges(request, known, after) : sectionChanges(section, before, after),
    })),
    refusals: [
      ...request.chosen
        .filter((section) => !present.includes(section))
        .map((section): ImportRefusal => ({ kind: 'not-in-file', section })),
      ...(isWithPeople ? emailRefusals({ people: file.people, known }) : []),
      ...refusalsOf(judgedOf(after, stored), now).filter((refusal) => !isExcused(refusal)),
    ],
    moves: isWithPeople ? movesOf({ people: file.people, known }) : [],
    gone: isWithPeople ? goneOf({ people: file.people, known }) : [],
  };
}

export function hasChanges({ sections }: Pick<ImportPlan, 'sections'>): boolean {
  return sections.some(({ changes }) => changes.length > 0);
}

/** The organisation once the import is done. */
export function resultOf(request: ImportRequest, stored: StoredOrganisation): OrganisationDescription {
  const { file } = request;
  const sections = lookedAt(request);
  const people = sections.includes('people') ? peopleAfter({ people: file.people, known: stored.people }) : undefined;
  const chosen = Object.fromEntries(sections.map((section) => [section, file[section]]));
  return { ...storedDescription(stored), ...chosen, ...(people && { people }) };
}

/** What is stored, without those who have left. */
export function storedDescription({ settings, people }: StoredOrganisation): OrganisationDescription {
  return { ...settings, people: people.filter(({ active }) => active).map(({ described }) => described) };
}

/** Who is told of concerns, by the ids that people have here. */
export function chainOf(
  { people, rota }: Pick<OrganisationDescription, 'people' | 'rota'>,
  personId: (fileId: string) => PersonId,
): ChainState {
  return {
    members: people.map(({ id, roles, manager }) => ({
      id: personId(id),
      roles,
      ...(manager !== undefined && { manager: personId(manager) }),
    })),
    rota: {
      from: rota.from,
      handover: rota.handover,
      cover: rota.cover,
      weeks: rota.weeks.map(personId),
      overrides: rota.overrides.map(({ from, to, person }) => ({ from, to, person: personId(person) })),
    },
  };
}

export function lookedAt({ chosen, present }: ImportRequest): readonly Section[] {
  return SECTIONS.filter((section) => present.includes(section) && (chosen.length === 0 || chosen.includes(section)));
}

function sectionChanges(section: Section, before: OrganisationDescription, after: OrganisationDescription) {
  return changesBetween(entriesOf(section, before), entriesOf(section, after));
}

/** Whoever comes back is compared with what is known of them. */
function peopleChanges(
  { file }: ImportRequest,
  known: readonly KnownPerson[],
  after: OrganisationDescription,
): SectionPlan['changes'] {
  const isComing = ({ described }: KnownPerson) => after.people.some(({ id }) => isSameId(id, described.id));
  const leavers = leaversOf({ people: file.people, known });
  const before = known
    .filter((person) => person.active || isComing(person) || leavers.includes(person))
    .map(({ described }) => described);
  const changes = sectionChanges('people', { ...after, people: before }, after);
  const returning = known.filter((person) => !person.active && isComing(person));
  return [
    ...returning.map(({ described: { id, name } }): Return => ({ kind: 'returned', what: `${id} (${name})` })),
    ...changes,
  ];
}

function judgedOf(description: OrganisationDescription, { people: known, booked }: StoredOrganisation): Judged {
  const isIn = ({ described }: KnownPerson) => description.people.some(({ id }) => isSameId(id, described.id));
  return {
    description,
    leavers: known
      .filter((person) => !isIn(person))
      .map(({ described, isGone }) => ({ id: described.id, because: isGone ? 'gone' : 'not-in-file' })),
    booked: booked.flatMap(({ person, from, to }) => {
      const name = known.find(({ id }) => id === person)?.described.id;
      return name === undefined ? [] : [{ person: name, from, to }];
    }),
  };
}

function toKey(refusal: ImportRefusal): string {
  return JSON.stringify(refusal);
}
