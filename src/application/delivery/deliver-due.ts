import { type Concern, isExcluded } from '../../domain/concern.js';
import { passOnUnreachable } from '../../domain/escalation.js';
import { type Platform, platformOf } from '../../domain/ids.js';
import { isToReporter, type Message } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import { DeliveryError, DirectoryUnavailable } from '../errors.js';
import type { FindAccounts } from '../people/account-on.js';
import type {
  Clock,
  ConcernStore,
  Delivery,
  DeliveryStore,
  Messenger,
  OrganisationStore,
  PeopleStore,
} from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import { retryDelayMs } from './back-off.js';
import type { GatherFacts } from './gather-facts.js';
import { caseNews } from './news-facts.js';
import { recordSent } from './record-sent.js';
import type { RenewHome } from './renew-home.js';
import type { SendToPerson } from './send-to-person.js';

/** Called for each outcome, for metrics and logs: never with content. */
export type DeliveryObserver = (event: {
  readonly outcome: 'delivered' | 'replaced' | 'cancelled' | 'undeliverable' | 'retry' | 'fallback';
  readonly concernId: string;
  readonly reason?: string;
  /** Which one was passed over, of a fallback. */
  readonly platform?: Platform;
}) => void;

interface Deps {
  readonly deliveries: DeliveryStore;
  readonly concerns: ConcernStore;
  readonly people: PeopleStore;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  /** One for each platform. */
  readonly messengers: readonly Messenger[];
  readonly sendToPerson: SendToPerson;
  readonly findAccounts: FindAccounts;
  readonly gatherFacts: GatherFacts;
  /** What the reporter is told shows in their own list too. */
  readonly renewHome: RenewHome;
  readonly clock: Clock;
  readonly observe: DeliveryObserver;
  /** Resolves when somebody at a screen would not have to wait for it. */
  readonly whenQuiet: () => Promise<boolean>;
  /** Something that should not happen; the delivery is tried again later and the others go on. */
  readonly onFault: (error: unknown) => void;
}

/** Delivers everything that is due, the urgent first. Resolves with how many deliveries it worked on. */
export type DeliverDue = () => Promise<number>;

/** A platform allows about one message a second and person; several people are served side by side. */
const WORKERS = 6;

/**
 * Hands each pending notice to the recipient's platform. Delivery is at least once: a lease keeps two workers
 * from the same delivery, and only a recorded outcome ends it.
 */
export function createDeliverDue(deps: Deps): DeliverDue {
  const { deliveries, clock } = deps;
  const work = createDeliverOne(deps);
  return async () => {
    do await deps.whenQuiet();
    while ((await deliveries.takePending(clock.now())) > 0);
    const working = new Set<Promise<void>>();
    for (let done = 0; ; done += 1) {
      await deps.whenQuiet();
      const delivery = await deliveries.lease(clock.now());
      if (delivery === undefined) {
        await Promise.all(working);
        return done;
      }
      // A piece that fails, because even its retry could not be noted, is leased again by and by; it must not end the others.
      const piece = work(delivery)
        .catch(deps.onFault)
        .finally(() => working.delete(piece));
      working.add(piece);
      if (working.size >= WORKERS) await Promise.race(working);
    }
  };
}

