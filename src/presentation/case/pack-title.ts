import type { Pack } from '../../domain/case/vocabulary.js';
import { CASE_WORDS } from './words.js';

/** `Referral to Adult Social Care, Example Borough`: in the chronology, on the draft and above it. */
export function packTitle(pack: Pack): string {
  if (pack.kind === 'own-file') return 'The whole chronology, for our own file';
  const { agency, agencyName, area } = pack;
  return `Referral to ${[agencyName ?? CASE_WORDS.agency[agency], area].filter(Boolean).join(', ')}`;
}
