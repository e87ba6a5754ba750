import type { Organisation } from '../../domain/organisation.js';
import { bothPhones } from '../report-form-help.js';
import { emergencyLine } from '../wording.js';

/** Where the page is, and where somebody comes back with their reply code. */
export const ANONYMOUS_PATH = '/anonymous';
export const REPLY_PATH = '/anonymous/reply';

/** A page that says nothing of where somebody has been. */
export const QUICK_EXIT = { href: 'https://www.bbc.co.uk/weather', label: 'Leave this page now' } as const;

/** Who looks at the screen later must not learn of it; what a page can't do, it says. */
export const ON_THIS_DEVICE =
  'We set no cookies and keep nothing that says which device or network you use. This page will stand in the history of your ' +
  'browser: use a private window, or delete it there, if somebody else may look.';

export function whomToCall({ phones }: Pick<Organisation, 'phones'>): string {
  return `${emergencyLine(phones.emergency)} ${bothPhones(phones)}`;
}

/** Wherever something was not taken. */
export const NOT_SENT = 'Your concern was not sent. Nobody has been told.';
export const NOT_SENT_REPLY = 'What you wrote was not sent.';
