import type { ChronologyEvent } from '../domain/chronology.js';

/** A sealed event is JSON, in which a date is a text: makes dates of those that an event of its kind has. */
export function withEventDates(event: ChronologyEvent): ChronologyEvent {
  switch (event.kind) {
    case 'referred':
      return { ...event, referral: { ...event.referral, at: new Date(event.referral.at) } };
    case 'other-told':
      return { ...event, at: new Date(event.at) };
    case 'action-added':
    case 'action-reassigned':
      return { ...event, due: new Date(event.due) };
    case 'access-granted':
    case 'action-snoozed':
      return { ...event, until: new Date(event.until) };
    case 'target-passed':
      return { ...event, dueAt: new Date(event.dueAt) };
    default:
      return event;
  }
}
