import { DateTime } from 'luxon';
import { asItemId, type PersonId } from '../ids.js';
import type { Letter, MatterChange } from '../letter.js';
import { localInstant } from '../local-instant.js';
import type { Organisation } from '../organisation.js';
import { afterQuiet } from '../quiet-hours.js';
import { dayOf, type LocalDate, plusDays } from '../reminders/reminder-days.js';
import { type Quarter, quarterBefore, quarterOf } from './quarter.js';

/** Which digests went out last. */
export interface DigestBook {
  /** The day of the last weekly one; absent before the product's first look. */
  readonly weekly?: LocalDate | undefined;
  /** The last quarter that was reported. */
  readonly quarterly?: Quarter | undefined;
}

export const NO_DIGESTS: DigestBook = {};

/** Whom each is for. */
export interface DigestReaders {
  readonly weekly: readonly PersonId[];
  readonly board: readonly PersonId[];
}

type Settings = Pick<Organisation, 'zone'> & {
  readonly reminders: Pick<Organisation['reminders'], 'digestAt' | 'quiet'>;
};

/** The newest day whose digest is due by now. */
export function latestDigestDay(now: Date, { zone, reminders: { digestAt } }: Settings): LocalDate {
  const { weekday, time } = digestAt;
  const local = DateTime.fromJSDate(now, { zone });
  const day = plusDays(dayOf(now, zone), -((local.weekday - weekday + 7) % 7));
  return localInstant(day, time, zone) <= now ? day : plusDays(day, -7);
}

/**
 * One digest however many weeks have passed, and the report of a quarter with the first digest after its end. The first look ever
 * sends none: nothing was missed.
 */
export function sendDigests(
  book: DigestBook,
  readers: DigestReaders,
  now: Date,
  settings: Settings,
): MatterChange<DigestBook, undefined> {
  const weekly = latestDigestDay(now, settings);
  const quarterly = quarterBefore(quarterOf(weekly));
  const unchanged = { state: book, letters: [], outcome: undefined };
  if (book.weekly === undefined || book.quarterly === undefined) return { ...unchanged, state: { weekly, quarterly } };
  if (weekly <= book.weekly || afterQuiet(now, settings.reminders.quiet, settings.zone) > now) return unchanged;
  const isQuarterOver = quarterly > book.quarterly;
  return {
    state: { weekly, quarterly: isQuarterOver ? quarterly : book.quarterly },
    letters: [
      // About no week: the newest takes the place of those before.
      ...readers.weekly.map((to): Letter => ({ kind: 'letter', to, about: 'weekly-digest' })),
      ...(isQuarterOver ? readers.board.map((to) => boardReport(to, quarterly)) : []),
    ],
    outcome: undefined,
  };
}

function boardReport(to: PersonId, of: Quarter): Letter {
  return { kind: 'letter', to, about: 'board-report', item: asItemId(of) };
}
