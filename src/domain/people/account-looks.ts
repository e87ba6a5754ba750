import type { Account } from '../ids.js';

/** What a platform's directory says of an account when it is asked. */
export type Look =
  | 'active'
  /** The platform says so itself. */
  | 'deactivated'
  /** It knows nobody by it, which is also what a mistake of a moment looks like. */
  | 'not-found'
  /** It can't be asked about this one: nobody with it was ever heard from, or the app is not there for them. */
  | 'cannot-tell'
  /** The directory gave no answer. */
  | 'no-answer';

/** What earlier looks have left: a directory that gives no answer changes none of it. */
export interface AccountLooks {
  readonly inactive: readonly Account[];
  /** Not found once, and since when. */
  readonly missing: readonly { readonly account: Account; readonly since: Date }[];
}

export const NEVER_LOOKED: AccountLooks = { inactive: [], missing: [] };

/** "Not found" counts when it is said twice, so far apart. */
const MISSING_FOR_MS = 60_000;

/** What is known after these looks. An account that nobody found counts as inactive the second time only. */
export function afterLooks(before: AccountLooks, looks: ReadonlyMap<Account, Look>, now: Date): AccountLooks {
  const inactive = new Set(before.inactive);
  const missing = new Map(before.missing.map(({ account, since }) => [account, since]));
  for (const [account, look] of looks) {
    if (look === 'active' || look === 'deactivated') missing.delete(account);
    if (look === 'active') inactive.delete(account);
    if (look === 'deactivated') inactive.add(account);
    if (look !== 'not-found' || inactive.has(account)) continue;
    const since = missing.get(account) ?? now;
    if (now.getTime() - since.getTime() >= MISSING_FOR_MS) {
      inactive.add(account);
      missing.delete(account);
    } else missing.set(account, since);
  }
  return {
    inactive: [...inactive],
    missing: [...missing].map(([account, since]) => ({ account, since })),
  };
}

export type Standing =
  | 'active'
  /** None of their accounts is active any more. */
  | 'left'
  /** Nobody can say yet: a directory gave no answer, or has to be asked again. */
  | 'unclear';

/**
 * Whether somebody is still here, by the accounts on platforms that can be asked. It takes one that is inactive; those of which
 * no directory can say anything keep nobody, and one that should answer and does not keeps everybody.
 */
export function standingOf(looks: ReadonlyMap<Account, Look>, { inactive, missing }: AccountLooks): Standing {
  const open = [...looks].filter(([account]) => !inactive.includes(account));
  if (open.some(([, look]) => look === 'active')) return 'active';
  const mayBeThere = open.some(
    ([account, look]) => look === 'no-answer' || missing.some((one) => one.account === account),
  );
  if (mayBeThere) return 'unclear';
  return open.length < looks.size ? 'left' : 'unclear';
}
