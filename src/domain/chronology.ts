import type { CaseEvent } from './case/events.js';
import type { FormToken, ItemId, PersonId } from './ids.js';
import type { Anonymous } from './reporter.js';

/** What an entry says happened: on the concern's way to somebody, after somebody took it, when somebody left and as time passed. */
export type ChronologyEvent = RouteEvent | CaseEvent | LeavingEvent | TimeEvent;

/** What the product itself writes down because time passed: a clock of the case ran out, once for each time that it does. */
export interface TimeEvent {
  readonly kind: 'target-passed';
  /** As `Clock` names it. */
  readonly clock: string;
  readonly dueAt: Date;
}

/** What the product itself does with the part that somebody had who is not here any more. */
export type LeavingEvent =
  | { readonly kind: 'holder-left'; readonly person: PersonId }
  /** It was offered to them. */
  | { readonly kind: 'handover-lapsed'; readonly person: PersonId }
  | { readonly kind: 'action-passed-on'; readonly action: ItemId; readonly from: PersonId; readonly to: PersonId }
  /** Who looks at the decision or referral after somebody who was asked has left. */
  | {
      readonly kind: 'asked-instead';
      readonly item: ItemId;
      readonly left: PersonId;
      readonly asked: readonly PersonId[];
    };

export type RouteEvent =
  /**
   * `passedOn`: at the time of the entry somebody told the reporter, who raised it when it was written down. `practice`: nobody is
   * at risk.
   */
  | { readonly kind: 'raised'; readonly passedOn?: true; readonly practice?: true }
  /** The form that was sent had shown whom to call in a crisis. */
  | { readonly kind: 'crisis-route-shown' }
  | { readonly kind: 'sent-to'; readonly people: readonly PersonId[]; readonly because: SentBecause }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'could-not-be-reached'; readonly person: PersonId }
  | { readonly kind: 'nobody-could-be-told' }
  | { readonly kind: 'external-call-confirmed' }
  | { readonly kind: 'practice-ended'; readonly how: PracticeEnd };

export type SentBecause =
  | 'raised'
  | 'second-reader'
  | 'not-acknowledged'
  | 'declined'
  | 'not-reached'
  | 'holder-left'
  /** Somebody came on duty before anybody had taken it. */
  | 'duty-changed'
  | 'still-not-acknowledged';

/** Somebody took it, somebody stopped it, or nobody did anything until its last clock had run out. */
export type PracticeEnd = 'acknowledged' | 'stopped' | 'unanswered';

export interface ChronologyEntry {
  /** When it happened. */
  readonly eventAt: Date;
  /** When it was written down. */
  readonly recordedAt: Date;
  readonly author: PersonId | Anonymous | 'safeguard';
  readonly source: 'fact' | 'allegation' | 'opinion';
  readonly event: ChronologyEvent;
  /** Of the form that made it, so that the same form makes no second one. */
  readonly token?: FormToken | undefined;
}

/** An entry for something that the product itself saw happen, at that moment. */
export function entryAt(at: Date, author: ChronologyEntry['author'], event: ChronologyEvent): ChronologyEntry {
  return { eventAt: at, recordedAt: at, author, source: 'fact', event };
}
