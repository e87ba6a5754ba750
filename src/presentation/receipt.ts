import type { ReceiptFacts, WaitingState } from '../application/delivery/message-facts.js';
import type { Reference } from '../domain/ids.js';
import { clockTime, emergencyLine, listed, nobodyWatches, ringNow, unwatchedLine } from './wording.js';

/** What the receipt's window and its message have in common. */
export interface Received {
  readonly reference: Reference;
  readonly urgent: boolean;
  readonly phone: string;
  /** Who has it, in one sentence. */
  readonly whoHasIt: string;
  /** What has happened since. */
  readonly since?: string | undefined;
  /** Absent once the reporter is to ring whatever they hear. */
  readonly hearBy?: Date | undefined;
  /** Up to the time; chat's words unless it is said elsewhere. */
  readonly unlessBy?: string | undefined;
  readonly unwatchedUntil?: Date | undefined;
  readonly now: Date;
  readonly zone: string;
}

/**
 * One order, so that nothing is said twice or against itself: when to ring, who has it, what has happened since, when
 * to ring if nobody calls. An urgent one says to ring at once, so it never says "if it can't wait".
 */
export function receivedLines(received: Received, emergency: string): string[] {
  const { reference, urgent, phone, whoHasIt, since, hearBy, unlessBy = 'If you have not heard by' } = received;
  const { unwatchedUntil, now, zone } = received;
  const unwatched = unwatchedUntil && nobodyWatches(unwatchedUntil, now, zone);
  const waits = hearBy !== undefined;
  const danger = emergencyLine(emergency);
  return [
    ...(urgent ? [[ringNow(phone), unwatched].filter(Boolean).join(' ')] : []),
    [`We have your concern, ${reference}.`, whoHasIt].filter(Boolean).join(' '),
    ...(since ? [since] : []),
    ...(!urgent && unwatchedUntil && unwatched
      ? [waits ? unwatchedLine(unwatchedUntil, now, zone, phone) : unwatched]
      : []),
    ...(waits
      ? [`${unlessBy} ${clockTime(hearBy, now, zone)}, ring ${phone}${urgent ? ' again' : ''}. ${danger}`]
      : [urgent ? danger : `Ring ${phone} now. ${danger}`]),
  ];
}

/** The reporter's receipt, in the words that are true now. */
export function receiptLines(facts: ReceiptFacts, emergency: string): string[] {
  const { reference, state, phone, now, zone } = facts;
  if (state.kind === 'held') {
    return [
      `${state.name} has had your concern, ${reference}, since ${clockTime(state.since, now, zone)}.`,
      `If you need to talk to someone, ring ${phone}. ${emergencyLine(emergency)}`,
    ];
  }
  const mayWait = !state.clockMissed && !state.nobodyLeft && state.nextAt > now;
  return receivedLines(
    {
      ...facts,
      whoHasIt: whoHasIt(state),
      since: whatHappenedSince(state, now, zone),
      hearBy: mayWait ? state.nextAt : undefined,
      unwatchedUntil: state.unwatchedUntil,
    },
    emergency,
  );
}

/** `who was`, not `who is`: a handover of the rota renews no message. */
function whoHasIt({ wentTo, wasOnDuty, askedSince, holderLeft }: WaitingState): string {
  if (holderLeft) {
    const asked = `, so ${listed(askedSince)} ${askedSince.length > 1 ? 'were' : 'was'} asked to take it`;
    return `Whoever had it is not here any more${askedSince.length > 0 ? asked : ''}.`;
  }
  if (wentTo.length > 0) return `It has gone to ${listed(wentTo)}${wasOnDuty ? ', who was on duty when it came' : ''}.`;
  return askedSince.length > 0 ? `It has gone to ${listed(askedSince)}.` : '';
}

/** Undefined while nothing has happened but the sending. */
function whatHappenedSince(state: WaitingState, now: Date, zone: string): string | undefined {
  const { declined, clockMissed, nobodyLeft, nextAt } = state;
  const reasons = [
    ...(declined.length > 0 ? [`${listed(declined)} can't take it`] : []),
    ...(clockMissed ? [`${declined.length > 0 ? 'nobody' : 'Nobody'} has acknowledged it yet`] : []),
  ].join(', and ');
  const asked = nobodyLeft ? undefined : whoWasAsked(state);
  const said = [reasons, asked].filter(Boolean).join(', so ');
  if (said === '') return undefined;
  const next =
    clockMissed && nextAt > now
      ? ` If nobody takes it by ${clockTime(nextAt, now, zone)}, we ask again, and others too.`
      : '';
  return `${said}.${nobodyLeft ? ' We are still trying.' : ''}${next}`;
}

function whoWasAsked({ wentTo, askedSince, clockMissed }: WaitingState): string | undefined {
  // Then the first sentence names them.
  if (wentTo.length === 0) return undefined;
  if (askedSince.length === 0) return clockMissed ? 'they were asked again' : undefined;
  return `${listed(askedSince)} ${askedSince.length > 1 ? 'were' : 'was'} asked${clockMissed ? ' too' : ''}`;
}
