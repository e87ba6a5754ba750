import { type Change, type Concern, type Exclusion, isExcluded, isReporter, unchanged } from '../concern.js';
import type { Account, PersonId } from '../ids.js';
import type { Person } from '../person.js';
import { everyone } from '../routing.js';
import { possibleSubjects } from './about-staff.js';
import { askForReview } from './low-level.js';
import type { StaffMeasure } from './vocabulary.js';
import type { CaseOutcome, CaseRule, Work } from './work.js';
import { done, record, refused, tell, tellLeads, workOf } from './work.js';

export interface ConfirmExclusions {
  readonly verb: 'confirm-exclusions';
  /** Whoever else must not know, with each of their accounts; those who are excluded already stay so. */
  readonly people: readonly { readonly id: PersonId; readonly accounts: readonly Account[] }[];
}

type Kept = ConfirmExclusions['people'];

/**
 * The lead says who is excluded. Nobody can be let in again by this: exclusion only grows. Whoever holds the concern may say it
 * too, because it may be the lead whom they find to be responsible; another lead hears of it.
 */
export const confirmExclusions: CaseRule<ConfirmExclusions> = (work, { people }) =>
  isExcluded(work.by, grownBy(work.concern.excluded, people))
    ? refused(work, { kind: 'not-a-possible-person' })
    : keepFrom(work, people);

/**
 * The same for a duplicate, and for the concern in which it goes on: each holds what the other does. Whatever the author may do
 * with that one, and once for each form.
 */
export const keepFromToo: CaseRule<ConfirmExclusions> = (work, { people }) =>
  work.concern.chronology.some(({ token, event }) => token === work.token && event.kind === 'exclusions-confirmed')
    ? unchanged(work.concern, { kind: 'done' })
    : keepFrom(work, people);

function keepFrom(work: Work, people: Kept): Change<CaseOutcome> {
  const { excluded, grantedTo } = work.concern;
  const grown = grownBy(excluded, people);
  const added = people.map(({ id }) => id).filter((id) => !excluded.people.includes(id));
  const next = nextHolder(work, grown);
  const kept = {
    ...record(work, { kind: 'exclusions-confirmed', added, ...(next && { movedTo: next.id }) }),
    ...(next && { holder: next.id, grantedTo: [...new Set([...grantedTo, next.id])] }),
    excluded: grown,
  };
  const left = work.file.actions.filter(({ state, owner }) => state === 'open' && added.includes(owner));
  // What they had to do is the holder's now: nobody would ask them for it any more.
  const owner = kept.holder ?? work.by.id;
  const concern = left.reduce(
    (before: Concern, { id, due }) =>
      record({ ...work, concern: before }, { kind: 'action-reassigned', action: id, owner, due }),
    kept,
  );
  const after = workOf(concern, work.file, work.by, work);
  return done(
    concern,
    ...(next ? tell(after, next.id, 'given') : []),
    ...left.flatMap(({ id }) => tell(after, owner, 'action', id)),
    ...(added.length > 0 ? tellLeads(after, 'exclusions').filter(({ to }) => to !== next?.id) : []),
  );
}

/**
 * A holder who must not know of it any more holds it no more: it goes to whoever said so, or to the next in the chain who may
 * know of it. Undefined where it stays.
 */
function nextHolder({ concern, people, by, chain }: Work, grown: Exclusion): Person | undefined {
  const { holder } = concern;
  if (holder === undefined) return undefined;
  const isKept =
    grown.people.includes(holder) || people.some((person) => person.id === holder && isExcluded(person, grown));
  if (!isKept) return undefined;
  return [by, ...everyone(chain).map(({ person }) => person)].find(
    (person) => person.active && !isExcluded(person, grown) && !isReporter(person, concern),
  );
}

function grownBy(excluded: Exclusion, people: Kept): Exclusion {
  return {
    people: [...new Set([...excluded.people, ...people.map(({ id }) => id)])],
    // Of those who were excluded before as well: they may have got another account since.
    accounts: [...new Set([...excluded.accounts, ...people.flatMap(({ accounts }) => accounts)])],
  };
}

export interface RecordStaffMeasure {
  readonly verb: 'record-staff-measure';
  readonly measure: StaffMeasure;
}

export const recordStaffMeasure: CaseRule<RecordStaffMeasure> = (work, { measure }) =>
  measure.about !== undefined && !possibleSubjects(work.concern).includes(measure.about)
    ? refused(work, { kind: 'not-a-possible-person' })
    : done(record(work, { kind: 'staff-measure', measure }, { source: 'opinion' }));

export interface LogLowLevel {
  readonly verb: 'log-low-level';
  readonly about: PersonId;
  readonly text: string;
}

/** With its third entry about one person in 90 days the review is asked for, in the same write. */
export const logLowLevel: CaseRule<LogLowLevel> = (work, { about, text }) => {
  if (!possibleSubjects(work.concern).includes(about)) return refused(work, { kind: 'not-a-possible-person' });
  const logged = record(work, { kind: 'low-level', about, text });
  const { concern, notices } = askForReview(logged, about, work.lowLevelSeen ?? [], work.now);
  return done(concern, ...notices);
};
