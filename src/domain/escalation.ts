import { may } from './access.js';
import { acknowledgementDue } from './acknowledgement-clock.js';
import { heldSince } from './case/case-file.js';
import { type ChronologyEvent, entryAt, type SentBecause } from './chronology.js';
import { type Change, type Concern, type Escalation, unchanged, withEntry } from './concern.js';
import type { PersonId } from './ids.js';
import { type AskedBecause, type Notice, REFRESH_DELIVERED } from './notice.js';
import type { Organisation } from './organisation.js';
import type { Person } from './person.js';
import { endPractice, isPracticeOver, isPracticeUnanswered } from './practice.js';
import { routedAt } from './raising.js';
import { toReporter } from './reporter.js';
import {
  barredFrom,
  type Chain,
  everyoneAllowed,
  LEAD_ROUTE_EVERYONE,
  type Reached,
  type Recipient,
  reachFrom,
} from './routing.js';

/** From the second missed clock on, the reporter is told that nobody has it yet and whom to ring. */
const REPORTER_TOLD_FROM = 2;

export type Escalated = { readonly kind: 'escalated' } | { readonly kind: 'not-due' };

/**
 * A missed acknowledgement clock: the next step of the route is told; when every step has been told, everyone in
 * the chain again. A stopped product catches up in one go: all the steps that fell due, each person asked once.
 */
export function escalate(concern: Concern, chain: Chain, organisation: Organisation, now: Date): Change<Escalated> {
  if (concern.escalation === undefined || concern.escalation.nextAt > now) {
    return unchanged(concern, { kind: 'not-due' });
  }
  if (isPracticeUnanswered(concern)) {
    return endPractice(concern, { how: 'unanswered', by: 'safeguard', at: now }, { kind: 'escalated' });
  }
  if (concern.status === 'nobody-told') return remindReporterToRing(concern, concern.escalation, organisation, now);
  let change: Change<Escalated> = unchanged(concern, { kind: 'escalated' });
  for (let step = concern.escalation; step.nextAt <= now; ) {
    change = tellNextStep(change, step, chain, organisation, now);
    step = change.concern.escalation ?? { ...step, nextAt: new Date(Number.POSITIVE_INFINITY) };
  }
  const { missed = 0 } = change.concern.escalation ?? {};
  const reporter = missed >= REPORTER_TOLD_FROM ? toReporter(concern, (to) => ({ kind: 'nobody-yet', to })) : [];
  return { ...change, notices: [...change.notices, ...reporter, REFRESH_DELIVERED] };
}

function tellNextStep(
  change: Change<Escalated>,
  step: Escalation,
  chain: Chain,
  organisation: Organisation,
  now: Date,
): Change<Escalated> {
  const { concern } = change;
  const missed = step.missed + 1;
  const nextAt = nextStepAt(concern, organisation, missed, now);
  const next = reachFrom(step.rung + 1, concern.route, chain, barredFrom(concern), toldAlready(concern));
  const again = next === undefined ? everyoneAgain(concern, step.rung, chain) : toldAgain(concern, step.rung, chain);
  if (next !== undefined && (!isTooEarly(concern, next, missed) || again.recipients.length === 0)) {
    const told = tell(concern, next, 'not-acknowledged', now);
    const notices = [...change.notices, ...askAll(next, 'not-acknowledged')];
    return { ...change, concern: { ...told, escalation: { rung: next.rung, missed, nextAt } }, notices };
  }
  // Two clocks that are caught up in one go ask nobody twice.
  const asked = new Set(change.notices.flatMap((notice) => (notice.kind === 'acknowledge-request' ? [notice.to] : [])));
  const round = { ...again, recipients: again.recipients.filter(({ person }) => !asked.has(person.id)) };
  const told = round.recipients.length > 0 ? tell(concern, round, 'still-not-acknowledged', now) : concern;
  const notices = [...change.notices, ...askAll(round, 'still-not-acknowledged')];
  return { ...change, concern: { ...told, escalation: { rung: step.rung, missed, nextAt } }, notices };
}

