/** What a DBS certificate is, from the least to the most that it says. */
export const DBS_LEVELS = ['basic', 'standard', 'enhanced'] as const;

/** In whose favour it was asked for. */
export const DBS_WORKFORCES = ['adult', 'child', 'adult and child', 'other'] as const;

/** Which barred lists it covers: none where the role is not eligible for that. */
const BARRED_LISTS = ['adults', 'children', 'both', 'not-eligible'] as const;
/** The organisation file says only whether they were checked. */
export const BARRED_LISTS_KNOWN = [...BARRED_LISTS, 'checked', 'not-checked'] as const;
type BarredLists = (typeof BARRED_LISTS_KNOWN)[number];

/** What whoever saw a certificate read on it, or what the organisation file says (domain reference, section 7). */
export interface Certificate {
  /** One of `DBS_LEVELS`, or the words of the organisation file. */
  readonly level: string;
  readonly workforce?: string | undefined;
  readonly barredLists: BarredLists;
  /** The last digits of its number; the file alone gives it. */
  readonly numberEnds?: string | undefined;
  /** The paper itself, with their consent; absent of what the file says. */
  readonly originalSeen?: boolean | undefined;
}

const SHOWN_OF_NUMBER = 4;

/** Enough to tell two certificates apart; undefined of a number so short that it would give much of it away. */
export function endOfNumber(number: string): string | undefined {
  return number.length >= 2 * SHOWN_OF_NUMBER ? number.slice(-SHOWN_OF_NUMBER) : undefined;
}

/** The list of one workforce, on a certificate that is for the other alone. */
export function hasListsOfOther({ workforce, barredLists }: Certificate): boolean {
  return (workforce === 'child' && barredLists === 'adults') || (workforce === 'adult' && barredLists === 'children');
}

const NO_LISTS: readonly BarredLists[] = ['not-eligible', 'not-checked'];

/** Barred lists are checked of an enhanced one alone. */
export function hasListsInVain({ level, barredLists }: Certificate): boolean {
  return level !== 'enhanced' && !NO_LISTS.includes(barredLists);
}
