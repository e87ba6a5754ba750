import type { ChainChanges } from '../chain-changes.js';
import type { FormToken, ItemId, PersonId } from '../ids.js';
import type { Person, Role } from '../person.js';

/** Everybody is staff; these are given and taken. */
export const GIVEN_ROLES = ['duty', 'lead', 'manager', 'administrator'] as const satisfies readonly Role[];
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** One person asks for a change, and another one has to approve it. */
export interface RoleAsk {
  readonly id: ItemId;
  readonly person: PersonId;
  readonly role: GivenRole;
  readonly change: 'give' | 'take';
  readonly by: PersonId;
  readonly at: Date;
  /** Of the form that was sent: the same form asks once. */
  readonly token: FormToken;
  readonly state:
    | 'open'
    | 'approved'
    | 'refused'
    | 'withdrawn'
    /** It made no sense any more when it was to be approved. */
    | 'outdated';
  readonly answeredBy?: PersonId | undefined;
  readonly answeredAt?: Date | undefined;
  /** Whether the person has it, or has lost it: a write of its own, which follows. */
  readonly isApplied?: boolean | undefined;
}

/** A change of roles or of the rota that was made by the organisation file. */
export interface ChangeByFile {
  readonly id: ItemId;
  readonly at: Date;
  readonly changes: ChainChanges;
}

export interface RoleBook {
  /** The newest last. */
  readonly asks: readonly RoleAsk[];
  readonly byFile: readonly ChangeByFile[];
}

export const NO_ROLE_CHANGES: RoleBook = { asks: [], byFile: [] };

const ASKS_KEPT = 300;
const FILES_KEPT = 50;

export function tidied({ asks, byFile }: RoleBook): RoleBook {
  return { asks: asks.slice(-ASKS_KEPT), byFile: byFile.slice(-FILES_KEPT) };
}

/** The roles of somebody, with what was approved and is not written down with them yet. */
export function rolesWith({ asks }: RoleBook, { id, roles }: Pick<Person, 'id' | 'roles'>): readonly Role[] {
  const now = new Set(roles);
  for (const { person, role, change, state, isApplied } of asks) {
    if (person !== id || state !== 'approved' || isApplied) continue;
    if (change === 'take') now.delete(role);
    else now.add(role);
  }
  return [...now];
}
