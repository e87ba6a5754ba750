import { type Concern, type Exclusion, isExcluded, isReporter, unchanged } from '../concern.js';
import type { Account, PersonId } from '../ids.js';
import { everyone } from '../routing.js';
import { askForReview } from './low-level.js';
import type { StaffMeasure } from './vocabulary.js';
import type { CaseRule, Work } from './work.js';
import { done, record, refused } from './work.js';

export interface ConfirmExclusions {
  readonly verb: 'confirm-exclusions';
  /** Whoever else must not know, with each of their accounts; those who are excluded already stay so. */
  readonly people: readonly { readonly id: PersonId; readonly accounts: readonly Account[] }[];
}

type Kept = ConfirmExclusions['people'];

/** The lead says who is excluded. Nobody can be let in again by this: exclusion only grows. */
export const confirmExclusions: CaseRule<ConfirmExclusions> = (work, { people }) =>
  isExcluded(work.by, grownBy(work.concern.excluded, people))
    ? refused(work, { kind: 'not-a-possible-person' })
    : done(keptFrom(work, people));

/**
 * The same for a duplicate, and for the concern in which it goes on: each holds what the other does. Whatever the author may do
 * with that one, and once for each form.
 */
export const keepFromToo: CaseRule<ConfirmExclusions> = (work, { people }) =>
  work.concern.chronology.some(({ token, event }) => token === work.token && event.kind === 'exclusions-confirmed')
    ? unchanged(work.concern, { kind: 'done' })
    : done(keptFrom(work, people));

/**
 * A holder who must not know of it any more holds it no more: it goes to whoever said so, or to the next in the chain who may
 * know of it.
 */
function keptFrom(work: Work, people: Kept): Concern {
  const { excluded, holder, grantedTo } = work.concern;
  const grown = grownBy(excluded, people);
  const added = people.map(({ id }) => id).filter((id) => !excluded.people.includes(id));
  const isHolderKept = work.people.some((person) => person.id === holder && isExcluded(person, grown));
  const [next] = [work.by, ...everyone(work.chain).map(({ person }) => person)].filter(
    (person) => person.active && !isExcluded(person, grown) && !isReporter(person, work.concern),
  );
  return {
    ...record(work, { kind: 'exclusions-confirmed', added }),
    ...((isHolderKept || added.some((id) => id === holder)) &&
      next && { holder: next.id, grantedTo: [...new Set([...grantedTo, next.id])] }),
    excluded: grown,
  };
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
  done(record(work, { kind: 'staff-measure', measure }, { source: 'opinion' }));

export interface LogLowLevel {
  readonly verb: 'log-low-level';
  readonly about: PersonId;
  readonly text: string;
}

/** With its third entry about one person in 90 days the review is asked for, in the same write. */
export const logLowLevel: CaseRule<LogLowLevel> = (work, { about, text }) => {
  if (!work.concern.report.subjects.includes(about)) return refused(work, { kind: 'not-a-possible-person' });
  const logged = record(work, { kind: 'low-level', about, text });
  const { concern, notices } = askForReview(logged, about, work.lowLevelSeen ?? [], work.now);
  return done(concern, ...notices);
};
