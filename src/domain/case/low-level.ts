import { entryAt } from '../chronology.js';
import { type Concern, isExcluded, isReporter, withEntry } from '../concern.js';
import type { ConcernId, PersonId, Reference } from '../ids.js';
import type { Notice } from '../notice.js';
import { everyIdOf, hasRole, type Person } from '../person.js';
import type { Chain } from '../routing.js';

/** Domain reference, section 5: three about one person in 90 days prompt a review, never a finding. */
const PATTERN = 3;
/** Days of 24 hours, so that a clock change moves nothing. */
const WINDOW_MS = 90 * 86_400_000;

/** What is logged about one person in one concern. */
export interface LoggedIn {
  readonly concern: ConcernId;
  readonly reference: Reference;
  /** Where its work goes on: in itself, unless it is a duplicate. */
  readonly goesOnIn: ConcernId;
  readonly times: readonly Date[];
}

export interface Pattern {
  readonly count: number;
  /** The concerns that count, the newest last; each with its entries of these days alone. */
  readonly concerns: readonly LoggedIn[];
  readonly latest: Date;
}

/** Somebody who would be asked for a review, and what is logged about the same person in other concerns not kept from them. */
export interface SeenBy {
  readonly person: Person;
  readonly elsewhere: readonly LoggedIn[];
}

/** The beginning of the 90 days; that moment counts. */
export function patternSince(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MS);
}

/** A duplicate tells of the same again: of the concerns that go on as one, the one with the most entries counts. */
export function patternIn(logged: readonly LoggedIn[], now: Date): Pattern | undefined {
  const since = patternSince(now);
  const counted = new Map<ConcernId, LoggedIn>();
  for (const each of logged) {
    const recent = { ...each, times: each.times.filter((time) => time >= since) };
    const other = counted.get(each.goesOnIn);
    if (recent.times.length > 0 && isCounted(recent, other)) counted.set(each.goesOnIn, recent);
  }
  const concerns = [...counted.values()].sort((a, b) => latestOf(a) - latestOf(b));
  const count = concerns.reduce((sum, { times }) => sum + times.length, 0);
  if (count < PATTERN) return undefined;
  return { count, concerns, latest: new Date(Math.max(...concerns.map(latestOf))) };
}

function isCounted(one: LoggedIn, other: LoggedIn | undefined): boolean {
  if (other === undefined || one.times.length > other.times.length) return true;
  return one.times.length === other.times.length && one.concern === one.goesOnIn;
}

function latestOf({ times }: LoggedIn): number {
  return Math.max(...times.map((time) => time.getTime()));
}

/** The leads and the holder: whoever works on it and is not kept from it; never the person whom it is about. */
export function isAskedToReview(person: Person, concern: Concern, about: PersonId): boolean {
  if (!person.active || everyIdOf(person).includes(about) || isExcluded(person, concern.excluded)) return false;
  // Nobody works on what they raised themselves.
  return !isReporter(person, concern) && (concern.holder === person.id || hasRole(person, 'lead'));
}

export function reviewersOf(
  concern: Concern,
  about: PersonId,
  { leads }: Chain,
  people: readonly Person[],
): readonly Person[] {
  const holder = people.filter(({ id }) => id === concern.holder);
  const once = new Map([...leads, ...holder].map((person) => [person.id, person]));
  return [...once.values()].filter((person) => isAskedToReview(person, concern, about));
}

/**
 * Asks each of them once who sees three. The entry names whom it asked, because whoever sees fewer must not learn from it
 * that there are more: they are never shown it.
 */
export function askForReview(
  concern: Concern,
  about: PersonId,
  seen: readonly SeenBy[],
  now: Date,
): { readonly concern: Concern; readonly notices: readonly Notice[] } {
  const asked = concern.chronology.flatMap(({ event }) =>
    event.kind === 'low-level-pattern' && event.about === about ? event.to : [],
  );
  const here = loggedIn(concern, about);
  const to = seen
    .filter(({ person }) => !asked.includes(person.id) && isAskedToReview(person, concern, about))
    .filter(({ elsewhere }) => patternIn([...elsewhere, here], now) !== undefined)
    .map(({ person }) => person.id);
  if (to.length === 0) return { concern, notices: [] };
  return {
    concern: withEntry(concern, entryAt(now, 'safeguard', { kind: 'low-level-pattern', about, to })),
    notices: to.map((person) => ({ kind: 'case-news', to: person, about: 'low-level-pattern' })),
  };
}

function loggedIn({ id, reference, chronology }: Concern, about: PersonId): LoggedIn {
  const times = chronology.flatMap(({ event, eventAt }) =>
    event.kind === 'low-level' && event.about === about ? [eventAt] : [],
  );
  return { concern: id, reference, goesOnIn: id, times };
}
