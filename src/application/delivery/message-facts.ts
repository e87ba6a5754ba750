import type { ConcernAction } from '../../domain/access.js';
import type { Clock } from '../../domain/case/clocks.js';
import type { CaseVerb } from '../../domain/case/commands.js';
import type { PracticeEnd } from '../../domain/chronology.js';
import type { ConcernId, ItemId, PersonId, Reference } from '../../domain/ids.js';
import type { AskedBecause, CaseNews, ReporterNews } from '../../domain/notice.js';
import type { LetterFacts } from './letter-facts.js';

/** Facts that every message about a concern may carry: nothing of its content. */
interface AboutConcern {
  readonly concernId: ConcernId;
  readonly reference: Reference;
  readonly urgent: boolean;
  readonly receivedAt: Date;
  /** The product's time when the facts were gathered, for "today". */
  readonly now: Date;
  readonly zone: string;
  /** Said first, whatever the message is. */
  readonly practice?: true | undefined;
}

/** What the recipient of a card sees is true now. */
export type CardState =
  | {
      readonly kind: 'open';
      readonly because: AskedBecause;
      readonly acknowledgeBy: Date;
      /** Who is asked when that time has passed. Only the deputy is named: other names would say what kind of concern it is. */
      readonly next: { readonly kind: 'deputy'; readonly name: string } | { readonly kind: 'others' | 'asked-already' };
      readonly declined: boolean;
    }
  | { readonly kind: 'yours'; readonly since: Date }
  | { readonly kind: 'held-by'; readonly name: string; readonly since: Date }
  /** It has come to its end; the buttons that are left are for the record. */
  | { readonly kind: 'ended'; readonly how: 'closed' | 'withdrawn' | 'merged' }
  /** Excluded after delivery, or never theirs: an ordinary sentence that hints at nothing. */
  | { readonly kind: 'no-longer-with-you' };

export type AcknowledgeRequestFacts = AboutConcern & {
  readonly kind: 'acknowledge-request';
  readonly state: CardState;
  /** The buttons that the recipient may use now. */
  readonly actions: readonly Extract<ConcernAction, 'acknowledge' | 'decline' | 'read'>[];
};

/** Nobody has taken it yet. Names are those of this concern's route, never their roles: these would say what kind it is. */
export interface WaitingState {
  readonly kind: 'waiting';
  /** Who was told when it came; without those whom no message could reach. */
  readonly wentTo: readonly string[];
  /** It went to the duty person alone, in cover hours. */
  readonly wasOnDuty: boolean;
  /** Who said that they can't take it. */
  readonly declined: readonly string[];
  /** Who was asked later, and may still take it. */
  readonly askedSince: readonly string[];
  /** Everyone who was asked said that they can't, or could not be reached. */
  readonly nobodyLeft: boolean;
  /** Somebody had it, and is not here any more. */
  readonly holderLeft: boolean;
  /** A clock has run out: the reporter is asked to ring. */
  readonly clockMissed: boolean;
  /** Until when they have, before others are asked or all are asked again. */
  readonly nextAt: Date;
  readonly unwatchedUntil?: Date | undefined;
}

export type ReceiptState = WaitingState | { readonly kind: 'held'; readonly name: string; readonly since: Date };

/** Of a message to the reporter. */
interface ToReporter {
  readonly phone: string;
  /** Whether they may add something now: nobody can to what they are kept from. */
  readonly mayAdd: boolean;
}

export type ReceiptFacts = AboutConcern &
  ToReporter & {
    readonly kind: 'receipt';
    readonly state: ReceiptState;
  };

export type PersonHasItFacts = AboutConcern &
  ToReporter & {
    readonly kind: 'person-has-it';
    /** Absent while nobody has it any more: whoever had it has left. */
    readonly name?: string | undefined;
    readonly since: Date;
  };

export type NobodyYetFacts = AboutConcern &
  ToReporter & {
    readonly kind: 'nobody-yet';
    /** Set once somebody has it after all. */
    readonly heldBy?: string | undefined;
  };

export type RingExternalContactFacts = AboutConcern & {
  readonly kind: 'ring-external-contact';
  readonly contact: { readonly name: string; readonly phone: string };
  readonly confirmedAt?: Date | undefined;
};

/** A button of news to somebody who works on a concern. */
export type CaseNewsAction =
  | 'read'
  | 'open-action'
  | 'accept'
  | 'refuse'
  | 'review'
  // Of reminders: the verbs that end them.
  | Extract<
      CaseVerb,
      | 'record-triage'
      | 'refer'
      | 'record-outcome'
      | 'review-sharing'
      | 'sign-off'
      | 'tell-other'
      | 'tell-reporter'
      | 'record-review'
      | 'explain-missed-target'
      | 'complete-action'
      | 'snooze-action'
    >;

export type CaseNewsFacts = AboutConcern & {
  readonly kind: 'case-news';
  readonly about: CaseNews['about'];
  readonly item?: ItemId;
  readonly state:
    | {
        readonly kind: 'open';
        readonly due?: Date;
        /** Its owner wants no reminders until then. */
        readonly pausedUntil?: Date;
      }
    /** They hold it now. */
    | { readonly kind: 'yours'; readonly since: Date }
    /** Done, or somebody else's now. */
    | { readonly kind: 'settled' }
    | { readonly kind: 'no-longer-with-you' };
  readonly actions: readonly CaseNewsAction[];
  /** Whose time is up, and our own rule for it. */
  readonly clock?: Pick<Clock, 'kind' | 'item' | 'within'>;
  /** Who asked for it. */
  readonly from?: PersonId;
  readonly fromName?: string;
};

export type ReporterNewsFacts = AboutConcern & {
  readonly kind: 'reporter-news';
  readonly about: ReporterNews['about'];
  readonly item?: ItemId;
  readonly answered: boolean;
  readonly actions: readonly ('answer' | 'add-information')[];
  readonly phone: string;
};

export type SupersededFacts = AboutConcern & {
  readonly kind: 'superseded';
  /** Previews of messages to a reporter never name the concern. */
  readonly toReporter: boolean;
};

/** Takes the place of every message about a practice concern once that is over. */
export type PracticeEndedFacts = AboutConcern & {
  readonly kind: 'practice-ended';
  readonly practice: true;
  readonly toReporter: boolean;
  readonly how: PracticeEnd;
  /** Who acknowledged or stopped it. */
  readonly by?: { readonly name: string; readonly isRecipient: boolean } | undefined;
};

/** What a message says, before words: the input of every platform's rendering. */
export type MessageFacts =
  | AcknowledgeRequestFacts
  | ReceiptFacts
  | PersonHasItFacts
  | NobodyYetFacts
  | RingExternalContactFacts
  | CaseNewsFacts
  | ReporterNewsFacts
  | LetterFacts
  | SupersededFacts
  | PracticeEndedFacts;
