import { beginsLater, overrideFaults } from '../../domain/described-rota.js';
import { isSameId, type OrganisationDescription, type Section } from '../../domain/organisation-description.js';

/** Why an import is refused: what it would make of the organisation, sections that it leaves alone included. */
export type ImportRefusal =
  | { readonly kind: 'not-in-file'; readonly section: Section }
  | {
      readonly kind: 'not-here';
      readonly section: NamingSection;
      readonly person: string;
      readonly because: NotHere;
    }
  | { readonly kind: 'on-duty-by-chat'; readonly person: string; readonly from: Date; readonly to: Date }
  | { readonly kind: 'rota-names-nobody' }
  | { readonly kind: 'rota-begins-later'; readonly from: string }
  | {
      readonly kind: 'override-ends-before-it-begins' | 'override-overlaps';
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'nobody-for-concerns-about-staff' | 'no-manager' }
  | { readonly kind: 'one-person-alone'; readonly person: string }
  | { readonly kind: 'email-of-another-id'; readonly id: string; readonly other: string };

/** Sections that name people of the section `people`. */
export type NamingSection = 'rota' | 'policies' | 'dbs' | 'training';

/** Never known; known, and not in the file any more; or gone from the platforms, whatever the file says. */
export type NotHere = 'unknown' | 'not-in-file' | 'gone';

/** The organisation as it is, or as it would be. */
export interface Judged {
  readonly description: OrganisationDescription;
  /** People who are known and not in it. */
  readonly leavers: readonly { readonly id: string; readonly because: NotHere }[];
  /** Whom people in chat have put on duty. */
  readonly booked: readonly { readonly person: string; readonly from: Date; readonly to: Date }[];
}

/** Everything about the organisation that an import may not bring about. */
export function refusalsOf(judged: Judged, now: Date): readonly ImportRefusal[] {
  return [
    ...strangers(judged),
    ...bookedStrangers(judged, now),
    ...rotaFaults(judged.description, now),
    ...chainFaults(judged.description),
  ];
}

/** The section whose own fault it is, if it is one's; the other faults are of what sections are together. */
export function sectionOf(refusal: ImportRefusal): Section | undefined {
  switch (refusal.kind) {
    case 'not-here':
      return refusal.section;
    case 'rota-names-nobody':
    case 'rota-begins-later':
    case 'override-ends-before-it-begins':
    case 'override-overlaps':
      return 'rota';
    default:
      return undefined;
  }
}

/** A rota and the owner of a policy need somebody who is here; a check and a course may be of somebody who was. */
function strangers({
  description: { people, rota, policies, dbs, training },
  leavers,
}: Judged): readonly ImportRefusal[] {
  const isHere = (name: string) => people.some(({ id }) => isSameId(id, name));
  const leaver = (name: string) => leavers.find(({ id }) => isSameId(id, name));
  const missing = (section: NamingSection, names: readonly string[]): readonly ImportRefusal[] =>
    [...new Set(names)]
      .filter((name) => !isHere(name))
      .map((person) => ({ kind: 'not-here', section, person, because: leaver(person)?.because ?? 'unknown' }));
  const unknown = (section: NamingSection, names: readonly string[]) =>
    missing(
      section,
      names.filter((name) => leaver(name) === undefined),
    );
  return [
    ...missing('rota', [...rota.weeks, ...rota.overrides.map(({ person }) => person)]),
    ...missing(
      'policies',
      policies.map(({ owner }) => owner),
    ),
    ...unknown(
      'dbs',
      dbs.map(({ person }) => person),
    ),
    ...unknown(
      'training',
      training.map(({ person }) => person),
    ),
  ];
}

/** Whoever leaves would be on duty all the same, by what was decided in chat. */
function bookedStrangers({ description: { people }, booked }: Judged, now: Date): readonly ImportRefusal[] {
  return booked
    .filter(({ person, to }) => to > now && !people.some(({ id }) => isSameId(id, person)))
    .map(({ person, from, to }) => ({ kind: 'on-duty-by-chat', person, from, to }));
}

function rotaFaults({ organisation, rota }: OrganisationDescription, now: Date): readonly ImportRefusal[] {
  const faults = overrideFaults(rota.overrides, organisation.timeZone).map(({ index, fault }): ImportRefusal => {
    const { from = '', to = '' } = rota.overrides[index] ?? {};
    const kind = fault === 'overlaps-one-above' ? 'override-overlaps' : 'override-ends-before-it-begins';
    return { kind, from, to };
  });
  return [
    ...(rota.weeks.length === 0 ? [{ kind: 'rota-names-nobody' } as const] : []),
    ...(beginsLater(rota.from, organisation.timeZone, now)
      ? [{ kind: 'rota-begins-later', from: rota.from } as const]
      : []),
    ...faults,
  ];
}

/** Domain reference, section 5: whom a concern goes to, whoever of the chain it is about. */
function chainFaults({ people, rota }: OrganisationDescription): readonly ImportRefusal[] {
  const managers = people.filter(({ roles }) => roles.includes('manager'));
  const leads = people.filter(({ roles }) => roles.includes('lead'));
  const onRota = people.filter(({ id }) => rota.weeks.some((name) => isSameId(name, id)));
  const chain = new Set([...onRota, ...leads, ...managers].map(({ id }) => id));
  const [person = ''] = chain;
  return [
    ...(managers.length === 0 ? [{ kind: 'no-manager' } as const] : []),
    ...(managers.length === 0 && leads.length === 0 ? [{ kind: 'nobody-for-concerns-about-staff' } as const] : []),
    ...(chain.size === 1 ? [{ kind: 'one-person-alone', person } as const] : []),
  ];
}
