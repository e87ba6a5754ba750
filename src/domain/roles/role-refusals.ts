import { hasRole, type Person } from '../person.js';
import { type GivenRole, isOpen, type RoleAsk, type WantedChange } from './role-book.js';
import type { AskRoleChange, RoleContext } from './role-context.js';
import { areLeadAndManager, isSamePerson, mayDecideRoles } from './two-people.js';

/** How an ask ended. */
export type NoAnswer = Exclude<RoleAsk['state'], 'open'>;

export type RoleRefusal =
  | { readonly kind: 'not-theirs-to-do' | 'own-role' | 'not-here' | 'no-such-ask' | 'nobody-to-approve' | 'own-ask' }
  | { readonly kind: 'has-it-already' | 'has-it-not' | 'asked-already' | 'asker-decides-no-more' | 'not-in-file' }
  /** A lead and a manager there must be. */
  | { readonly kind: 'last-of-role'; readonly role: GivenRole }
  | { readonly kind: 'already-answered'; readonly state: NoAnswer };

/** Without these nobody decides about concerns about staff, nor about roles. */
const NEEDED: readonly GivenRole[] = ['lead', 'manager'];

/** Why that can't be asked by that person as things are now. */
export function whyNotWanted(
  { people }: Pick<RoleContext, 'people'>,
  asker: Person,
  { person, wanted }: Pick<AskRoleChange, 'person' | 'wanted'>,
): RoleRefusal | undefined {
  if (!mayDecideRoles(asker)) return { kind: 'not-theirs-to-do' };
  const about = people.find(({ id }) => id === person);
  if (about === undefined || !about.active) return { kind: 'not-here' };
  if (isSamePerson(about, asker)) return { kind: 'own-role' };
  // Whoever is not in it is in no plan of an import, which has to see the last of a role.
  if (!about.inOrganisationFile) return { kind: 'not-in-file' };
  const wrong = hasItAlready(about, wanted);
  if (wrong !== undefined) return wrong;
  const last = losing(about, wanted).find(
    (role) => !people.some((one) => one.active && !isSamePerson(one, about) && hasRole(one, role)),
  );
  return last && { kind: 'last-of-role', role: last };
}

/** Why that person can't approve or refuse it. */
export function whyNotAnswered(
  { by, people, now }: Pick<RoleContext, 'by' | 'people' | 'now'>,
  ask: RoleAsk | undefined,
): RoleRefusal | undefined {
  if (!mayDecideRoles(by)) return { kind: 'not-theirs-to-do' };
  if (ask === undefined) return { kind: 'no-such-ask' };
  const [asker, about] = [ask.by, ask.person].map((id) => people.find((one) => one.id === id));
  if (ask.by === by.id || (asker && isSamePerson(asker, by))) return { kind: 'own-ask' };
  if (ask.person === by.id || (about && isSamePerson(about, by))) return { kind: 'own-role' };
  const closed = whyNotOpen(ask, now);
  if (closed !== undefined) return closed;
  // Of one whose asker decides no more there is nothing left to approve: anybody who decides may end it.
  const isOver = asker === undefined || !mayDecideRoles(asker);
  return isOver || areLeadAndManager(asker, by) ? undefined : { kind: 'not-theirs-to-do' };
}

export function whyNotOpen(ask: RoleAsk | undefined, now: Date): RoleRefusal | undefined {
  if (ask === undefined) return { kind: 'no-such-ask' };
  if (isOpen(ask, now)) return undefined;
  return { kind: 'already-answered', state: ask.state === 'open' ? 'expired' : ask.state };
}

function hasItAlready(about: Person, wanted: WantedChange): RoleRefusal | undefined {
  if (wanted.change === 'leave') return undefined;
  const has = hasRole(about, wanted.role);
  if (wanted.change === 'give') return has ? { kind: 'has-it-already' } : undefined;
  return has ? undefined : { kind: 'has-it-not' };
}

/** Roles that somebody else has to have, of those that they would lose. */
function losing(about: Person, wanted: WantedChange): readonly GivenRole[] {
  switch (wanted.change) {
    case 'give':
      return [];
    case 'take':
      return NEEDED.filter((role) => role === wanted.role);
    case 'leave':
      return NEEDED.filter((role) => hasRole(about, role));
  }
}
