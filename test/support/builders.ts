import { DateTime } from 'luxon';
import type { Concern, RoutedAs, RoutedPerson } from '../../src/domain/concern.js';
import { accountOn, asConcernId, asFormToken, asPersonId, asReference, type PersonId } from '../../src/domain/ids.js';
import type { Organisation } from '../../src/domain/organisation.js';
import type { Person } from '../../src/domain/person.js';
import type { NewConcern } from '../../src/domain/raising.js';
import type { Report } from '../../src/domain/report.js';
import type { Rota } from '../../src/domain/rota.js';
import type { Chain } from '../../src/domain/routing.js';
import { parseWeeklyHours, type WeeklyHours } from '../../src/domain/weekly-hours.js';

/** Small, valid, and about nobody: a test says only what matters to it. */

export const LONDON = 'Europe/London';

/** The instant at which a clock on the wall shows that; London unless said otherwise. */
export function at(local: string, zone = LONDON): Date {
  return DateTime.fromISO(local, { zone }).toJSDate();
}

export function minutesAfter(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000);
}

/** A Monday afternoon in the working week; what `aConcern` was received at. */
export const RECEIVED = at('2026-11-23T14:05');

export const id = asPersonId;

/** `aPerson('priya')` is called Priya and has the Slack account UPRIYA. */
export function aPerson(name: string, overrides: Partial<Person> = {}): Person {
  return {
    id: id(name),
    name: name.charAt(0).toUpperCase() + name.slice(1),
    accounts: [accountOn('slack', `U${name.toUpperCase()}`)],
    roles: ['staff'],
    active: true,
    inOrganisationFile: true,
    ...overrides,
  };
}

export const AMARA = aPerson('amara');
export const PRIYA = aPerson('priya', { roles: ['staff', 'duty'] });
export const SAM = aPerson('sam', { roles: ['staff', 'duty'] });
export const LEILA = aPerson('leila', { roles: ['staff', 'lead'] });
export const LARS = aPerson('lars', { roles: ['staff', 'lead'] });
export const FIONA = aPerson('fiona', { roles: ['staff', 'manager'] });

/** Priya is on duty, Sam is her deputy, Leila and Lars are the leads, Fiona is the manager. */
export function aChain(overrides: Partial<Chain> = {}): Chain {
  return { duty: PRIYA, deputy: SAM, leads: [LEILA, LARS], managers: [FIONA], ...overrides };
}

export function hours(text: string): WeeklyHours {
  const parsed = parseWeeklyHours(text);
  if (parsed === undefined) throw new Error(`no hours: ${text}`);
  return parsed;
}

export function aRota(overrides: Partial<Rota> = {}): Rota {
  return {
    from: '2026-01-05',
    zone: LONDON,
    handoverWeekday: 1,
    handoverMinute: 9 * 60,
    cover: 'always',
    weeks: [PRIYA.id, SAM.id],
    overrides: [],
    ...overrides,
  };
}

export function anOrganisation(overrides: Partial<Organisation> = {}): Organisation {
  return {
    name: 'Care Mastery',
    zone: LONDON,
    phones: {
      emergency: '999',
      duty: '+44 20 7946 0100',
      alternate: '+44 20 7946 0101',
      crisis: '+44 20 7946 0300',
    },
    externalContact: { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' },
    rota: aRota(),
    acknowledge: { urgent: { amount: 15, unit: 'm' }, standard: { amount: 60, unit: 'm' } },
    clocks: {
      triageUrgent: { amount: 1, unit: 'h' },
      triage: { amount: 4, unit: 'wh' },
      referral: { amount: 1, unit: 'wd' },
      agencyDecision: { amount: 2, unit: 'wd' },
      reporterFeedback: { amount: 2, unit: 'wd' },
      reviewHigh: { amount: 7, unit: 'd' },
      reviewOther: { amount: 28, unit: 'd' },
    },
    calendar: { hours: hours('Mon-Fri 09:00-17:00'), zone: LONDON, isHoliday: (day) => day === '2026-12-25' },
    reminders: {
      person: [90, 60, 30, 14, 7, 0],
      manager: [30, 7, 0],
      overdueEvery: 7,
      dailyAt: '08:00',
      digestAt: { weekday: 1, time: '09:00' },
      quiet: { from: '19:00', to: '07:30' },
    },
    agencies: [
      {
        id: 'asc',
        kind: 'adult-social-care',
        area: 'Example Borough',
        name: 'Adult Social Care',
        phone: '+44 20 7946 0500',
      },
    ],
    policies: [],
    ...overrides,
  };
}

/** Nobody in danger, nobody here responsible: a standard concern on the duty route. */
export function aReport(overrides: Partial<Report> = {}): Report {
  return {
    danger: 'no',
    atRisk: 'client',
    responsible: 'no',
    subjects: [],
    subjectNotListed: false,
    subjectNotSaid: false,
    whatHappened: 'Words of the reporter',
    hiddenFrom: [],
    identity: 'named',
    detail: {},
    ...overrides,
  };
}

export function excluding(...people: readonly Person[]): Concern['excluded'] {
  return { people: people.map((person) => person.id), accounts: people.flatMap(({ accounts }) => accounts) };
}

/** By person id and by every account, as the form makes it. */
export function reportedBy(person: Person): Pick<NewConcern, 'reporter' | 'reporterAccounts'> {
  return { reporter: person.id, reporterAccounts: person.accounts };
}

/** What a form makes before it is routed; raised by Amara. */
export function aNewConcern(overrides: Partial<NewConcern> = {}): NewConcern {
  return {
    id: asConcernId('c-1'),
    reference: asReference('SG-7K3QM2'),
    formToken: asFormToken('token-1'),
    ...reportedBy(AMARA),
    report: aReport(),
    excluded: excluding(),
    ...overrides,
  };
}

export function told(person: Person, as: RoutedAs, overrides: Partial<RoutedPerson> = {}): RoutedPerson {
  return { person: person.id, as, rung: 0, at: RECEIVED, ...overrides };
}

/** A standard concern that went to Priya, who is on duty, and that nobody has taken yet. */
export function aConcern(overrides: Partial<Concern> = {}): Concern {
  return {
    ...aNewConcern(),
    status: 'unacknowledged',
    urgent: false,
    receivedAt: RECEIVED,
    route: 'duty',
    routed: [told(PRIYA, 'duty')],
    escalation: { rung: 0, missed: 0, nextAt: minutesAfter(RECEIVED, 60) },
    grantedTo: [],
    chronology: [],
    ...overrides,
  };
}

export function idsOf(people: readonly Person[]): PersonId[] {
  return people.map((person) => person.id);
}
