import type { Organisation } from '../domain/organisation.js';
import { emergencyLine } from './wording.js';

/**
 * Privately, to somebody whose press could not be answered. True whether the deed was done and could not be shown, or was
 * not done: every deed of a button may be asked for again.
 * @param phone of the concern's route; without it both numbers are named.
 */
export function pressFailed({ phones }: Organisation, phone?: string): string[] {
  return [
    'The window could not be opened, and we cannot confirm what you pressed.',
    `Press the button again: nothing is done twice. Or ring ${phone ?? `${phones.duty} or ${phones.alternate}`}. ${emergencyLine(phones.emergency)}`,
  ];
}