function createDeliverOne(deps: Deps): (delivery: Delivery) => Promise<void> {
  const { deliveries, concerns, people, clock, observe } = deps;

  async function attempt(delivery: Delivery, concern: Concern, recipient: Person): Promise<void> {
    const facts = await deps.gatherFacts(delivery, concern, recipient);
    const { sent } = delivery;
    if (sent) {
      const messenger = deps.messengers.find(({ platform }) => platform === sent.platform);
      // The platform that it was sent on is not connected any more.
      if (messenger === undefined) return cancel(delivery);
      await messenger[delivery.superseded ? 'withdraw' : 'replace'](sent, facts);
      await deliveries.finish(delivery, { kind: 'delivered', sent }, clock.now());
      renewHomeOf(delivery, recipient);
      return observe({ outcome: 'replaced', concernId: concern.id });
    }
    const sending = await deps.sendToPerson({
      person: whereTheyRaisedIt(recipient, concern),
      facts,
      attempts: delivery.attempts,
      onFallback: (passedOver) => observe({ outcome: 'fallback', concernId: concern.id, ...passedOver }),
    });
    if (sending.kind === 'refused') return giveUp(delivery, concern, sending.reason);
    await recordSent(deps, delivery, sending.sent);
    renewHomeOf(delivery, recipient);
    observe({ outcome: 'delivered', concernId: concern.id });
  }

  /** Their own list alone: a card changes nothing that the page of its recipient shows. */
  function renewHomeOf({ message, superseded }: Delivery, recipient: Person): void {
    if (isToReporter(message) && !superseded) deps.renewHome(recipient);
  }

  async function giveUp(delivery: Delivery, concern: Concern, reason: string): Promise<void> {
    if (delivery.message.kind === 'acknowledge-request') await passOn(concern, delivery.message);
    await deliveries.finish(delivery, { kind: 'undeliverable' }, clock.now());
    observe({ outcome: 'undeliverable', concernId: concern.id, reason });
  }

  /**
   * Nobody waits for the directory of a platform that they need not be told on, unless it could still say that they are
   * somebody whom the concern is kept from.
   */
  async function recognised(known: Person, concern: Concern): Promise<Person> {
    const { person, unanswered } = await deps.findAccounts(known);
    const mayBeExcluded = concern.excluded.accounts.some((account) =>
      unanswered.some((platform) => platformOf(account) === platform),
    );
    if (unanswered.length > 0 && (mayBeExcluded || person.accounts.length === 0)) throw new DirectoryUnavailable();
    return person;
  }

  /** News of the concern in which a duplicate goes on, to somebody who is kept from that one since. */
  async function isOfHiddenConcern(message: Message, recipient: Person): Promise<boolean> {
    if (message.kind !== 'reporter-news' || message.of === undefined) return false;
    return (await concerns.findFor(recipient, message.of)) === undefined;
  }

  async function passOn(concern: Concern, message: Message): Promise<void> {
    const settings = await deps.organisation.current();
    const chain = await deps.currentChain(settings, clock.now());
    await concerns.change(concern.id, (current) => passOnUnreachable(current, message.to, chain, clock.now()));
  }

  async function cancel(delivery: Delivery): Promise<void> {
    await deliveries.finish(delivery, { kind: 'cancelled' }, clock.now());
    observe({ outcome: 'cancelled', concernId: delivery.concernId });
  }

  async function retry(delivery: Delivery, delayMs: number, reason: string): Promise<void> {
    await deliveries.retryAt(delivery, new Date(clock.now().getTime() + delayMs));
    observe({ outcome: 'retry', concernId: delivery.concernId, reason });
  }

  return async (delivery) => {
    const delayMs = retryDelayMs(delivery.attempts);
    try {
      const concern = await concerns.find(delivery.concernId);
      const known = await people.byId(delivery.message.to);
      if (concern === undefined || known === undefined) return await cancel(delivery);
      const recipient = delivery.sent ? known : await recognised(known, concern);
      if (delivery.sent === undefined) {
        // Asked again just before sending: the directory may have told us who they are a moment ago.
        if (delivery.message.kind === 'acknowledge-request' && isExcluded(recipient, concern.excluded)) {
          await passOn(concern, delivery.message);
          return await cancel(delivery);
        }
        if (!isStillNeeded(delivery.message, concern, recipient, clock.now())) return await cancel(delivery);
        if (await isOfHiddenConcern(delivery.message, recipient)) return await cancel(delivery);
      }
      await attempt(delivery, concern, recipient);
    } catch (error) {
      if (error instanceof DeliveryError) {
        const { detail } = error;
        if (detail.retryable) return retry(delivery, Math.max(detail.retryAfterMs ?? 0, delayMs), detail.reason);
        // A message that can no longer be changed, because somebody deleted it, is none to worry about.
        return cancel(delivery);
      }
      if (error instanceof DirectoryUnavailable) return retry(delivery, delayMs, error.code);
      deps.onFault(error);
      await retry(delivery, delayMs, 'internal');
    }
  };
}

/** A reporter is told on the platform on which they raised it, unless they prefer another. */
function whereTheyRaisedIt(recipient: Person, { reporter, reporterAccounts }: Concern): Person {
  if (recipient.id !== reporter) return recipient;
  const raisedFrom = recipient.accounts.filter((account) => account === reporterAccounts[0]);
  const others = recipient.accounts.filter((account) => !raisedFrom.includes(account));
  return { ...recipient, accounts: [...raisedFrom, ...others] };
}

/** Acknowledged means silence: what was queued and not yet sent is dropped (no nudge after the fact). */
function isStillNeeded(message: Message, concern: Concern, recipient: Person, now: Date): boolean {
  switch (message.kind) {
    case 'acknowledge-request':
    case 'nobody-yet':
      return concern.status === 'unacknowledged';
    case 'ring-external-contact':
      return concern.externalCallConfirmedAt === undefined;
    case 'case-news':
      // Done meanwhile, somebody else's now, or kept from them: then they are told nothing at all.
      return caseNews(message, concern, recipient, now).state.kind === 'open';
    case 'reporter-news':
      // Their receipt is theirs whatever happens; a question is about the content.
      return message.about !== 'question' || !isExcluded(recipient, concern.excluded);
    case 'receipt':
    case 'person-has-it':
      return true;
  }
}
