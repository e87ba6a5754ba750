import type { PersonId } from '../ids.js';
import type { CaseRule } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface GrantAccess {
  readonly verb: 'grant-access';
  readonly to: PersonId;
  readonly until: Date;
  readonly reason: string;
}

/** One colleague may read this one concern, and add notes to it, until then. Exclusion is no grant's to lift. */
export const grantAccess: CaseRule<GrantAccess> = (work, { to, until, reason }) => {
  if (!work.mayBeTold(to)) return refused(work, { kind: 'not-a-possible-person' });
  if (until <= work.now) return refused(work, { kind: 'in-the-past' });
  return done(record(work, { kind: 'access-granted', to, until, reason }), ...tell(work, to, 'access'));
};
