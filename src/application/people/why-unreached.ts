import { accountOn, type Platform } from '../../domain/ids.js';
import { type Person, userIdOf, withLiveAccounts } from '../../domain/person.js';
import type { PlatformStanding } from '../delivery/platform-standing.js';
import type { AddressBook, OutOfReach } from '../ports.js';

/**
 * Why no platform reaches somebody.
 *
 * - no-account: on none of the platforms that are connected, or none that is active
 * - unheard: a platform has to hear from them first, and never did
 * - refused: the last message to them was finally refused
 * - platform-out: the platform takes nothing from us, whoever it is for
 */
export type WhyUnreached = 'no-account' | 'unheard' | 'refused' | 'platform-out' | OutOfReach;

export interface ReachingPlatform {
  readonly platform: Platform;
  /** It writes to nobody who has not let it in: of an account without an address nothing says that it has. */
  readonly needsAddress: boolean;
}

export interface UnreachedDeps {
  readonly addresses: Pick<AddressBook, 'reachOf'>;
  readonly platforms: readonly ReachingPlatform[];
  readonly isOut: PlatformStanding['isOut'];
}

/** The reason that a person can do most about, where there are several. */
const SAID_FIRST: readonly WhyUnreached[] = ['blocked', 'not-installed', 'unheard', 'platform-out', 'no-account'];

/** From our own records alone. @returns undefined for somebody whom one platform at least reaches. */
export function createWhyUnreached({ addresses, platforms, isOut }: UnreachedDeps) {
  type Answer = WhyUnreached | 'heard-from' | 'may-be-written-to';

  async function on({ platform, needsAddress }: ReachingPlatform, person: Person): Promise<Answer> {
    const userId = userIdOf(person, platform);
    if (userId === undefined) return 'no-account';
    if (isOut(platform)) return 'platform-out';
    const reach = await addresses.reachOf(accountOn(platform, userId));
    if (needsAddress) return reach === 'reachable' ? 'heard-from' : reach;
    return reach === 'reachable' || reach === 'unheard' ? 'may-be-written-to' : reach;
  }

  return async (known: Person): Promise<WhyUnreached | undefined> => {
    const person = withLiveAccounts(known);
    const answers = await Promise.all(platforms.map((platform) => on(platform, person)));
    // They wrote to us, after whatever was refused: a refusal would have marked where they did.
    if (answers.includes('heard-from')) return undefined;
    if (known.refusedSince !== undefined) return 'refused';
    if (answers.includes('may-be-written-to')) return undefined;
    return SAID_FIRST.find((reason) => answers.includes(reason)) ?? 'no-account';
  };
}