/** The first two steps are counted from receipt, so that a decline never restarts a clock; later rounds from now, so that a long stop is caught up once. */
function nextStepAt(concern: Concern, organisation: Organisation, missed: number, now: Date): Date {
  if (missed < REPORTER_TOLD_FROM) {
    return acknowledgementDue(organisation, concern.urgent, concern.receivedAt, missed + 1);
  }
  return acknowledgementDue(organisation, concern.urgent, now, 1);
}

/** Who is brought in when the clock runs out next; undefined when those who were told are asked again. */
export function nextStep(concern: Concern, chain: Chain): Reached | undefined {
  const { rung = 0, missed = 0 } = concern.escalation ?? {};
  const next = reachFrom(rung + 1, concern.route, chain, barredFrom(concern), toldAlready(concern));
  return next === undefined || isTooEarly(concern, next, missed + 1) ? undefined : next;
}

/**
 * Staff concerns reach everyone at the second clock, never before: not where there is no manager to tell at the first, and
 * not because those who were told can't take it, since whoever is on duty may be the one whom nobody named.
 */
function isTooEarly(concern: Concern, next: Reached, missed: number): boolean {
  return concern.route === 'lead' && next.rung === LEAD_ROUTE_EVERYONE && missed < REPORTER_TOLD_FROM;
}

function toldAgain(concern: Concern, rung: number, chain: Chain): Reached {
  const told = toldAlready(concern);
  const recipients = everyoneAllowed(chain, barredFrom(concern)).filter(({ person }) => told.has(person.id));
  return { rung, recipients: willing(concern, recipients) };
}

function everyoneAgain(concern: Concern, rung: number, chain: Chain): Reached {
  return { rung, recipients: willing(concern, everyoneAllowed(chain, barredFrom(concern))) };
}

/** Those who said that they can't take it are left in peace unless nobody else is left. */
function willing(concern: Concern, recipients: readonly Recipient[]): readonly Recipient[] {
  const others = recipients.filter(({ person }) => !hasDeclined(concern, person.id));
  return others.length > 0 ? others : recipients;
}

function hasDeclined(concern: Concern, person: PersonId): boolean {
  return concern.routed.some((entry) => entry.person === person && entry.declinedAt !== undefined);
}

function toldAlready(concern: Concern): ReadonlySet<PersonId> {
  return new Set(concern.routed.map(({ person }) => person));
}

function askAll(reached: Reached, because: AskedBecause): Notice[] {
  return reached.recipients.map(({ person }) => ({ kind: 'acknowledge-request', to: person.id, because }));
}

/** Adds who is new to the route and writes down who was told. */
function tell(concern: Concern, reached: Reached, because: SentBecause, now: Date): Concern {
  const told = toldAlready(concern);
  const fresh = reached.recipients.filter(({ person }) => !told.has(person.id));
  const people = reached.recipients.map(({ person }) => person.id);
  return withEntry(
    { ...concern, routed: [...concern.routed, ...fresh.map((recipient) => routedAt(recipient, reached.rung, now))] },
    entryAt(now, 'safeguard', { kind: 'sent-to', people, because }),
  );
}

function remindReporterToRing(
  concern: Concern,
  escalation: Escalation,
  organisation: Organisation,
  now: Date,
): Change<Escalated> {
  const nextAt = acknowledgementDue(organisation, concern.urgent, now, 1);
  return {
    concern: { ...concern, escalation: { ...escalation, missed: escalation.missed + 1, nextAt } },
    notices: toReporter(concern, (to) => ({ kind: 'ring-external-contact', to })),
    outcome: { kind: 'escalated' },
  };
}

export type Declined =
  | { readonly kind: 'declined' }
  | { readonly kind: 'already-declined' }
  | { readonly kind: 'already-acknowledged'; readonly by: PersonId; readonly at: Date }
  | { readonly kind: 'practice-ended' }
  | { readonly kind: 'not-found' };

/** "I can't take this": the next person at once; the clock does not restart (domain reference, section 5). */
export function decline(concern: Concern, by: Person, chain: Chain, now: Date): Change<Declined> {
  if (!may(by, 'decline', concern, now)) return unchanged(concern, { kind: 'not-found' });
  if (isPracticeOver(concern)) return unchanged(concern, { kind: 'practice-ended' });
  if (concern.holder !== undefined) {
    const at = heldSince(concern) ?? now;
    return unchanged(concern, { kind: 'already-acknowledged', by: concern.holder, at });
  }
  if (hasDeclined(concern, by.id)) return unchanged(concern, { kind: 'already-declined' });
  const passedOn = dropOut(concern, by.id, 'declinedAt', chain, now, entryAt(now, by.id, { kind: 'declined' }).event);
  return { ...passedOn, outcome: { kind: 'declined' } };
}

