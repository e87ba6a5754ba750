import type { Account } from '../../domain/ids.js';
import type { Directory } from '../ports.js';
import { directoryOf } from './identify-person.js';

/** Whether the platform says that the account is not active. False where it gives no answer, or none in time. */
export type IsInactive = (account: Account) => Promise<boolean>;

/** A message waits for this no longer: it may be urgent, and its delivery is leased for half a minute. */
const WITHIN_MS = 3_000;

interface Deps {
  /** One for each platform. */
  readonly directories: readonly Directory[];
  readonly withinMs?: number;
}

export function createIsInactive({ directories, withinMs = WITHIN_MS }: Deps): IsInactive {
  return async (account) => {
    const directory = directoryOf(directories, account);
    if (directory === undefined) return false;
    const look = directory.lookAt(account).then(
      (seen) => seen === 'deactivated',
      // Also a fault: whatever it is, the message is not what should suffer.
      () => false,
    );
    return Promise.race([look, after(withinMs)]);
  };
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms).unref();
  });
}
