import { asFormToken, asItemId, type ItemId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import { mergeRota, type RotaBook } from '../../src/domain/rota/rota-book.js';
import type { RotaTell } from '../../src/domain/rota/rota-tells.js';
import type { RotaChange, RotaContext, RotaRefusal, RotaVerb } from '../../src/domain/rota/rota-work.js';
import { type Shift, type Stretch, shiftsBetween } from '../../src/domain/rota/shifts.js';
import { type AskSwap, askSwap } from '../../src/domain/rota/swaps.js';
import { aChain, aPerson, aRota, at, FIONA, LARS, LEILA, PRIYA, RECEIVED, SAM } from './builders.js';

/** It is the Monday afternoon of Priya's week; the next is Sam's. Noor and Tomasz are not on the rota. */
export const NOW = RECEIVED;
export const ROTA = aRota({ weeks: [PRIYA.id, SAM.id] });

export const NOOR = aPerson('noor', { roles: ['staff', 'duty'] });
export const TOMASZ = aPerson('tomasz');
export const EVERYBODY: readonly Person[] = [PRIYA, SAM, NOOR, TOMASZ, LEILA, LARS, FIONA];

export const PRIYAS_WEEK = stretch('2026-11-23T09:00', '2026-11-30T09:00');
export const SAMS_WEEK = stretch('2026-11-30T09:00', '2026-12-07T09:00');
export const PRIYAS_NEXT = stretch('2026-12-07T09:00', '2026-12-14T09:00');
export const SAMS_NEXT = stretch('2026-12-14T09:00', '2026-12-21T09:00');

export function stretch(from: string, to: string): Stretch {
  return { from: at(from), to: at(to) };
}

/** What a form of that person comes with. Each form has a token of its own, unless a test says otherwise. */
export function contextOf(book: RotaBook, by: Person, overrides: Partial<RotaContext> = {}): RotaContext {
  let made = 0;
  return {
    rota: ROTA,
    by,
    people: EVERYBODY,
    chain: aChain(),
    now: NOW,
    token: asFormToken(`form-${book.log.length + 1}`),
    newId: () => {
      made += 1;
      return asItemId(`item-${book.log.length + 1}.${made}`);
    },
    ...overrides,
  };
}

export function doing<Command>(
  book: RotaBook,
  by: Person,
  verb: RotaVerb<Command>,
  command: Command,
  overrides: Partial<RotaContext> = {},
): RotaChange {
  return verb(book, contextOf(book, by, overrides), command);
}

export interface Done {
  readonly book: RotaBook;
  readonly item: ItemId;
  readonly tells: readonly RotaTell[];
}

/** Of a verb that must succeed. */
export function done({ book, outcome, tells }: RotaChange): Done {
  if (outcome.kind !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return { book, item: outcome.item, tells };
}

export function refusal({ outcome }: RotaChange): RotaRefusal {
  if (outcome.kind !== 'refused') throw new Error(`not refused: ${outcome.kind}`);
  return outcome.because;
}

/** Priya asks Sam to take her next week. */
export function asked(book: RotaBook, command: Partial<AskSwap> = {}, by = PRIYA): Done {
  return done(doing(book, by, askSwap, { verb: 'ask-swap', other: SAM.id, ...PRIYAS_NEXT, ...command }));
}

/** Who is on duty when, one after the other. */
export function dutyIn(book: RotaBook, { from, to }: Stretch, rota = ROTA): readonly string[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: rota.zone, dateStyle: 'short', timeStyle: 'short' });
  return shiftsBetween(mergeRota(rota, book), from, to).map(
    (shift: Shift) => `${clock.format(shift.from)} ${shift.duty ?? 'nobody'}`,
  );
}

/** `to: about`, in order. */
export function toldOf(tells: readonly RotaTell[]): readonly string[] {
  return tells.map(({ to, about }) => `${to}: ${about}`);
}
