import type { FormToken, ItemId, PersonId } from '../ids.js';
import type { Rota, RotaOverride } from '../rota.js';
import type { Stretch } from './shifts.js';

/** The part of the rota that is changed in chat; the rest is the organisation file's. */
export interface RotaBook {
  /** The newest first: where two lie over one another, the one that was made later holds. */
  readonly overrides: readonly BookedOverride[];
  readonly asks: readonly SwapAsk[];
  /** Only grows, but for what is too old. */
  readonly log: readonly RotaLogEntry[];
}

export interface BookedOverride extends RotaOverride {
  readonly id: ItemId;
  readonly by: PersonId;
  readonly at: Date;
  readonly because: 'swap' | ChangedBecause;
}

/** Somebody is away, or any other reason. */
export type ChangedBecause = 'cover' | 'change';

/** One person asks another to take a stretch of their duty, and may offer to take one of the other's for it. */
export interface SwapAsk extends Stretch {
  readonly id: ItemId;
  readonly asker: PersonId;
  readonly other: PersonId;
  readonly inReturn?: Stretch | undefined;
  readonly askedAt: Date;
  /** outdated: when it was answered, the rota said something else by then. */
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'outdated';
}

/** Who changed what when. */
export interface RotaLogEntry {
  readonly at: Date;
  readonly by: PersonId;
  /** Of the form that was sent: the same form sent twice has one effect. */
  readonly token: FormToken;
  readonly event: RotaEvent;
}

/** The item is the ask or the override that it is about. */
export type RotaEvent =
  | ({ readonly kind: 'swap-asked'; readonly item: ItemId; readonly other: PersonId } & Stretch &
      Pick<SwapAsk, 'inReturn'>)
  | { readonly kind: 'swap-accepted'; readonly item: ItemId; readonly overrides: readonly ItemId[] }
  | { readonly kind: 'swap-declined' | 'swap-withdrawn' | 'swap-outdated'; readonly item: ItemId }
  | ({
      readonly kind: 'put-on-duty';
      readonly item: ItemId;
      readonly person: PersonId;
      readonly because: ChangedBecause;
    } & Stretch)
  | ({ readonly kind: 'override-cancelled'; readonly item: ItemId; readonly person: PersonId } & Stretch);

export const EMPTY_BOOK: RotaBook = { overrides: [], asks: [], log: [] };

/**
 * The rota as it is now: what was changed in chat comes before the file's own overrides, because it was done later and knowingly.
 * A rota that was merged before loses what an earlier book had put into it.
 */
export function mergeRota(rota: Rota, book: Pick<RotaBook, 'overrides'>): Rota {
  const ofTheFile = rota.overrides.filter(({ id }) => id === undefined);
  return { ...rota, overrides: [...book.overrides, ...ofTheFile] };
}

/** A year and a month, so that a year's account of the rota can still be given. */
const KEPT_DAYS = 400;
/** A page of them each day. Whoever writes more of it, by whatever means, can't make the record too long to be stored. */
const MOST_ENTRIES = 2_000;

/** The book without what ended, or was written down, more than 400 days ago, and without more than can be stored. */
export function tidied(book: RotaBook, now: Date): RotaBook {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  return {
    overrides: book.overrides.filter(({ to }) => to >= oldest),
    asks: book.asks
      .filter(({ to, inReturn }) => to >= oldest || (inReturn !== undefined && inReturn.to >= oldest))
      .slice(-MOST_ENTRIES),
    log: book.log.filter(({ at }) => at >= oldest).slice(-MOST_ENTRIES),
  };
}
