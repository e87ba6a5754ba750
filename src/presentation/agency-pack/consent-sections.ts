import type { AgencyPack, S42Answer } from '../../domain/case/vocabulary.js';
import { CASE_WORDS } from '../case/words.js';
import { WORDS } from '../report-words.js';
import { NOT_ASKED, type PackSection, row } from './document.js';
import { newestTo, toldThatShared } from './earlier-referrals.js';
import type { PackFacts } from './facts.js';

/** What the person can decide, agrees to, thinks and wishes. */

export function consent(facts: PackFacts, pack: AgencyPack): PackSection {
  const { details } = facts;
  const { triage } = details.file;
  const { detail } = details.concern.report;
  const basis = newestTo(pack, facts)?.basis;
  return {
    heading: 'Consent, capacity and advocate',
    rows: [
      row('Agrees to sharing, as we found it', triage && CASE_WORDS.consent[triage.consent], NOT_ASKED),
      row('Agrees to sharing, as it was reported', detail.consent && WORDS.consent[detail.consent]),
      row('Knows of this, as it was reported', detail.personTold && WORDS.personTold[detail.personTold]),
      row(
        'Basis for sharing',
        basis?.kind === 'without-consent'
          ? `Without consent: ${CASE_WORDS.withoutConsent[basis.reason].toLowerCase()}. ${basis.explanation}`
          : basis && 'With consent',
        'No referral to this agency is in the record yet',
      ),
      toldThatShared(facts),
      row('Capacity to decide this', triage && CASE_WORDS.capacity[triage.capacity], NOT_ASKED),
      row('Assessment of capacity', triage?.capacityNote),
      row('Advocate', triage && CASE_WORDS.advocate[triage.advocate], NOT_ASKED),
    ],
  };
}

export function views({ details }: PackFacts): PackSection {
  const { triage } = details.file;
  const missing = triage ? undefined : NOT_ASKED;
  return {
    heading: 'What the person thinks and wishes',
    rows: [
      row('Their views', triage?.views, missing),
      row('What they wish to come of it', triage?.wishedOutcome, missing),
      row('What they want, as it was reported', details.concern.report.detail.personWants),
    ],
  };
}

/** The three questions of section 42 of the Care Act 2014; what is unknown stops nothing. */
export function section42({ details: { file } }: PackFacts): PackSection {
  const answer = (label: string, said: S42Answer | undefined) =>
    row(label, said && said !== 'unknown' ? CASE_WORDS.s42[said] : undefined, said ? undefined : NOT_ASKED);
  const { triage } = file;
  return {
    heading: 'Care Act 2014, section 42',
    rows: [
      answer('Has needs for care and support', triage?.careNeeds),
      answer('Is experiencing, or at risk of, abuse or neglect', triage?.atRiskOfAbuse),
      answer('Cannot protect themselves because of those needs', triage?.unableToProtect),
    ],
  };
}
