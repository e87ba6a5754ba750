import type { PersonId } from './ids.js';
import type { Role } from './person.js';

/** Who is told of concerns, and who decides: everybody with a part in it, and the rota. */
export interface ChainState {
  /** Active people only. */
  readonly members: readonly ChainMember[];
  readonly rota: ChainRota;
}

export interface ChainMember {
  readonly id: PersonId;
  readonly roles: readonly Role[];
  /** Their line manager. */
  readonly manager?: PersonId | undefined;
}

export interface ChainRota {
  readonly from: string;
  readonly handover: string;
  readonly cover: string;
  readonly weeks: readonly PersonId[];
  readonly overrides: readonly { readonly from: string; readonly to: string; readonly person: PersonId }[];
}

export interface ChainChanges {
  readonly people: readonly PersonChange[];
  /** The parts of the rota that are not what they were. */
  readonly rota: readonly (keyof ChainRota)[];
}

export interface PersonChange {
  readonly person: PersonId;
  readonly gained: readonly Role[];
  readonly lost: readonly Role[];
  /** Whether they begin, or end, to stand in the weeks of the rota. */
  readonly rota?: 'joined' | 'left' | undefined;
  readonly manager?: { readonly from?: PersonId | undefined; readonly to?: PersonId | undefined } | undefined;
}

/** Everybody has it, so it gives nobody a part in the chain. */
const WITHOUT_PART: Role = 'staff';
const ROTA_PARTS = ['from', 'handover', 'cover', 'weeks', 'overrides'] as const satisfies readonly (keyof ChainRota)[];

/** What is different in the chain, person by person; whoever leaves loses every role. Empty lists where nothing is. */
export function chainChanges(before: ChainState, after: ChainState): ChainChanges {
  const ids = new Set([...before.members, ...after.members].map(({ id }) => id));
  for (const id of [...before.rota.weeks, ...after.rota.weeks]) ids.add(id);
  return {
    people: [...ids].flatMap((id) => personChange(id, before, after) ?? []),
    rota: ROTA_PARTS.filter((part) => JSON.stringify(before.rota[part]) !== JSON.stringify(after.rota[part])),
  };
}

export function isNoChange({ people, rota }: ChainChanges): boolean {
  return people.length === 0 && rota.length === 0;
}

/** Whoever has to hear of a change of the chain: its leads and managers, those who were and those who are. */
export function toldOfChanges(before: ChainState, after: ChainState): readonly PersonId[] {
  const told = [...before.members, ...after.members].filter(
    ({ roles }) => roles.includes('lead') || roles.includes('manager'),
  );
  return [...new Set(told.map(({ id }) => id))];
}

function personChange(person: PersonId, before: ChainState, after: ChainState): PersonChange | undefined {
  const then = before.members.find(({ id }) => id === person);
  const now = after.members.find(({ id }) => id === person);
  const gained = partsOf(now).filter((role) => !partsOf(then).includes(role));
  const lost = partsOf(then).filter((role) => !partsOf(now).includes(role));
  const rota = rotaChange(before.rota.weeks.includes(person), after.rota.weeks.includes(person));
  // Of somebody who comes or goes it is no news that they have a manager.
  const isManagedAnew = then !== undefined && now !== undefined && then.manager !== now.manager;
  const manager = isManagedAnew ? { from: then.manager, to: now.manager } : undefined;
  if (gained.length === 0 && lost.length === 0 && rota === undefined && manager === undefined) return undefined;
  return { person, gained, lost, ...(rota && { rota }), ...(manager && { manager }) };
}

function partsOf(member: ChainMember | undefined): readonly Role[] {
  return member?.roles.filter((role) => role !== WITHOUT_PART) ?? [];
}

function rotaChange(was: boolean, is: boolean): PersonChange['rota'] {
  if (was === is) return undefined;
  return is ? 'joined' : 'left';
}
