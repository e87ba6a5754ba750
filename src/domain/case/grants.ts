import type { PersonId } from '../ids.js';
import type { CaseRule } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface GrantAccess {
  readonly verb: 'grant-access';
  readonly to: PersonId;
  readonly until: Date;
  readonly reason: string;
}

/** One colleague may read this one concern, and add notes to it, until then. Exclusion is no grant's to lift. A new one takes the place of an earlier one. */
export const grantAccess: CaseRule<GrantAccess> = (work, { to, until, reason }) => {
  const colleague = work.people.find(({ id }) => id === to);
  // A reporter follows how far it is, and never more.
  if (colleague === undefined || !work.mayBeAsked(colleague)) return refused(work, { kind: 'not-a-possible-person' });
  if (until <= work.now) return refused(work, { kind: 'in-the-past' });
  return done(record(work, { kind: 'access-granted', to, until, reason }), ...tell(work, to, 'access'));
};
