import type { CaseEvent } from '../../domain/case/events.js';
import type {
  ChronologyEvent,
  LeavingEvent,
  PracticeEnd,
  RouteEvent,
  SentBecause,
  TimeEvent,
} from '../../domain/chronology.js';
import type { PersonId } from '../../domain/ids.js';
import { dateAndTime, dateOf, inPractice, listed } from '../wording.js';
import { packTitle } from './pack-title.js';
import { referralWords } from './referral-words.js';
import { triageWords } from './triage-words.js';
import { CASE_WORDS, clockKindWords } from './words.js';

interface Reader {
  readonly nameOf: (id: PersonId) => string;
  readonly zone: string;
}

/** What an entry of the chronology says, for whoever may read the concern. */
export function eventWords(event: ChronologyEvent, reader: Reader): string {
  if (isRouteEvent(event)) return routeWords(event, reader);
  if (event.kind === 'target-passed') return passedWords(event, reader);
  return isLeavingEvent(event) ? leavingWords(event, reader) : caseWords(event, reader);
}

function passedWords({ clock, dueAt }: TimeEvent, { zone }: Reader): string {
  return `Our own target passed (${clockKindWords(clock)}): it was ${dateAndTime(dueAt, zone)}`;
}

const LEAVING_KINDS: Record<LeavingEvent['kind'], true> = {
  'holder-left': true,
  'handover-lapsed': true,
  'action-passed-on': true,
  'asked-instead': true,
};

function isLeavingEvent(event: ChronologyEvent): event is LeavingEvent {
  return event.kind in LEAVING_KINDS;
}

function leavingWords(event: LeavingEvent, { nameOf }: Reader): string {
  switch (event.kind) {
    case 'holder-left':
      return `${nameOf(event.person)}, who had it, is not here any more`;
    case 'handover-lapsed':
      return `${nameOf(event.person)}, to whom a hand-over was offered, is not here any more`;
    case 'action-passed-on':
      return `Action passed to ${nameOf(event.to)}, because ${nameOf(event.from)} is not here any more`;
    case 'asked-instead':
      return event.asked.length > 0
        ? `${nameOf(event.left)} is not here any more; ${listed(event.asked.map(nameOf))} can look at it`
        : `${nameOf(event.left)} is not here any more, and there is nobody else to look at it`;
  }
}

const ROUTE_KINDS: Record<RouteEvent['kind'], true> = {
  raised: true,
  'crisis-route-shown': true,
  'sent-to': true,
  acknowledged: true,
  declined: true,
  'could-not-be-reached': true,
  'nobody-could-be-told': true,
  'external-call-confirmed': true,
  'practice-ended': true,
};

function isRouteEvent(event: ChronologyEvent): event is RouteEvent {
  return event.kind in ROUTE_KINDS;
}

const SENT_BECAUSE: Record<SentBecause, string> = {
  raised: 'Sent to',
  'second-reader': 'A second reader, because the reporter is on duty:',
  'not-acknowledged': 'Not acknowledged in time; sent to',
  declined: 'Passed on to',
  'not-reached': 'Nobody could be reached; passed on to',
  'holder-left': 'Sent to',
  'duty-changed': 'The duty changed; sent to',
  'still-not-acknowledged': 'Still not acknowledged; sent again to',
};

const PRACTICE_ENDED: Record<PracticeEnd, string> = {
  acknowledged: 'Ended, because it was acknowledged',
  stopped: 'Stopped',
  unanswered: 'Ended. Nobody acknowledged it',
};

function routeWords(event: RouteEvent, { nameOf }: Reader): string {
  switch (event.kind) {
    case 'raised':
      if (event.practice) return inPractice('Raised. Nobody is at risk');
      return event.passedOn ? 'Told to the reporter, who then raised it' : 'Raised';
    case 'crisis-route-shown':
      return 'The reporter was shown whom to call in a crisis, before they sent it';
    case 'sent-to':
      return `${SENT_BECAUSE[event.because]} ${listed(event.people.map(nameOf))}`;
    case 'acknowledged':
      return 'Acknowledged';
    case 'declined':
      return "Can't take it";
    case 'could-not-be-reached':
      return `${nameOf(event.person)} could not be reached`;
    case 'nobody-could-be-told':
      return 'Nobody here could be told; the reporter was asked to ring the external contact';
    case 'external-call-confirmed':
      return 'The reporter says that they rang the external contact';
    case 'practice-ended':
      return inPractice(PRACTICE_ENDED[event.how]);
  }
}

