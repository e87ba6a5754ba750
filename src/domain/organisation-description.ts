import type { Platform } from './ids.js';
import type { Agency, ExternalContact, Phones, Setting } from './organisation.js';
import type { Role } from './person.js';

/** The organisation section by section, in the words of its file and with its defaults; checked before it came here. */
export interface OrganisationDescription {
  readonly organisation: DescribedOrganisation;
  readonly people: readonly DescribedPerson[];
  readonly rota: DescribedRota;
  readonly agencies: readonly (Agency & { readonly email?: string | undefined })[];
  /** Durations such as `15m`. */
  readonly clocks: Readonly<Record<string, string>>;
  readonly reminders: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly policies: readonly DescribedPolicy[];
  readonly dbs: readonly DescribedCheck[];
  readonly training: readonly DescribedTraining[];
}

export const SECTIONS = [
  'organisation',
  'people',
  'rota',
  'agencies',
  'clocks',
  'reminders',
  'policies',
  'dbs',
  'training',
] as const satisfies readonly (keyof OrganisationDescription)[];
export type Section = (typeof SECTIONS)[number];

/** Everything but the people, which have records of their own. */
export type DescribedSettings = Omit<OrganisationDescription, 'people'>;

export interface DescribedOrganisation {
  readonly name: string;
  readonly timeZone: string;
  readonly holidays: string;
  readonly workingHours: string;
  readonly phones: Phones;
  readonly externalContact: ExternalContact;
  readonly setting?: readonly Setting[] | undefined;
  readonly anonymousPage?: boolean | undefined;
}

/** People name each other by the ids of the file. */
export interface DescribedPerson {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly roles: readonly Role[];
  readonly slack?: string | undefined;
  readonly teams?: string | undefined;
  readonly prefers?: Platform | undefined;
  readonly manager?: string | undefined;
}

export interface DescribedRota {
  /** A local date. */
  readonly from: string;
  readonly handover: string;
  readonly cover: string;
  readonly weeks: readonly string[];
  readonly overrides: readonly DescribedOverride[];
}

/** From and to are local times. */
export interface DescribedOverride {
  readonly from: string;
  readonly to: string;
  readonly person: string;
}

export interface DescribedPolicy {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly version: string;
  readonly lastReviewed: string;
  readonly reviewEvery: string;
  readonly url?: string | undefined;
}

export interface DescribedCheck {
  readonly person: string;
  readonly level: string;
  readonly workforce: string;
  readonly barredLists: boolean;
  readonly certificate?: string | undefined;
  readonly issued: string;
  readonly updateService: boolean;
  readonly lastChecked?: string | undefined;
}

export interface DescribedTraining {
  readonly person: string;
  readonly course: string;
  readonly completed: string;
}

/** The file takes an id in either case. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
