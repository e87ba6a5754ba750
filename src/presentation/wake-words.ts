import type { WakeCall } from '../application/delivery/delivery-ports.js';
import type { Phones } from '../domain/organisation.js';
import { emergencyLine, inPractice } from './wording.js';

/**
 * Words that wake somebody beside chat. A pager, a mailbox and a locked phone show them to whoever looks, so they are the
 * same whatever it is about: no reference, no name, no kind.
 */

/** Short enough for an SMS and for the title of an alert. */
const PAGE_WORDS = 'Safeguard needs the person on duty. Open Slack or Teams.';

/** That it is a practice is said first, as in every message of a drill. */
export function pageWords({ practice }: Pick<WakeCall, 'practice'>): string {
  return practice ? inPractice(PAGE_WORDS) : PAGE_WORDS;
}

export interface EmailWords {
  readonly subject: string;
  readonly lines: readonly string[];
}

export function emailWords(
  { urgent, practice }: Pick<WakeCall, 'urgent' | 'practice'>,
  { duty, alternate, emergency }: Phones,
): EmailWords {
  const subject = 'Safeguard has a message for you';
  return {
    subject: practice ? inPractice(subject) : subject,
    lines: [
      ...(urgent ? ['Please open it now.'] : []),
      'It is in Slack or Teams: open Safeguard there.',
      `If you can't, ring ${duty} or ${alternate}.`,
      emergencyLine(emergency),
    ],
  };
}
