import { type Account, accountOn, type Platform } from '../../domain/ids.js';
import { type Person, platformsOf, userIdOf, withLiveAccounts } from '../../domain/person.js';
import { DeliveryError, NO_ADDRESS } from '../errors.js';
import type { AddressBook } from '../ports.js';
import type { Messenger, SentMessage } from './delivery-ports.js';
import type { MessageFacts } from './message-facts.js';
import type { PlatformStanding } from './platform-standing.js';

export type Sending =
  | { readonly kind: 'sent'; readonly sent: SentMessage }
  /** No platform will ever take it, or there is none to ask: no account, none that is active, no address. */
  | { readonly kind: 'refused'; readonly reason: string; readonly saidBy: 'a-platform' | 'nobody' };

/** A platform was passed over for another one of the same person. */
export type OnFallback = (event: { readonly platform: Platform; readonly reason: string }) => void;

export interface SendRequest {
  readonly person: Person;
  readonly facts: MessageFacts;
  /** How many failed before. */
  readonly attempts: number;
  readonly onFallback: OnFallback;
}

/** @throws DeliveryError when trying again later may help */
export type SendToPerson = (request: SendRequest) => Promise<Sending>;

interface Deps {
  readonly messengers: readonly Messenger[];
  readonly addresses: Pick<AddressBook, 'isReachable'>;
  /**
   * Whether the directory says that the account is not active: a platform may take a message to somebody who will never read it
   * (Slack does, python-slack-sdk issue 1156). Without an answer it is sent.
   */
  readonly isInactive: (account: Account) => Promise<boolean>;
  readonly isOut: PlatformStanding['isOut'];
}

/** Failed attempts on one platform before the person's next one has its turn. */
const ATTEMPTS_EACH = 3;

/**
 * Sends on the platform that the person prefers. A final refusal moves on to their next platform at once; one that only
 * fails has a few attempts before the next, and its turn again after that one.
 */
export function createSendToPerson({ messengers, addresses, isInactive, isOut }: Deps): SendToPerson {
  interface Way {
    readonly messenger: Messenger;
    readonly userId: string;
  }

  /** Where none of their accounts is remembered as active they all count: that may be older than what is true now. */
  function waysTo(known: Person): readonly Way[] {
    const live = withLiveAccounts(known);
    const person = live.accounts.length > 0 ? live : known;
    return platformsOf(person).flatMap((platform) => {
      const messenger = messengers.find((one) => one.platform === platform);
      const userId = userIdOf(person, platform);
      return messenger && userId !== undefined ? [{ messenger, userId }] : [];
    });
  }

  /** Where no way is open they all are: a mark may be older than what the person did since. */
  async function openWays(ways: readonly Way[], onFallback: OnFallback): Promise<readonly Way[]> {
    if (ways.length < 2) return ways;
    const isOpen = await Promise.all(
      ways.map(({ messenger, userId }) => addresses.isReachable(accountOn(messenger.platform, userId))),
    );
    const open = ways.filter((_way, index) => isOpen[index]);
    if (open.length === 0) return ways;
    for (const { messenger } of ways.filter((way) => !open.includes(way))) {
      onFallback({ platform: messenger.platform, reason: 'unreachable' });
    }
    return open;
  }

  /** A platform that takes nothing from us comes last, and still has its turn: what waits for it is sent once it is mended. */
  function outLast(ways: readonly Way[], onFallback: OnFallback): readonly Way[] {
    const out = ways.filter(({ messenger }) => isOut(messenger.platform));
    if (out.length === 0 || out.length === ways.length) return ways;
    for (const { messenger } of out) onFallback({ platform: messenger.platform, reason: 'platform_out' });
    return [...ways.filter((way) => !out.includes(way)), ...out];
  }

  return async ({ person, facts, attempts, onFallback }) => {
    const ways = outLast(await openWays(waysTo(person), onFallback), onFallback);
    const turn = Math.floor(attempts / ATTEMPTS_EACH);
    const before = ways.at((turn - 1) % ways.length);
    if (before && ways.length > 1 && turn > 0 && attempts % ATTEMPTS_EACH === 0) {
      onFallback({ platform: before.messenger.platform, reason: 'attempts' });
    }
    let reason = 'no_account';
    let saidBy: 'a-platform' | 'nobody' = 'nobody';
    for (let step = 0; step < ways.length; step += 1) {
      const way = ways[(turn + step) % ways.length];
      if (way === undefined) break;
      if (await isInactive(accountOn(way.messenger.platform, way.userId))) {
        reason = 'account_inactive';
        if (step + 1 < ways.length) onFallback({ platform: way.messenger.platform, reason });
        continue;
      }
      try {
        return { kind: 'sent', sent: await way.messenger.send(way.userId, facts) };
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.detail.retryable) throw error;
        reason = error.detail.reason;
        if (reason !== NO_ADDRESS) saidBy = 'a-platform';
        if (step + 1 < ways.length) onFallback({ platform: way.messenger.platform, reason });
      }
    }
    return { kind: 'refused', reason, saidBy };
  };
}
