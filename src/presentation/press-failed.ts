import type { Organisation } from '../domain/organisation.js';
import { emergencyLine } from './wording.js';

/**
 * Privately, to somebody whose press could not be answered. True whether the deed was done and could not be shown, or was
 * not done: every deed of a button may be asked for again.
 * @param phone of the concern's route; without it both numbers are named.
 */
export function pressFailed(organisation: Organisation, phone?: string): string[] {
  return ['The window could not be opened, and we cannot confirm what you pressed.', pressAgain(organisation, phone)];
}

/** The same beside a form that stays open with everything typed. */
export function formFailed(organisation: Organisation): string {
  return `We cannot confirm that it was kept. ${pressAgain(organisation)}`;
}

function pressAgain({ phones }: Organisation, phone = `${phones.duty} or ${phones.alternate}`): string {
  return `Press the button again: nothing is done twice. Or ring ${phone}. ${emergencyLine(phones.emergency)}`;
}
