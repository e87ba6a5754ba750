import { may } from '../../domain/access.js';
import { heldSince } from '../../domain/case/case-file.js';
import { type Concern, isExcluded, routedEntry } from '../../domain/concern.js';
import { nextStep } from '../../domain/escalation.js';
import type { PersonId } from '../../domain/ids.js';
import { type AskedBecause, isToReporter, type Message } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import { endOfPractice } from '../../domain/practice.js';
import { barredFrom, type Chain, phoneOf } from '../../domain/routing.js';
import type { Clock, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { AcknowledgeRequestFacts, CardState, MessageFacts } from './message-facts.js';
import { caseNews, reporterNews } from './news-facts.js';
import { receiptState } from './receipt-state.js';

export type GatherFacts = (delivery: Gathered, concern: Concern, recipient: Person) => Promise<MessageFacts>;

type Open = Extract<CardState, { kind: 'open' }>;

interface Gathered {
  readonly message: Message;
  readonly superseded: boolean;
}

interface Deps {
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
}

/** What a message says, worked out from the concern as it is now: a message delivered late is never out of date. */
export function createGatherFacts({ people, organisation, currentChain, clock }: Deps): GatherFacts {
  return async ({ message, superseded }, concern, recipient) => {
    const now = clock.now();
    const settings = await organisation.current();
    const about = {
      concernId: concern.id,
      reference: concern.reference,
      urgent: concern.urgent,
      receivedAt: concern.receivedAt,
      now,
      zone: settings.zone,
      ...(concern.practice && { practice: concern.practice }),
    };
    if (superseded) return { kind: 'superseded', ...about, toReporter: isToReporter(message) };
    const nameOf = async (id: PersonId) => (await people.byId(id))?.name || 'Somebody';
    const end = concern.practice && endOfPractice(concern);
    if (end) {
      const { how, by } = end;
      const who = by === 'safeguard' ? undefined : { name: await nameOf(by), isRecipient: by === recipient.id };
      return { kind: 'practice-ended', ...about, practice: true, toReporter: isToReporter(message), how, by: who };
    }
    const chain = await currentChain(settings, now);
    const phone = settings.phones[phoneOf(concern.route, chain, barredFrom(concern))];
    const since = heldSince(concern) ?? now;
    const toReporter = { phone, mayAdd: mayAddTo(concern, recipient, now) };
    switch (message.kind) {
      case 'acknowledge-request': {
        const holder = concern.holder === undefined ? undefined : await nameOf(concern.holder);
        return { kind: message.kind, ...about, ...card(concern, recipient, message.because, holder, chain, now) };
      }
      case 'receipt':
        return {
          kind: message.kind,
          ...about,
          ...toReporter,
          state: await receiptState({ concern, settings, people, now }),
        };
      case 'person-has-it':
        return {
          kind: message.kind,
          ...about,
          ...toReporter,
          since,
          ...(concern.holder && { name: await nameOf(concern.holder) }),
        };
      case 'nobody-yet':
        return {
          kind: message.kind,
          ...about,
          ...toReporter,
          ...(concern.holder && { heldBy: await nameOf(concern.holder) }),
        };
      case 'ring-external-contact':
        return {
          kind: message.kind,
          ...about,
          contact: settings.externalContact,
          confirmedAt: concern.externalCallConfirmedAt,
        };
      case 'case-news': {
        const news = caseNews(message, concern, recipient, now, settings);
        const fromName = news.from === undefined ? undefined : await nameOf(news.from);
        return { kind: message.kind, ...about, ...news, ...(fromName && { fromName }) };
      }
      case 'reporter-news':
        return { kind: message.kind, ...about, phone, ...reporterNews(message, concern, recipient) };
    }
  };
}

/** Where nobody here was told, nobody here would read it either: the reporter is to ring instead. */
function mayAddTo(concern: Concern, recipient: Person, now: Date): boolean {
  return concern.status !== 'nobody-told' && may(recipient, 'add-information', concern, now);
}

function card(
  concern: Concern,
  recipient: Person,
  because: AskedBecause,
  holder: string | undefined,
  chain: Chain,
  now: Date,
): Pick<AcknowledgeRequestFacts, 'state' | 'actions'> {
  const routed = routedEntry(concern, recipient.id);
  if (isExcluded(recipient, concern.excluded) || !recipient.active || routed === undefined) {
    return { state: { kind: 'no-longer-with-you' }, actions: [] };
  }
  const ended = endOf(concern);
  const readable = may(recipient, 'read', concern, now) ? (['read'] as const) : [];
  const since = heldSince(concern) ?? concern.receivedAt;
  if (ended) return { state: { kind: 'ended', how: ended }, actions: readable };
  if (concern.holder === recipient.id) return { state: { kind: 'yours', since }, actions: readable };
  if (holder !== undefined) return { state: { kind: 'held-by', name: holder, since }, actions: readable };
  if (concern.escalation === undefined) return { state: { kind: 'no-longer-with-you' }, actions: [] };
  const declined = routed.declinedAt !== undefined;
  const state: CardState = {
    kind: 'open',
    because,
    acknowledgeBy: concern.escalation.nextAt,
    next: nextAsked(concern, chain),
    declined,
  };
  return { state, actions: ['acknowledge', ...readable, ...(declined ? [] : (['decline'] as const))] };
}

function endOf({ status }: Concern) {
  return status === 'closed' || status === 'withdrawn' || status === 'merged' ? status : undefined;
}

function nextAsked(concern: Concern, chain: Chain): Open['next'] {
  const next = nextStep(concern, chain);
  if (next === undefined) return { kind: 'asked-already' };
  const [only] = next.recipients;
  return concern.route === 'duty' && next.recipients.length === 1 && only?.as === 'deputy'
    ? { kind: 'deputy', name: only.person.name }
    : { kind: 'others' };
}
