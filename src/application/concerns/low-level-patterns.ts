import { may } from '../../domain/access.js';
import { caseFileOf } from '../../domain/case/case-file.js';
import {
  askForReview,
  isAskedToReview,
  type LoggedIn,
  patternIn,
  patternSince,
  reviewersOf,
  type SeenBy,
} from '../../domain/case/low-level.js';
import type { Concern } from '../../domain/concern.js';
import type { ConcernId, PersonId, Reference } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Chain } from '../../domain/routing.js';
import type { Clock, ConcernStore, PeopleStore } from '../ports.js';

/** Why a review is due, for one reader: of what is kept from them nothing is counted or named. */
export interface ShownPattern {
  readonly about: PersonId;
  readonly count: number;
  readonly concerns: readonly { readonly reference: Reference; readonly entries: number }[];
  /** Some count that the reader may not open, such as a manager who has not taken them. */
  readonly others: boolean;
}

type Seen = Pick<ConcernStore, 'findFor' | 'lowLevelSeen'>;

/** What everybody who would be asked for a review sees outside that concern: each in their own view. */
export async function seenByReviewers(
  { lowLevelSeen }: Pick<Seen, 'lowLevelSeen'>,
  concern: Concern,
  about: PersonId,
  { chain, people, now }: { readonly chain: Chain; readonly people: readonly Person[]; readonly now: Date },
): Promise<readonly SeenBy[]> {
  return Promise.all(
    reviewersOf(concern, about, chain, people).map(async (person) => {
      const logged = await lowLevelSeen(person, about, patternSince(now));
      return { person, elsewhere: logged.filter((each) => each.concern !== concern.id) };
    }),
  );
}

interface Deps {
  readonly concerns: Pick<ConcernStore, 'change' | 'lowLevelSeen'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly clock: Clock;
}

/**
 * Counts once more after an entry was written: of entries that are written in several concerns at the same moment each sees
 * only what came before it, and the last to be finished sees them all. Whoever was asked is not asked again.
 */
export function createCountAgain({ concerns, people, clock }: Deps) {
  return async (id: ConcernId, about: PersonId, chain: Chain): Promise<void> => {
    await concerns.change(id, async (concern) => {
      const now = clock.now();
      const holder = await people.byIds(concern.holder === undefined ? [] : [concern.holder]);
      const seen = await seenByReviewers(concerns, concern, about, { chain, people: holder, now });
      return { ...askForReview(concern, about, seen, now), outcome: undefined };
    });
  };
}

/** The patterns that a reader is to know of, until the review that they asked for is recorded. */
export function createPatternsFor({ findFor, lowLevelSeen }: Seen) {
  async function maySee(reader: Person, { concern }: LoggedIn, now: Date): Promise<boolean> {
    const found = await findFor(reader, concern);
    return found !== undefined && may(reader, 'read', found, now);
  }

  async function patternOf(reader: Person, about: PersonId, concern: Concern, now: Date): Promise<ShownPattern[]> {
    const pattern = patternIn(await lowLevelSeen(reader, about, patternSince(now)), now);
    const { reviewedAt } = caseFileOf(concern);
    if (pattern === undefined || (reviewedAt !== undefined && reviewedAt >= pattern.latest)) return [];
    const { count, concerns } = pattern;
    const seen = await Promise.all(concerns.map((each) => maySee(reader, each, now)));
    const named = concerns.filter((_, index) => seen[index]);
    return [
      {
        about,
        count,
        concerns: named.map(({ reference, times }) => ({ reference, entries: times.length })),
        others: named.length < concerns.length,
      },
    ];
  }

  return async (reader: Person, concern: Concern, now: Date): Promise<readonly ShownPattern[]> => {
    const logged = concern.chronology.flatMap(({ event }) => (event.kind === 'low-level' ? [event.about] : []));
    const asked = [...new Set(logged)].filter((about) => isAskedToReview(reader, concern, about));
    return (await Promise.all(asked.map((about) => patternOf(reader, about, concern, now)))).flat();
  };
}
