import { type Concern, isExcluded, routedEntry } from '../../domain/concern.js';
import { passOnUnreachable } from '../../domain/escalation.js';
import { platformOf } from '../../domain/ids.js';
import {
  type AskedBecause,
  isReminder,
  isToReporter,
  type Message,
  WAKE_CHANNELS,
  type Wake,
} from '../../domain/notice.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { FindAccounts } from '../people/account-on.js';
import type { Clock, ConcernStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { ConcernDelivery } from './delivery-ports.js';
import type { GatherFacts } from './gather-facts.js';
import { caseNews } from './news-facts.js';
import type { Post, WhenToWake } from './post.js';
import type { RenewHome } from './renew-home.js';

interface Deps {
  readonly concerns: ConcernStore;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly findAccounts: FindAccounts;
  readonly gatherFacts: GatherFacts;
  /** What the reporter is told shows in their own list too. */
  readonly renewHome: RenewHome;
  readonly clock: Clock;
}

interface Recognised {
  readonly person: Person;
  /** No account of theirs is known, and a directory that gave no answer may know one. */
  readonly mayBeFound: boolean;
}

/** Messages about concerns: who may be told what, asked anew at each attempt. */
export function createConcernPost(deps: Deps): Post<ConcernDelivery> {
  const { concerns, people, clock } = deps;

  /**
   * Nobody waits for the directory of a platform that they need not be told on, unless it could still say that they are
   * somebody whom the concern is kept from.
   */
  async function recognised(known: Person, concern: Concern): Promise<Recognised> {
    const { person, unanswered } = await deps.findAccounts(known);
    const mayBeExcluded = concern.excluded.accounts.some((account) =>
      unanswered.some((platform) => platformOf(account) === platform),
    );
    if (mayBeExcluded) throw new DirectoryUnavailable();
    return { person, mayBeFound: unanswered.length > 0 && person.accounts.length === 0 };
  }

  /** News of the concern in which a duplicate goes on, to somebody who is kept from that one since. */
  async function isOfHiddenConcern(message: Message | Wake, recipient: Person): Promise<boolean> {
    if (message.kind !== 'reporter-news' || message.of === undefined) return false;
    return (await concerns.findFor(recipient, message.of)) === undefined;
  }

  async function passOn(concern: Concern, { message }: ConcernDelivery): Promise<void> {
    const settings = await deps.organisation.current();
    const chain = await deps.currentChain(settings, clock.now());
    await concerns.change(concern.id, (current) => passOnUnreachable(current, message.to, chain, clock.now()));
  }

  async function mayBeTold(delivery: ConcernDelivery, concern: Concern, recipient: Person): Promise<boolean> {
    const { message } = delivery;
    // Asked again just before sending: the directory may have told us who they are a moment ago.
    if (message.kind === 'acknowledge-request' && isExcluded(recipient, concern.excluded)) {
      await passOn(concern, delivery);
      return false;
    }
    const asOf = { now: clock.now(), settings: await deps.organisation.current() };
    if (!isStillNeeded(message, concern, recipient, asOf)) return false;
    return !(await isOfHiddenConcern(message, recipient));
  }

  return {
    prepare: async (delivery) => {
      const { message } = delivery;
      const concern = await concerns.find(delivery.concernId);
      const known = await people.byId(message.to);
      if (concern === undefined || known === undefined) return undefined;
      const found = delivery.sent ? { person: known, mayBeFound: false } : await recognised(known, concern);
      const { person: recipient } = found;
      if (delivery.sent === undefined && !(await mayBeTold(delivery, concern, recipient))) return undefined;
      return {
        recipient: whereTheyRaisedIt(recipient, concern),
        facts: async () => {
          // Only now: calls beside chat go out whatever a directory says.
          if (found.mayBeFound) throw new DirectoryUnavailable();
          return deps.gatherFacts({ ...delivery, message: asMessage(message) }, concern, recipient);
        },
        wake: whenToWake(message, concern),
      };
    },
    onRefused: async (delivery) => {
      if (delivery.message.kind !== 'acknowledge-request') return;
      const concern = await concerns.find(delivery.concernId);
      if (concern) await passOn(concern, delivery);
    },
    /** Their own list alone: a card changes nothing that the page of its recipient shows. */
    onShown: ({ message }, recipient) => {
      if (message.kind !== 'wake' && isToReporter(message)) deps.renewHome(recipient);
    },
  };
}

/** A call says nothing, so nobody asks for its facts. */
function asMessage(message: Message | Wake): Message {
  if (message.kind === 'wake') throw new Error('a call has no facts');
  return message;
}

/** Nobody reacted to chat, so a further message alone may not do. */
const UNANSWERED: readonly AskedBecause[] = ['not-acknowledged', 'still-not-acknowledged'];

function whenToWake(message: Message | Wake, { urgent }: Concern): WhenToWake {
  switch (message.kind) {
    case 'wake':
      return { atOnce: [], ifItFails: [] };
    case 'acknowledge-request': {
      const mayWait = !urgent && !UNANSWERED.includes(message.because);
      return { atOnce: mayWait ? [] : WAKE_CHANNELS, ifItFails: WAKE_CHANNELS };
    }
    default:
      // A pager is for whoever is to take it; anybody may learn by e-mail that there is a message.
      return { atOnce: [], ifItFails: ['e-mail'] };
  }
}

/** A reporter is told on the platform on which they raised it, unless they prefer another. */
function whereTheyRaisedIt(recipient: Person, { reporter, reporterAccounts }: Concern): Person {
  if (recipient.id !== reporter) return recipient;
  const raisedFrom = recipient.accounts.filter((account) => account === reporterAccounts[0]);
  const others = recipient.accounts.filter((account) => !raisedFrom.includes(account));
  return { ...recipient, accounts: [...raisedFrom, ...others] };
}

/** Acknowledged means silence: what was queued and not yet sent is dropped (no nudge after the fact). */
function isStillNeeded(
  message: Message | Wake,
  concern: Concern,
  recipient: Person,
  { now, settings }: { readonly now: Date; readonly settings: Organisation },
): boolean {
  switch (message.kind) {
    case 'acknowledge-request':
    case 'nobody-yet':
      return concern.status === 'unacknowledged';
    case 'ring-external-contact':
      return concern.externalCallConfirmedAt === undefined;
    case 'case-news': {
      // Done meanwhile, somebody else's now, put off by its owner, or kept from them: then they are told nothing at all.
      const { state } = caseNews(message, concern, recipient, now, settings);
      return state.kind === 'open' && !(isReminder(message) && state.pausedUntil !== undefined);
    }
    case 'reporter-news':
      // Their receipt is theirs whatever happens; a question is about the content.
      return message.about !== 'question' || !isExcluded(recipient, concern.excluded);
    case 'receipt':
    case 'person-has-it':
      return true;
    case 'wake':
      return maySummon(concern, recipient);
  }
}

/** Whoever was asked for it and has not said that they can't; of anybody else, whether they may know of it at all. */
function maySummon(concern: Concern, recipient: Person): boolean {
  if (!recipient.active || isExcluded(recipient, concern.excluded)) return false;
  const asked = routedEntry(concern, recipient.id);
  return asked === undefined || (concern.status === 'unacknowledged' && asked.declinedAt === undefined);
}
