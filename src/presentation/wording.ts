import { DateTime } from 'luxon';
import type { LocalDate } from '../domain/reminders/reminder-days.js';

/** Words that are the same everywhere (domain reference, section 2). */
export const LABELS = {
  acknowledge: 'Acknowledge',
  read: 'Read concern',
  decline: "I can't take this",
  raise: 'Raise a concern',
  openPages: 'Open as pages',
  send: 'Send',
  cancel: 'Cancel',
  close: 'Close',
  confirmExternalCall: 'I have rung them',
  moreDetail: 'Add more detail',
  showNumbers: 'Show whom to call',
  refer: 'Refer',
  addNote: 'Add note',
  askReporter: 'Ask the reporter',
  addAction: 'Add action',
  handOver: 'Hand over',
  closeConcern: 'Close concern',
} as const;

/** Word for word the same everywhere. */
export function emergencyLine(emergency: string): string {
  return `If someone is in immediate danger, call ${emergency} now.`;
}

/** Whatever is shown of a practice concern begins with it, whoever it is shown to. */
export function inPractice(words: string): string {
  return `Practice: ${words}`;
}

/** Previews of messages to a reporter say no more than this. */
export const NEUTRAL_PREVIEW = 'Safeguard has a message for you.';

export function ringNow(phone: string): string {
  return `Ring ${phone} now: a message may not wake anyone.`;
}

/** `14:05 today`, `09:00 on Monday 30 November`, in another year `09:00 on Friday 3 March 2028`: clock times, never "soon". */
export function clockTime(at: Date, now: Date, zone: string): string {
  const time = DateTime.fromJSDate(at, { zone });
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const days = Math.round(time.startOf('day').diff(today, 'days').days);
  const word = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : undefined;
  return word === undefined ? clockDay(at, now, zone) : `${time.toFormat('HH:mm')} ${word}`;
}

/** `09:00 on Monday 30 November`: for what stands there unchanged on another day. @param now says which year is left out */
export function clockDay(at: Date, now: Date, zone: string): string {
  const time = DateTime.fromJSDate(at, { zone }).setLocale('en-GB');
  const isThisYear = time.year === DateTime.fromJSDate(now, { zone }).year;
  return time.toFormat(`HH:mm 'on' cccc d LLLL${isThisYear ? '' : ' yyyy'}`);
}

/** `23 November 2026, 14:05`: for the record. */
export function dateAndTime(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('d LLLL yyyy, HH:mm');
}

/** `23 November 2026`. */
export function dateOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('d LLLL yyyy');
}

/** Of a date without a time: `4 December 2026`. */
export function dayWords(day: LocalDate): string {
  return DateTime.fromISO(day, { zone: 'utc' }).setLocale('en-GB').toFormat('d LLLL yyyy');
}

/** `Monday 23 November`. */
export function dayOfWeek(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('cccc d LLLL');
}

/** Several things one below the other, each with a mark where it begins; one needs none. */
export function bulleted(lines: readonly string[]): string {
  return lines.length > 1 ? lines.map((line) => `• ${line}`).join('\n') : lines.join('');
}

/** `Priya Shah, Sam Whitlock and Leila Haddad`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}

export function nobodyWatches(until: Date, now: Date, zone: string): string {
  return `Nobody is watching until ${clockTime(until, now, zone)}.`;
}

export function unwatchedLine(until: Date, now: Date, zone: string, phone: string): string {
  return `${nobodyWatches(until, now, zone)} Ring ${phone} if it can't wait.`;
}

export function notSent(phone: string, emergency: string): string {
  return (
    'Your concern was not sent. Nothing has been saved and nobody has been told. Your words are still in the form. ' +
    `Try again, or ring ${phone}. ${emergencyLine(emergency)}`
  );
}

/** After "not sent": true whether or not we remember an earlier attempt whose outcome nobody knew. */
export const EARLIER_TRY = 'If we could not confirm an earlier try, that one may have been sent.';

export function cannotConfirm(phone: string, emergency: string): string {
  return (
    'We cannot confirm your concern was sent. Press Send again: it will not be sent twice. ' +
    `Or ring ${phone}. ${emergencyLine(emergency)}`
  );
}

/** After a press that changed something. */
export const DONE = 'Thank you. It is done.';

/** Of a page or a form of the organisation's own. */
export const NOT_FOR_YOU = 'There is nothing here for you, or not any more.';

/** The same for what does not exist and for what the person may not see, whatever it is: a concern, a policy, a check. */
export const NOT_FOUND = "We can't find that, or it is not for you.";
