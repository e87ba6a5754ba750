import type { PersonId } from '../ids.js';
import type { Person } from '../person.js';
import { rotaProblems } from '../rota/rota-problems.js';
import type { Rota } from '../rota.js';
import type { LeaverSlot } from './leavers.js';

const WEEK_MS = 7 * 24 * 3_600_000;
const AHEAD_MS = 8 * WEEK_MS;
/** A slot that begins within the weeks ahead is looked at to its end, if that is not too far away. */
const LOOKED_AT_MS = AHEAD_MS + 4 * WEEK_MS;

/** Everybody whom the rota names at some time from now on. */
export function namedOnRota({ weeks, overrides }: Pick<Rota, 'weeks' | 'overrides'>, now: Date): readonly PersonId[] {
  const toCome = overrides.filter(({ to }) => to > now).map(({ person }) => person);
  return [...new Set([...weeks, ...toCome])];
}

/**
 * When in the next weeks the rota gives the duty to each of those who have left.
 * @param named those whom the rota names, as they are known now
 */
export function leaverSlots(
  rota: Rota,
  named: readonly Person[],
  now: Date,
): ReadonlyMap<PersonId, readonly LeaverSlot[]> {
  const slots = new Map<PersonId, LeaverSlot[]>();
  if (named.every(({ active }) => active)) return slots;
  const end = new Date(now.getTime() + LOOKED_AT_MS);
  for (const problem of rotaProblems(rota, named, new Set(), now, end)) {
    if (problem.kind !== 'duty-has-left' || problem.from.getTime() > now.getTime() + AHEAD_MS) continue;
    const { person, from, to } = problem;
    const slot = { ...(from > now && { from }), ...(to < end && { to }) };
    slots.set(person, [...(slots.get(person) ?? []), slot]);
  }
  return slots;
}
