import type { Chased } from './case/chased.js';
import type { ChronologyEntry } from './chronology.js';
import type { Account, ConcernId, FormToken, PersonId, Reference } from './ids.js';
import type { Notice } from './notice.js';
import { accountsOrUnknown, everyIdOf, type Person } from './person.js';
import type { Report } from './report.js';
import type { Reporter } from './reporter.js';

/**
 * - unacknowledged: somebody was told and nobody has taken it yet
 * - held: the holder owns it
 * - nobody-told: everybody here is excluded, and the reporter has to ring the external contact
 * - closed, withdrawn: it has ended, and may be reopened
 * - merged: a duplicate, whose work goes on in another concern
 */
export type ConcernStatus = 'unacknowledged' | 'held' | 'nobody-told' | 'closed' | 'withdrawn' | 'merged';

/** `duty` unless someone who works or volunteers here may be responsible; then `lead` (domain reference, section 5). */
export type RouteKind = 'duty' | 'lead';

/** In which part somebody was told; a manager must take a concern before reading it. */
export type RoutedAs = 'duty' | 'deputy' | 'lead' | 'manager';

export interface RoutedPerson {
  readonly person: PersonId;
  readonly as: RoutedAs;
  readonly rung: number;
  readonly at: Date;
  readonly declinedAt?: Date | undefined;
  /** No message could be delivered to them at all. */
  readonly unreachableAt?: Date | undefined;
}

export interface Escalation {
  /** The step of the route that was told last. */
  readonly rung: number;
  /** How many clocks have run out. */
  readonly missed: number;
  readonly nextAt: Date;
}

export interface Exclusion {
  readonly people: readonly PersonId[];
  readonly accounts: readonly Account[];
}

export interface Concern {
  readonly id: ConcernId;
  readonly reference: Reference;
  readonly formToken: FormToken;
  readonly status: ConcernStatus;
  readonly urgent: boolean;
  readonly receivedAt: Date;
  readonly reporter: Reporter;
  readonly reporterAccounts: readonly Account[];
  readonly report: Report;
  readonly route: RouteKind;
  readonly excluded: Exclusion;
  readonly routed: readonly RoutedPerson[];
  readonly escalation?: Escalation | undefined;
  readonly holder?: PersonId | undefined;
  readonly acknowledgedAt?: Date | undefined;
  /** Whoever took it, now or earlier. */
  readonly grantedTo: readonly PersonId[];
  /** When the next clock of the case runs out; until somebody takes it, when its first target did or does, whoever is asked since. */
  readonly dueAt?: Date | undefined;
  /** When somebody is told next because time passed. */
  readonly chaseAt?: Date | undefined;
  readonly chased?: Chased | undefined;
  readonly externalCallConfirmedAt?: Date | undefined;
  /** Of a drill: it goes the way of every concern, and counts nowhere. */
  readonly practice?: true | undefined;
  readonly chronology: readonly ChronologyEntry[];
}

/** What a verb makes of a concern: the next state, whom to tell, and what the caller answers. */
export interface Change<Outcome> {
  readonly concern: Concern;
  readonly notices: readonly Notice[];
  readonly outcome: Outcome;
}

/** Nothing changes and nobody is told. */
export function unchanged<Outcome>(concern: Concern, outcome: Outcome): Change<Outcome> {
  return { concern, notices: [], outcome };
}

export function withEntry(concern: Concern, ...entries: readonly ChronologyEntry[]): Concern {
  return { ...concern, chronology: [...concern.chronology, ...entries] };
}

/**
 * Exclusion comes before every other rule, and holds for the person, under each id that they ever had, and for each of their
 * platform accounts, whatever their role now or later (domain reference, section 5).
 */
export function isExcluded(person: Pick<Person, 'id' | 'accounts' | 'formerIds'>, exclusion: Exclusion): boolean {
  return (
    everyIdOf(person).some((id) => exclusion.people.includes(id)) ||
    accountsOrUnknown(person).some((account) => exclusion.accounts.includes(account))
  );
}

/** By their id, and by each account that they had when they raised it. Nobody is the reporter of an anonymous one. */
export function isReporter(
  person: Pick<Person, 'id' | 'accounts'>,
  raised: Pick<Concern, 'reporter' | 'reporterAccounts'>,
): boolean {
  return person.id === raised.reporter || person.accounts.some((account) => raised.reporterAccounts.includes(account));
}

export function routedEntry(concern: Concern, person: PersonId): RoutedPerson | undefined {
  return concern.routed.find((entry) => entry.person === person);
}
