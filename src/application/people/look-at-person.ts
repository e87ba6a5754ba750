import type { Account, Platform } from '../../domain/ids.js';
import { afterLooks, type Look, type Standing, standingOf } from '../../domain/people/account-looks.js';
import type { Person } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { Clock, Directory } from '../ports.js';
import { directoryOf } from './identify-person.js';
import type { LookBook } from './look-book.js';

/** Asks each platform's directory about the person's accounts, and keeps what it says. */
export type LookAtPerson = (person: Person) => Promise<Standing>;

interface Deps {
  readonly looks: Pick<LookBook, 'of' | 'keep' | 'reached'>;
  /** One for each platform that is connected. */
  readonly directories: readonly Directory[];
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
/** Well within the hour in which a leaver is to be found, with the second look and however many people there are. */
const LOOK_EVERY_MS = 45 * MINUTE_MS;
const LOOK_AGAIN_MS = 5 * MINUTE_MS;
/** A directory that gave no answer is left alone for so long, by everybody. */
const LEAVE_ALONE_MS = MINUTE_MS;

export function createLookAtPerson({ looks, directories, clock }: Deps): LookAtPerson {
  const leftAloneSince = new Map<Platform, number>();

  /** Nor for longer where the clock has gone back since. */
  function isLeftAlone(platform: Platform): boolean {
    const sinceMs = leftAloneSince.get(platform);
    return sinceMs !== undefined && Math.abs(clock.now().getTime() - sinceMs) < LEAVE_ALONE_MS;
  }

  async function lookAt(directory: Directory, account: Account): Promise<Look> {
    const { platform } = directory;
    if (isLeftAlone(platform)) return 'no-answer';
    try {
      return await directory.lookAt(account);
    } catch (error) {
      if (!(error instanceof DirectoryUnavailable)) throw error;
      leftAloneSince.set(platform, clock.now().getTime());
      return 'no-answer';
    }
  }

  return async (person) => {
    // What a platform that is not connected would say is nobody's to know.
    const toAsk = person.accounts.flatMap((account) => {
      const directory = directoryOf(directories, account);
      return directory ? [{ directory, account }] : [];
    });
    const answers = await Promise.all(
      toAsk.map(async ({ directory, account }) => [account, await lookAt(directory, account)] as const),
    );
    const seen = new Map<Account, Look>(answers);
    const now = clock.now();
    const before = await looks.of(person);
    const after = afterLooks(before, seen, now);
    // What was refused while an account was not active, or not there, says nothing of what would be now.
    const wasAway = [...before.inactive, ...before.missing.map(({ account }) => account)];
    if (wasAway.some((account) => seen.get(account) === 'active')) await looks.reached(person.id);
    const standing = standingOf(seen, after);
    const isAwaited = after.missing.length > 0 || answers.some(([, look]) => look === 'no-answer');
    await looks.keep(person.id, after, new Date(now.getTime() + (isAwaited ? LOOK_AGAIN_MS : LOOK_EVERY_MS)));
    return standing;
  };
}