/** No message can be delivered to that person: the next person at once, as if they had declined. */
export function passOnUnreachable(concern: Concern, person: PersonId, chain: Chain, now: Date): Change<Escalated> {
  const entry = concern.routed.find((routed) => routed.person === person);
  if (concern.status !== 'unacknowledged' || entry === undefined || entry.unreachableAt !== undefined) {
    return unchanged(concern, { kind: 'not-due' });
  }
  return dropOut(concern, person, 'unreachableAt', chain, now, { kind: 'could-not-be-reached', person });
}

/** Whoever comes on duty is asked for what nobody has taken yet. The clock does not restart, and the others stay asked. */
export function askWhoIsOnDuty(concern: Concern, chain: Chain, now: Date): Change<Escalated> {
  const told = toldAlready(concern);
  const recipients = everyoneAllowed(chain, barredFrom(concern)).filter(
    ({ person }) => person.id === chain.duty?.id && !told.has(person.id),
  );
  if (concern.status !== 'unacknowledged' || concern.route !== 'duty' || recipients.length === 0) {
    return unchanged(concern, { kind: 'not-due' });
  }
  const reached: Reached = { rung: concern.escalation?.rung ?? 0, recipients };
  return {
    concern: tell(concern, reached, 'duty-changed', now),
    notices: [...askAll(reached, 'passed-on'), REFRESH_DELIVERED],
    outcome: { kind: 'escalated' },
  };
}

function dropOut(
  concern: Concern,
  person: PersonId,
  mark: 'declinedAt' | 'unreachableAt',
  chain: Chain,
  now: Date,
  event: ChronologyEvent,
): Change<Escalated> {
  const author = event.kind === 'declined' ? person : 'safeguard';
  const routed = concern.routed.map((entry) => (entry.person === person ? { ...entry, [mark]: now } : entry));
  const marked = withEntry({ ...concern, routed }, entryAt(now, author, event));
  const rung = concern.escalation?.rung ?? 0;
  const someoneLeft = routed.some((entry) => entry.rung === rung && !entry.declinedAt && !entry.unreachableAt);
  if (someoneLeft || marked.escalation === undefined) {
    return { concern: marked, notices: [REFRESH_DELIVERED], outcome: { kind: 'escalated' } };
  }
  const next = reachFrom(rung + 1, concern.route, chain, barredFrom(concern), toldAlready(concern));
  if (next === undefined || isTooEarly(concern, next, marked.escalation.missed)) {
    // Nobody is left to pass it on to yet: the reporter hears it now, not when the clock runs out.
    const nobody = toReporter(concern, (to) => ({ kind: 'nobody-yet', to }));
    return { concern: marked, notices: [...nobody, REFRESH_DELIVERED], outcome: { kind: 'escalated' } };
  }
  const because = event.kind === 'declined' ? 'declined' : 'not-reached';
  const told = tell(marked, next, because, now);
  return {
    concern: { ...told, escalation: { ...marked.escalation, rung: next.rung } },
    notices: [...askAll(next, 'passed-on'), REFRESH_DELIVERED],
    outcome: { kind: 'escalated' },
  };
}

export type CallConfirmed = { readonly kind: 'confirmed' } | { readonly kind: 'not-found' };

/** The reporter says that they rang the external contact: the reminders end. */
export function confirmExternalCall(concern: Concern, by: Person, now: Date): Change<CallConfirmed> {
  if (!may(by, 'confirm-external-call', concern, now)) return unchanged(concern, { kind: 'not-found' });
  if (concern.externalCallConfirmedAt !== undefined) return unchanged(concern, { kind: 'confirmed' });
  const confirmed: Concern = { ...concern, externalCallConfirmedAt: now, escalation: undefined, dueAt: undefined };
  return {
    concern: withEntry(confirmed, entryAt(now, by.id, { kind: 'external-call-confirmed' })),
    notices: [REFRESH_DELIVERED],
    outcome: { kind: 'confirmed' },
  };
}
