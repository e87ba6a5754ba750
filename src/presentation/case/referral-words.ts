import type { Referral } from '../../domain/case/vocabulary.js';
import { dateAndTime } from '../wording.js';
import { CASE_WORDS } from './words.js';

/** A referral as the record shows it, a line for each answer. @param zone in which its time is told */
export function referralWords(referral: Referral, zone: string): string {
  const { agencyName, area, at, method, spokeTo, theirReference, shared, why, basis } = referral;
  return [
    `Referred to ${agencyName}${area ? ` (${area})` : ''}, ${dateAndTime(at, zone)}, ${CASE_WORDS.method[method].toLowerCase()}`,
    ...(spokeTo ? [`Spoke to: ${spokeTo}`] : []),
    ...(theirReference ? [`Their reference: ${theirReference}`] : []),
    `Shared: ${shared}`,
    `Why: ${why}`,
    basis.kind === 'consent'
      ? 'With consent'
      : `Without consent, because: ${CASE_WORDS.withoutConsent[basis.reason].toLowerCase()}. ${basis.explanation} ${
          basis.personTold ? 'The person was told.' : `The person was not told: ${basis.notToldBecause ?? ''}`
        }`,
  ].join('\n');
}
