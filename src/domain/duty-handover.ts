import type { ItemId, PersonId } from './ids.js';
import type { Person } from './person.js';
import { nextHandoverAfter, type Shift, shiftAt } from './rota/shifts.js';
import type { Rota } from './rota.js';
import type { Chain } from './routing.js';

/** How long somebody who comes on duty has to say that they know. */
const ACCEPT_WITHIN_MS = 30 * 60_000;
/** About two years of weeks. */
const LOG_LENGTH = 100;

/** One person's duty without a break, over as many shifts as there are. */
export interface DutyTurn {
  readonly id: ItemId;
  /** Absent where nobody is on duty. */
  readonly person?: PersonId | undefined;
  readonly from: Date;
  /** Later than the beginning after a stop, and when the product is started for the first time. */
  readonly toldAt?: Date | undefined;
  readonly acceptedAt?: Date | undefined;
  readonly leadsToldAt?: Date | undefined;
  /** Whose open concerns have to be taken over: those on duty before since anybody did, the last first. */
  readonly openWith?: readonly PersonId[] | undefined;
}

export interface DutyRecord {
  readonly current?: DutyTurn | undefined;
  /** Earlier turns, the newest last. */
  readonly log: readonly DutyTurn[];
}

export const NO_DUTY_YET: DutyRecord = { log: [] };

export interface DutyTell {
  readonly to: PersonId;
  readonly about: 'duty-begins' | 'duty-ended' | 'handover-not-accepted';
  readonly turn: ItemId;
}

export interface DutyChange {
  readonly record: DutyRecord;
  readonly tells: readonly DutyTell[];
}

/**
 * The record after the shift that is on now. Whoever goes on has no new turn. A stopped product catches up in one go: shifts that
 * began and ended meanwhile are nobody's turn, and whoever was told of their duty last is told that it has ended.
 */
export function followRota(record: DutyRecord, shift: Shift, now: Date, newId: () => ItemId): DutyChange {
  const { current } = record;
  const person = shift.duty;
  if (current !== undefined && current.person === person) return { record, tells: [] };
  const openWith = openAfter(current).filter((one) => one !== person);
  const turn: DutyTurn = {
    id: newId(),
    from: shift.from,
    toldAt: now,
    ...(person && { person }),
    ...(openWith.length > 0 && { openWith }),
  };
  const begins: DutyTell[] = person === undefined ? [] : [{ to: person, about: 'duty-begins', turn: turn.id }];
  const ended: DutyTell[] =
    current?.person === undefined ? [] : [{ to: current.person, about: 'duty-ended', turn: current.id }];
  const log = current === undefined ? record.log : [...record.log, current].slice(-LOG_LENGTH);
  return { record: { current: turn, log }, tells: [...begins, ...ended] };
}

/** Whoever did not accept has taken nothing over, so that it stays with those before them as well. */
function openAfter(turn: DutyTurn | undefined): readonly PersonId[] {
  const { person, openWith = [] } = turn ?? {};
  return person === undefined ? openWith : [...new Set([person, ...openWith])];
}

/**
 * When the leads are to hear that a turn was not accepted; undefined once it was. Counted from when its person could know. Where
 * nobody is on duty nobody can accept: that is an alarm of the chain.
 */
export function leadsDueAt({ person, from, toldAt = from, acceptedAt }: DutyTurn): Date | undefined {
  if (person === undefined || acceptedAt !== undefined) return undefined;
  return new Date(Math.max(from.getTime(), toldAt.getTime()) + ACCEPT_WITHIN_MS);
}

/** The leads who are not that person hear of it, or else the managers; once for each turn. */
export function tellLeadsLate(record: DutyRecord, chain: Pick<Chain, 'leads' | 'managers'>, now: Date): DutyChange {
  const { current } = record;
  const dueAt = current && leadsDueAt(current);
  if (current === undefined || dueAt === undefined || dueAt > now || current.leadsToldAt !== undefined) {
    return { record, tells: [] };
  }
  const isOther = ({ id }: Person) => id !== current.person;
  const leads = chain.leads.filter(isOther);
  const told = leads.length > 0 ? leads : chain.managers.filter(isOther);
  return {
    record: { ...record, current: { ...current, leadsToldAt: now } },
    tells: told.map(({ id }) => ({ to: id, about: 'handover-not-accepted', turn: current.id })),
  };
}

export type DutyAccepted =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'already-accepted'; readonly at: Date }
  | { readonly kind: 'not-yours' }
  /** They had a turn, and somebody else has it now. */
  | { readonly kind: 'over' };

/** "I have it": by the person of the turn that is on now. What nobody has taken over by it waits for whoever comes next. */
export function acceptDuty(
  record: DutyRecord,
  by: Pick<Person, 'id'>,
  { now, openWith }: { readonly now: Date } & Pick<DutyTurn, 'openWith'>,
): { readonly record: DutyRecord; readonly outcome: DutyAccepted } {
  const { current, log } = record;
  if (current?.person !== by.id) {
    const hadOne = log.some(({ person }) => person === by.id);
    return { record, outcome: { kind: hadOne ? 'over' : 'not-yours' } };
  }
  if (current.acceptedAt !== undefined) {
    return { record, outcome: { kind: 'already-accepted', at: current.acceptedAt } };
  }
  const accepted: DutyTurn = { ...current, acceptedAt: now, openWith };
  return { record: { ...record, current: accepted }, outcome: { kind: 'accepted' } };
}

/** When to look at the record again, now included; undefined when nothing will ever change. Anew after each change of the rota. */
export function nextLookAt(record: DutyRecord, rota: Rota, now: Date): Date | undefined {
  const { current } = record;
  if (current === undefined || current.person !== shiftAt(rota, now).duty) return now;
  const handover = nextHandoverAfter(rota, now);
  const leads = current.leadsToldAt === undefined ? leadsDueAt(current) : undefined;
  if (handover === undefined || leads === undefined) return handover ?? leads;
  return leads < handover ? leads : handover;
}
