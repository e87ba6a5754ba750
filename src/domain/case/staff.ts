import { isExcluded } from '../concern.js';
import type { Account, PersonId } from '../ids.js';
import { askForReview } from './low-level.js';
import type { StaffMeasure } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused } from './work.js';

export interface ConfirmExclusions {
  readonly verb: 'confirm-exclusions';
  /** Whoever else must not know, with each of their accounts; those who are excluded already stay so. */
  readonly people: readonly { readonly id: PersonId; readonly accounts: readonly Account[] }[];
}

/**
 * The lead says who is excluded. Nobody can be let in again by this: exclusion only grows. A holder who must not know of it
 * any more holds it no more: it goes to whoever said so.
 */
export const confirmExclusions: CaseRule<ConfirmExclusions> = (work, { people }) => {
  const { excluded, holder, grantedTo } = work.concern;
  const added = people.filter(({ id }) => !excluded.people.includes(id));
  const grown = {
    people: [...excluded.people, ...added.map(({ id }) => id)],
    // Of those who were excluded before as well: they may have got another account since.
    accounts: [...new Set([...excluded.accounts, ...people.flatMap(({ accounts }) => accounts)])],
  };
  if (isExcluded(work.by, grown)) return refused(work, { kind: 'not-a-possible-person' });
  const isHolderKept = work.people.some((person) => person.id === holder && isExcluded(person, grown));
  return done({
    ...record(work, { kind: 'exclusions-confirmed', added: added.map(({ id }) => id) }),
    ...((isHolderKept || added.some(({ id }) => id === holder)) && {
      holder: work.by.id,
      grantedTo: [...new Set([...grantedTo, work.by.id])],
    }),
    excluded: grown,
  });
};

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
