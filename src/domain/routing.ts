import { type Concern, type Exclusion, isExcluded, isReporter, type RoutedAs, type RouteKind } from './concern.js';
import type { Account, PersonId } from './ids.js';
import type { Person } from './person.js';
import type { Report } from './report.js';
import type { Reporter } from './reporter.js';

/** Everybody who could be told, as the rota and the roles name them now. Active people only. */
export interface Chain {
  readonly duty?: Person | undefined;
  readonly deputy?: Person | undefined;
  readonly leads: readonly Person[];
  readonly managers: readonly Person[];
}

export interface Recipient {
  readonly person: Person;
  readonly as: RoutedAs;
}

/** The step of a route at which somebody is told. */
export interface Reached {
  readonly rung: number;
  readonly recipients: readonly Recipient[];
}

/** "Yes" and "not sure" both go to the lead: only a plain "no" goes to the duty person (domain reference, section 5). */
export function routeOf(report: Pick<Report, 'responsible'>): RouteKind {
  return report.responsible === 'no' ? 'duty' : 'lead';
}

/** The last step of the lead's route. */
export const LEAD_ROUTE_EVERYONE = 2;

/**
 * The steps of a route, in the order in which they are told.
 *
 * - duty: the duty person, the deputy, leads and managers
 * - lead: all leads, managers, everyone
 */
function rungsOf(route: RouteKind, chain: Chain): readonly (readonly Recipient[])[] {
  const duty = recipients('duty', chain.duty);
  const deputy = recipients('deputy', chain.deputy);
  const leads = recipients('lead', ...chain.leads);
  const managers = recipients('manager', ...chain.managers);
  return route === 'duty'
    ? [duty, deputy, [...leads, ...managers]]
    : [leads, managers, [...duty, ...deputy, ...leads, ...managers]];
}

function recipients(as: RoutedAs, ...people: readonly (Person | undefined)[]): Recipient[] {
  return people.filter((person) => person !== undefined).map((person) => ({ person, as }));
}

/** Everyone in the chain once, in the order of the duty route, each in the part that lets them see most. */
export function everyone(chain: Chain): readonly Recipient[] {
  return onlyFirst(rungsOf('duty', chain).flat());
}

function onlyFirst(list: readonly Recipient[]): readonly Recipient[] {
  return list.filter((entry, index) => list.findIndex((other) => other.person.id === entry.person.id) === index);
}

/** Who must never be told: excluded people, and the reporter, since nobody acknowledges their own concern. */
export interface Barred {
  readonly reporter: Reporter;
  /** Accounts outlive person ids: somebody may be met in chat first and be found in the organisation file later. */
  readonly reporterAccounts: readonly Account[];
  readonly excluded: Exclusion;
}

function isBarred(person: Person, barred: Barred): boolean {
  return isExcluded(person, barred.excluded) || isReporter(person, barred);
}

/** The first step at or after `fromRung` that has somebody who may be told and is not in `alreadyTold`. */
export function reachFrom(
  fromRung: number,
  route: RouteKind,
  chain: Chain,
  barred: Barred,
  alreadyTold: ReadonlySet<PersonId> = new Set(),
): Reached | undefined {
  const rungs = rungsOf(route, chain);
  for (let rung = fromRung; rung < rungs.length; rung += 1) {
    // Earlier steps too: whoever the rota names since then was not there to be told.
    const reachable = onlyFirst(rungs.slice(0, rung + 1).flat()).filter(
      ({ person }) => !isBarred(person, barred) && !alreadyTold.has(person.id),
    );
    if (reachable.length > 0) return { rung, recipients: reachable };
  }
  return undefined;
}

/** Whom a new concern goes to at once; undefined when everybody here is barred. */
export function firstRecipients(route: RouteKind, chain: Chain, barred: Barred): FirstReach | undefined {
  const reached = reachFrom(0, route, chain, barred);
  if (reached === undefined) return undefined;
  const second = needsSecondReader(route, chain, barred) ? secondReader(chain, barred, reached) : undefined;
  return { ...reached, ...(second && { second }) };
}

export interface FirstReach extends Reached {
  readonly second?: Recipient | undefined;
}

/** The deputy raised it: the duty person alone would leave no second pair of eyes. When the duty person raised it, the deputy is that pair. */
function needsSecondReader(route: RouteKind, { duty, deputy }: Chain, barred: Barred): boolean {
  const raisedIt = (person: Person | undefined) => person !== undefined && isReporter(person, barred);
  return route === 'duty' && raisedIt(deputy) && !raisedIt(duty);
}

function secondReader(chain: Chain, barred: Barred, first: Reached): Recipient | undefined {
  const told = new Set(first.recipients.map(({ person }) => person.id));
  return everyone(chain).find(({ person }) => !isBarred(person, barred) && !told.has(person.id));
}

/** Everyone in the chain who may be told; used when all steps have been told and nobody took it. */
export function everyoneAllowed(chain: Chain, barred: Barred): readonly Recipient[] {
  return everyone(chain).filter(({ person }) => !isBarred(person, barred));
}

export function barredFrom({ reporter, reporterAccounts, excluded }: Concern): Barred {
  return { reporter, reporterAccounts, excluded };
}

/**
 * Which number rings somebody who may know of this concern: the duty phone only where an ordinary concern could go to
 * whoever is on duty now, because it is theirs to answer.
 */
export function phoneOf(route: RouteKind, chain: Chain, barred: Barred): 'duty' | 'alternate' {
  const mayRingDuty = route === 'duty' && chain.duty !== undefined && !isBarred(chain.duty, barred);
  return mayRingDuty ? 'duty' : 'alternate';
}
