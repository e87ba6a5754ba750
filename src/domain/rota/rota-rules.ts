import { DateTime } from 'luxon';
import { mayHold } from '../case/handover.js';
import type { PersonId } from '../ids.js';
import { hasRole, type Person } from '../person.js';
import type { Rota } from '../rota.js';
import type { RotaRefusal, RotaWork } from './rota-work.js';
import { type Stretch, shiftsBetween } from './shifts.js';

/** How far ahead the rota is changed in chat. */
const MONTHS_AHEAD = 12;

/** Several for each day of two months. Every look at the rota goes through them all. */
export const MOST_OVERRIDES = 300;

/** Who puts others on duty: leads and managers. */
export function mayChangeRota(person: Pick<Person, 'active' | 'roles'>): boolean {
  return person.active && (hasRole(person, 'lead') || hasRole(person, 'manager'));
}

/** A form that begins with "now" stays open while somebody thinks, rings and is rung: what began in the last hour begins now. */
const STILL_NOW_MS = 3_600_000;

/** Why that stretch of time can't be changed by anybody. */
export function stretchRefusal({ now, rota }: RotaWork, { from, to }: Stretch): RotaRefusal | undefined {
  if (from >= to) return { kind: 'ends-before-it-begins' };
  if (now.getTime() - from.getTime() > STILL_NOW_MS || to <= now) return { kind: 'in-the-past' };
  const until = DateTime.fromJSDate(now, { zone: rota.zone }).plus({ months: MONTHS_AHEAD }).toJSDate();
  return to > until ? { kind: 'too-far', until } : undefined;
}

/** Where so much was changed already that nobody can mean it. */
export function roomRefusal({ now, rota }: RotaWork): RotaRefusal | undefined {
  const toCome = rota.overrides.filter(({ to }) => to > now);
  return toCome.length >= MOST_OVERRIDES ? { kind: 'too-many-changes', most: MOST_OVERRIDES } : undefined;
}

/** Whoever is on duty reads what others tell in confidence: somebody of the organisation's file who is still here. */
export function personRefusal({ people, by }: RotaWork, id: PersonId): RotaRefusal | undefined {
  const person = [by, ...people].find((each) => each.id === id);
  const isPossible = person?.active === true && person.inOrganisationFile;
  return isPossible ? undefined : { kind: 'not-a-possible-person', person: id };
}

/** A duty person gives their duty only to those to whom a concern could go anyway; anybody else, a lead or a manager puts in. */
export function partnerRefusal(work: RotaWork, id: PersonId): RotaRefusal | undefined {
  const person = [work.by, ...work.people].find((each) => each.id === id);
  const holds = person !== undefined && mayHold(person, work.rota);
  return holds ? personRefusal(work, id) : { kind: 'not-a-possible-person', person: id };
}

/** Unless it is that person's duty at every instant. */
export function dutyRefusal(rota: Rota, person: PersonId, { from, to }: Stretch): RotaRefusal | undefined {
  const shift = shiftsBetween(rota, from, to).find(({ duty }) => duty !== person);
  return shift && { kind: 'not-their-duty', person, shift };
}

/** Where the file or somebody in chat has decided otherwise before. */
export function overlapRefusal(rota: Rota, { from, to }: Stretch): RotaRefusal | undefined {
  const inTheWay = shiftsBetween(rota, from, to)
    .filter(({ because }) => because === 'override')
    .map((shift) => rota.overrides.find((each) => each.from <= shift.from && shift.from < each.to))
    .filter((override) => override !== undefined);
  return inTheWay.length > 0 ? { kind: 'overlaps', overrides: [...new Set(inTheWay)] } : undefined;
}
