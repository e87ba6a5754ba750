import type { ChainChanges } from '../chain-changes.js';
import type { FormToken, ItemId, PersonId } from '../ids.js';
import type { Person, Role } from '../person.js';

/** Everybody is staff; these are given and taken. */
export const GIVEN_ROLES = ['duty', 'lead', 'manager', 'administrator'] as const satisfies readonly Role[];
export type GivenRole = (typeof GIVEN_ROLES)[number];

export type WantedChange =
  | { readonly change: 'give' | 'take'; readonly role: GivenRole }
  /** They are not here any more: they may do nothing, whatever their accounts are. */
  | { readonly change: 'leave' };

/** One person asks for a change, and another one has to approve it. */
export interface RoleAsk {
  readonly id: ItemId;
  readonly person: PersonId;
  readonly wanted: WantedChange;
  /** For those who decide, and nobody else. */
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Date;
  /** Of the form that was sent: the same form asks once. */
  readonly token: FormToken;
  readonly state:
    | 'open'
    | 'approved'
    | 'refused'
    | 'withdrawn'
    /** Nobody answered in time. */
    | 'expired'
    /** It made no sense any more when it was to be approved. */
    | 'outdated';
  /** Of one that was answered by somebody. */
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

/** Who asked may have forgotten why, and others what they agreed to. */
const OPEN_FOR_MS = 7 * 24 * 3_600_000;

export function expiryOf({ at }: Pick<RoleAsk, 'at'>): Date {
  return new Date(at.getTime() + OPEN_FOR_MS);
}

/** Waits for an answer, and still may have one. */
export function isOpen(ask: Pick<RoleAsk, 'at' | 'state'>, now: Date): boolean {
  return ask.state === 'open' && now < expiryOf(ask);
}

const ASKS_KEPT = 300;
const FILES_KEPT = 50;

/** Without the oldest, but for what has yet to be answered or to have its effect. */
export function tidied({ asks, byFile }: RoleBook): RoleBook {
  const oldest = asks.length - ASKS_KEPT;
  return {
    asks: asks.filter((ask, place) => place >= oldest || ask.state === 'open' || isToBeApplied(ask)),
    byFile: byFile.slice(-FILES_KEPT),
  };
}

/** Approved, and not written down with its person yet. */
export function isToBeApplied({ state, isApplied }: Pick<RoleAsk, 'state' | 'isApplied'>): boolean {
  return state === 'approved' && isApplied !== true;
}

type Standing = Pick<Person, 'roles' | 'active'>;

/** Somebody with what was approved and is not written down with them yet. */
export function asApproved({ asks }: Pick<RoleBook, 'asks'>, person: Person): Person {
  return withChanges(
    person,
    asks.filter((ask) => ask.person === person.id && isToBeApplied(ask)),
  );
}

/** Somebody once all of these have had their effect. */
export function withChanges<Someone extends Standing>(person: Someone, asks: readonly Pick<RoleAsk, 'wanted'>[]) {
  return asks.reduce((now, { wanted }) => withChange(now, wanted), person);
}

function withChange<Someone extends Standing>(person: Someone, wanted: WantedChange): Someone {
  switch (wanted.change) {
    case 'give':
      return { ...person, roles: [...new Set([...person.roles, wanted.role])] };
    case 'take':
      return { ...person, roles: person.roles.filter((role) => role !== wanted.role) };
    case 'leave':
      return { ...person, active: false };
  }
}
