import type { ConcernId, ItemId, PersonId } from './ids.js';
import { comesAgain, type Letter } from './letter.js';

/** Why somebody is asked to acknowledge: decides the first words, not the facts. */
export type AskedBecause = 'new' | 'passed-on' | 'not-acknowledged' | 'holder-left' | 'still-not-acknowledged';

/**
 * Everything that the product tells anybody, closed. A notice holds no facts of the concern: what it
 * says is worked out from the concern as it is when it is delivered.
 */
export type Notice =
  | { readonly kind: 'acknowledge-request'; readonly to: PersonId; readonly because: AskedBecause }
  | { readonly kind: 'receipt'; readonly to: PersonId }
  | { readonly kind: 'person-has-it'; readonly to: PersonId }
  | { readonly kind: 'nobody-yet'; readonly to: PersonId }
  | { readonly kind: 'ring-external-contact'; readonly to: PersonId }
  | CaseNews
  | ReporterNews
  /** Every message about the concern that was delivered before is to show what is true now. */
  | { readonly kind: 'refresh-delivered' };

/** To somebody who works on the concern: what there is to do or to know, in a window. */
export interface CaseNews {
  readonly kind: 'case-news';
  readonly to: PersonId;
  readonly about:
    | 'answered'
    | 'information'
    | 'action'
    | 'action-done'
    | 'handover'
    | 'handover-accepted'
    | 'handover-declined'
    | 'sign-off'
    | 'signed-off'
    | 'sharing-review'
    | 'sharing-reviewed'
    | 'access'
    | 'reopened'
    | 'withdrawn'
    | 'exclusions'
    | 'given'
    | 'somebody-left'
    | 'low-level-pattern'
    /** A target of our own, to whoever has to answer it. */
    | 'clock-missed'
    /** The same, to somebody who is to see that it is answered. */
    | 'clock-still-missed'
    /** A reminder to the owner of an action, and that it is late to somebody above them. */
    | 'action-due'
    | 'action-late';
  /** The action, question, referral, decision or clock that it is about. */
  readonly item?: ItemId;
}

/** To the reporter: that there is a question, or how far it is. Never more. */
export interface ReporterNews {
  readonly kind: 'reporter-news';
  readonly to: PersonId;
  readonly about: 'question' | 'acted-on' | 'closed' | 'merged' | 'reopened';
  readonly item?: ItemId;
  /** To the reporter of a duplicate: the concern that it is true of. Nothing where they are kept from that one. */
  readonly of?: ConcernId;
}

/** A call outside chat, without a word of what it is about: an urgent message may wake nobody. */
export interface Wake {
  readonly kind: 'wake';
  readonly to: PersonId;
  readonly via: WakeChannel;
}

/** A call beside a letter, which is made only while somebody still needs that one. */
export interface LetterCall extends Wake {
  readonly beside: Letter;
}

export const WAKE_CHANNELS = ['pager', 'e-mail'] as const;
export type WakeChannel = (typeof WAKE_CHANNELS)[number];

/** A notice that is a message to a person. */
export type Message = Exclude<Notice, { kind: 'refresh-delivered' }>;

/** Previews of messages to a reporter never name the concern. */
export function isToReporter({ kind }: Message): boolean {
  return kind !== 'acknowledge-request' && kind !== 'case-news';
}

/** Whether such a message may have gone to the same person before, and now takes its place. */
export function repeats(message: Message | Letter | Wake): boolean {
  switch (message.kind) {
    case 'acknowledge-request':
      return message.because === 'still-not-acknowledged';
    case 'nobody-yet':
    case 'ring-external-contact':
      return true;
    case 'case-news':
      // One live reminder of each thing.
      return isReminder(message);
    case 'letter':
      return comesAgain(message);
    case 'receipt':
    case 'person-has-it':
    case 'reporter-news':
    case 'wake':
      return false;
  }
}

const REMINDERS = ['clock-missed', 'clock-still-missed', 'action-due', 'action-late'] as const;
export type ReminderAbout = (typeof REMINDERS)[number];

/** What time alone tells, and not something that somebody did. */
export function isReminder<News extends Pick<CaseNews, 'about'>>(
  news: News,
): news is News & { readonly about: ReminderAbout } {
  return REMINDERS.some((about) => about === news.about);
}

export const REFRESH_DELIVERED: Notice = { kind: 'refresh-delivered' };