function caseWords(event: CaseEvent, { nameOf, zone }: Reader): string {
  const day = (at: Date) => dateAndTime(at, zone);
  switch (event.kind) {
    case 'evidence-added':
      // Its name stands where it can be opened, and in no chat.
      return 'Added a file';
    case 'note':
      return `Note: ${event.text}`;
    case 'reporter-asked':
      return `Asked the reporter: ${event.text}`;
    case 'reporter-answered':
      return `The reporter answered: ${event.text}`;
    case 'reporter-added':
      return `The reporter added: ${event.text}`;
    case 'reporter-told':
      return `The reporter was told that it was acted on: ${event.text}`;
    case 'triaged':
      return `Triage. ${triageWords(event.triage)}`;
    case 'decided':
      return `Decided: ${CASE_WORDS.decision[event.decision]}. ${event.rationale}`;
    case 'signed-off':
      return `${event.agreed ? 'Signed off' : 'Not signed off'}: ${event.text}`;
    case 'referred':
      return referralWords(event.referral, zone);
    case 'pack-drafted':
      return `A draft was made: ${packTitle(event.pack)}`;
    case 'sharing-reviewed':
      return `Sharing without consent reviewed, ${event.agreed ? 'agreed' : 'not agreed'}: ${event.text}`;
    case 'agency-answered':
      return `The agency's answer, ${CASE_WORDS.outcome[event.outcome].toLowerCase()}: ${event.text}`;
    case 'challenged':
      return `Challenged with ${event.to}: ${event.why}`;
    case 'other-told':
      return `${CASE_WORDS.other[event.other]} was told on ${day(event.at)}`;
    case 'other-not-needed':
      return `${CASE_WORDS.other[event.other]} need not be told, because: ${event.because}`;
    case 'action-added':
      return `Action for ${nameOf(event.owner)}, due ${day(event.due)}: ${event.text}`;
    case 'action-reassigned':
      return `Action passed to ${nameOf(event.owner)}, due ${day(event.due)}`;
    case 'action-snoozed':
      return `Reminders paused until the end of ${dateOf(event.until, zone)}; the due date is unchanged: ${event.reason}`;
    case 'action-done':
      return `Action done: ${event.text}`;
    case 'action-cancelled':
      return `Action cancelled: ${event.reason}`;
    case 'support-offered':
      return `Support offered to ${CASE_WORDS.support[event.to].toLowerCase()}: ${event.text}`;
    case 'linked':
      return `Linked with ${event.reference}`;
    case 'merged-into':
      return `A duplicate: goes on in ${event.reference}`;
    case 'merged-from':
      return `${event.reference} is a duplicate of this`;
    case 'duplicate-said':
      return `The reporter of ${event.reference} ${event.question ? `answered "${event.question}"` : 'added'}: ${event.text}`;
    case 'reporter-told-of':
      return `The reporter was told that it ${event.about === 'closed' ? 'is closed' : 'was acted on'}, as ${event.reference}`;
    case 'handover-offered':
      return `Hand-over offered to ${nameOf(event.to)}: ${event.text}`;
    case 'handover-accepted':
      return 'Hand-over accepted';
    case 'handover-declined':
      return 'Hand-over not accepted';
    case 'taken-over-with-duty':
      return `Taken over from ${nameOf(event.from)} with the duty`;
    case 'urgency-changed':
      return `${event.urgent ? 'Risk raised: urgent' : 'Risk lowered: not urgent'}. ${event.reason}`;
    case 'access-granted':
      return `Access for ${nameOf(event.to)} until ${day(event.until)}: ${event.reason}`;
    case 'reviewed':
      return `Reviewed: ${event.text}`;
    case 'exclusions-confirmed':
      return [
        event.added.length > 0
          ? `Kept from it from now on: ${listed(event.added.map(nameOf))}`
          : 'Confirmed who is kept from it',
        ...(event.movedTo ? [`${nameOf(event.movedTo)} has it now`] : []),
      ].join('. ');
    case 'staff-measure':
      return `${CASE_WORDS.measure[event.measure.measure]}${event.measure.about ? `, ${nameOf(event.measure.about)}` : ''}: ${event.measure.reason}`;
    case 'low-level':
      return `Low-level concern about ${nameOf(event.about)}: ${event.text}`;
    case 'low-level-pattern':
      return `Three low-level concerns about ${nameOf(event.about)} in 90 days: a review was asked for. It is not a finding`;
    case 'target-missed':
      return `Our own target missed (${clockKindWords(event.clock)}): ${event.reason}`;
    case 'withdrawn':
      return `Withdrawn: ${event.reason}`;
    case 'closed': {
      const { wishMet, personTold, remainingRisk, learning } = event.closure;
      return [
        `Closed. Wished-for outcome met: ${CASE_WORDS.wishMet[wishMet].toLowerCase()}.`,
        `The person was told: ${personTold}`,
        `Remaining risk: ${remainingRisk}`,
        ...(learning ? [`Learning: ${learning}`] : []),
      ].join('\n');
    }
    case 'reopened':
      return `Reopened: ${event.reason}`;
  }
}
