import type { Concern, Exclusion } from '../concern.js';
import type { ConcernId, Reference } from '../ids.js';
import { openWorkIn } from './closure.js';
import type { CaseRule, Work } from './work.js';
import { done, record, refused, tellReporter } from './work.js';

/** Another concern that whoever names it may read; the caller has made sure of that. */
interface Other {
  readonly concern: ConcernId;
  readonly reference: Reference;
}

/** What a merge writes down on both sides is seen by everybody who may see either. */
interface OtherToMerge extends Other {
  readonly status: Concern['status'];
  readonly excluded: Exclusion;
}

export interface LinkConcern {
  readonly verb: 'link-concern';
  readonly other: Other;
}

export const linkConcern: CaseRule<LinkConcern> = (work, { other }) => {
  if (other.concern === work.concern.id) return refused(work, { kind: 'the-same-concern' });
  if (work.file.links.some(({ concern }) => concern === other.concern)) return refused(work, { kind: 'already-so' });
  return done(record(work, { kind: 'linked', ...other }));
};

export interface MergeInto {
  readonly verb: 'merge-into';
  readonly other: OtherToMerge;
}

/**
 * This one is the duplicate: the other goes on. Its reporter keeps their receipt and follows what goes on. Whoever is kept
 * from one of the two would learn of it from the other, so both have to be kept from the same people first.
 */
export const mergeInto: CaseRule<MergeInto> = (work, { other: { concern, reference, status, excluded } }) => {
  if (concern === work.concern.id) return refused(work, { kind: 'the-same-concern' });
  const isOurDuplicate = work.file.duplicates.some((duplicate) => duplicate.concern === concern);
  if ((status !== 'held' && status !== 'unacknowledged') || isOurDuplicate)
    return refused(work, { kind: 'other-has-ended' });
  if (!areKeptFromTheSame(work, excluded)) return refused(work, { kind: 'kept-from-different-people' });
  const obstacles = openWorkIn(work.file);
  if (obstacles.length > 0) return refused(work, { kind: 'work-still-open', obstacles });
  const merged = { ...record(work, { kind: 'merged-into', concern, reference }), status: 'merged' } as const;
  return done(merged, ...tellReporter(work, 'merged'));
};

export interface TakeDuplicate {
  readonly verb: 'take-duplicate';
  readonly other: Other;
}

/** The other side of a merge; repeating it changes nothing. */
export const takeDuplicate: CaseRule<TakeDuplicate> = (work, { other }) =>
  work.file.duplicates.some(({ concern }) => concern === other.concern)
    ? refused(work, { kind: 'already-so' })
    : done(record(work, { kind: 'merged-from', ...other }));

function areKeptFromTheSame({ concern }: Work, other: Exclusion): boolean {
  return isSameSet(concern.excluded.people, other.people) && isSameSet(concern.excluded.accounts, other.accounts);
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.every((one) => others.includes(one)) && others.every((one) => some.includes(one));
}
