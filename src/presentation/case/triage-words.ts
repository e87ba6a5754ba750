import type { Triage } from '../../domain/case/vocabulary.js';
import { CASE_WORDS } from './words.js';

/** A triage as the record shows it, a line for each answer. */
export function triageWords(triage: Triage): string {
  const { capacityNote, views, wishedOutcome, optionsConsidered, leastRestrictive } = triage;
  const line = (label: string, text: string | undefined) => (text ? [`${label}: ${text}`] : []);
  return [
    `Immediate danger: ${CASE_WORDS.safety[triage.safety]}`,
    `Care and support needs: ${CASE_WORDS.s42[triage.careNeeds]}`,
    `At risk of abuse or neglect: ${CASE_WORDS.s42[triage.atRiskOfAbuse]}`,
    `Unable to protect themselves: ${CASE_WORDS.s42[triage.unableToProtect]}`,
    `Capacity: ${CASE_WORDS.capacity[triage.capacity]}`,
    ...line('Assessment', capacityNote),
    `Advocate: ${CASE_WORDS.advocate[triage.advocate]}`,
    `Consents to sharing: ${CASE_WORDS.consent[triage.consent]}`,
    ...line('Their views', views),
    ...line('Wished-for outcome', wishedOutcome),
    ...line('Options considered', optionsConsidered),
    ...line('Least restrictive because', leastRestrictive),
  ].join('\n');
}
