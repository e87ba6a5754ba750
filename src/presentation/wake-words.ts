import type { Phones } from '../domain/organisation.js';
import { emergencyLine } from './wording.js';

/**
 * Words that wake somebody beside chat. A pager, a mailbox and a locked phone show them to whoever looks, so they are the
 * same whatever it is about: no reference, no name, no kind.
 */

/** Short enough for an SMS and for the title of an alert. */
export const PAGE_WORDS = 'Safeguard needs the person on duty. Open Slack or Teams.';

export interface EmailWords {
  readonly subject: string;
  readonly lines: readonly string[];
}

export function emailWords(urgent: boolean, { duty, alternate, emergency }: Phones): EmailWords {
  return {
    subject: 'Safeguard has a message for you',
    lines: [
      ...(urgent ? ['Please open it now.'] : []),
      'It is in Slack or Teams: open Safeguard there.',
      `If you can't, ring ${duty} or ${alternate}.`,
      emergencyLine(emergency),
    ],
  };
}
