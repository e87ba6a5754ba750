import type { OnDutyNow } from '../application/rota/who-is-on-duty.js';
import type { Organisation } from '../domain/organisation.js';
import { emergencyLine } from './wording.js';

/**
 * To somebody who meets the bot for the first time, in five lines: what it is, how it begins, who is on duty, whom to ring, and
 * what it is not.
 * @param begin how the form is opened on that platform
 */
export function welcomeLines({ name, phones }: Organisation, { duty }: OnDutyNow, begin: string): string[] {
  return [
    `Safeguard is how you raise a safeguarding concern at ${name}.`,
    `${begin} The form opens in a window of its own, and nothing is sent until you press Send.`,
    `It goes privately to the person on duty${duty ? `, ${duty} now` : ''}; or to a safeguarding lead, if somebody who works or volunteers here may be responsible.`,
    `To talk to someone, ring the duty phone, ${phones.duty}. If it is about the duty person: ${phones.alternate}.`,
    `${emergencyLine(phones.emergency)} Safeguard is not an emergency service.`,
  ];
}
