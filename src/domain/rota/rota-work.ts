import type { FormToken, ItemId, PersonId } from '../ids.js';
import type { Person } from '../person.js';
import type { Rota, RotaOverride } from '../rota.js';
import type { Chain } from '../routing.js';
import { mergeRota, type RotaBook, type RotaEvent, type SwapAsk } from './rota-book.js';
import type { RotaTell } from './rota-tells.js';
import type { Shift, Stretch } from './shifts.js';

/** What a verb of the rota knows of the world. */
export interface RotaContext {
  /** The organisation file's; whatever was merged into it before, the book as it is now takes that place. */
  readonly rota: Rota;
  readonly by: Person;
  /** Whom the command or its ask names, as they are known now. */
  readonly people: readonly Person[];
  readonly chain: Pick<Chain, 'leads' | 'managers'>;
  readonly now: Date;
  /** Of the form that was sent: the same form sent twice has one effect. */
  readonly token: FormToken;
  readonly newId: () => ItemId;
}

/** The book and the rota with it, as every rule sees them. */
export interface RotaWork extends RotaContext {
  readonly book: RotaBook;
}

/** Why the rota can't be changed so now, and what stands in the way. Told to them in words; nothing has changed. */
export type RotaRefusal =
  | { readonly kind: 'not-theirs-to-do' }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'already-answered'; readonly state: Exclude<SwapAsk['state'], 'open'> }
  | { readonly kind: 'ends-before-it-begins' }
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'too-far'; readonly until: Date }
  | { readonly kind: 'not-a-possible-person'; readonly person: PersonId }
  | { readonly kind: 'already-theirs' }
  /** The same was asked of the same person, who has not answered yet. */
  | { readonly kind: 'asked-already' }
  | { readonly kind: 'too-many-changes'; readonly most: number }
  /** The first part of the stretch that is somebody else's, or nobody's. */
  | { readonly kind: 'not-their-duty'; readonly person: PersonId; readonly shift: Shift }
  /** In the order of time; of those that others hide, nothing. */
  | { readonly kind: 'overlaps'; readonly overrides: readonly RotaOverride[] };

export type RotaOutcome =
  | { readonly kind: 'done'; readonly item: ItemId }
  /** The rota says something else by now than what was agreed to: nothing has changed, and the ask has ended. */
  | { readonly kind: 'outdated'; readonly item: ItemId }
  | { readonly kind: 'refused'; readonly because: RotaRefusal };

export interface RotaChange {
  readonly book: RotaBook;
  readonly outcome: RotaOutcome;
  readonly tells: readonly RotaTell[];
}

export type RotaVerb<Command> = (book: RotaBook, context: RotaContext, command: Command) => RotaChange;

/** A rule as a verb: judged on the rota as it is now. A form that was sent before has the outcome it had then, and no second effect. */
export function rotaVerb<Command>(rule: (work: RotaWork, command: Command) => RotaChange): RotaVerb<Command> {
  return (book, context, command) => {
    const work = { ...context, rota: mergeRota(context.rota, book), book };
    if (!context.by.active) return refused(work, { kind: 'not-theirs-to-do' });
    const sent = book.log.find(({ token, by }) => token === context.token && by === context.by.id);
    return sent === undefined ? rule(work, command) : { book, outcome: outcomeOf(sent.event), tells: [] };
  };
}

export function refused({ book }: RotaWork, because: RotaRefusal): RotaChange {
  return { book, outcome: { kind: 'refused', because }, tells: [] };
}

/** The book with what happened written down under the author's name. */
export function recorded(
  { book, by, now, token }: RotaWork,
  event: RotaEvent,
  next: Partial<Pick<RotaBook, 'overrides' | 'asks'>>,
  tells: readonly RotaTell[],
): RotaChange {
  const log = [...book.log, { at: now, by: by.id, token, event }];
  return { book: { ...book, ...next, log }, outcome: outcomeOf(event), tells };
}

function outcomeOf({ kind, item }: RotaEvent): RotaOutcome {
  return { kind: kind === 'swap-outdated' ? 'outdated' : 'done', item };
}

/** What is left of a stretch: nobody's past duty changes. */
export function fromNow({ from, to }: Stretch, now: Date): Stretch {
  return { from: from < now ? now : from, to };
}
