import type { ItemId, PersonId } from '../ids.js';

/** What people were told because time passed, so that nobody is told it twice. Sealed beside the concern. */
export interface Chased {
  readonly clocks: readonly ChasedClock[];
  readonly actions: readonly ChasedAction[];
}

/** A clock that ran out. One that runs out again, at another time, is another one. */
export interface ChasedClock {
  readonly clock: string;
  readonly dueAt: Date;
  /** The rung of its ladder that was told last, or had nobody; -1 before the first. */
  readonly rung: number;
  /** How many rungs had somebody: the next one is told that many steps after the clock ran out. */
  readonly steps: number;
  readonly told: readonly PersonId[];
}

/** An action as it was given: to that owner, by that date. */
export interface ChasedAction {
  readonly action: ItemId;
  readonly owner: PersonId;
  readonly due: Date;
  /** When its owner was reminded last. */
  readonly remindedAt?: Date | undefined;
  /** When those above heard that it is late. */
  readonly escalatedAt?: Date | undefined;
}

export const NOTHING_CHASED: Chased = { clocks: [], actions: [] };
