import type { CaseFile } from '../../domain/case/case-file.js';
import type { Clock, ClockKind } from '../../domain/case/clocks.js';
import type {
  ADVOCATE,
  AgencyKind,
  AgencyOutcome,
  CAPACITY,
  Decision,
  OtherToTell,
  ReferralMethod,
  S42_ANSWERS,
  SAFETY,
  SHARING_CONSENT,
  STAFF_MEASURES,
  SupportFor,
  WishMet,
  WithoutConsent,
} from '../../domain/case/vocabulary.js';

import type { ChronologyEntry } from '../../domain/chronology.js';
import type { Option } from '../report-words.js';

/** The words for every closed answer of a case; the same in its forms and in its record. */
export const CASE_WORDS = {
  source: {
    fact: 'Fact: seen, heard or done',
    allegation: 'Allegation: somebody said so',
    opinion: 'Opinion: what I think',
  } satisfies Record<ChronologyEntry['source'], string>,
  s42: { yes: 'Yes', no: 'No', unknown: 'Not known' } satisfies Record<(typeof S42_ANSWERS)[number], string>,
  safety: {
    'no-danger': 'Nobody is in danger now',
    'made-safe': 'They were made safe',
    'emergency-services': 'Emergency services have it',
    'not-yet': 'Not dealt with yet',
  } satisfies Record<(typeof SAFETY)[number], string>,
  capacity: {
    assumed: 'Assumed',
    'assessment-needed': 'In doubt: an assessment is needed',
    'assessed-has': 'Assessed: has capacity',
    'assessed-lacks': 'Assessed: lacks capacity',
  } satisfies Record<(typeof CAPACITY)[number], string>,
  advocate: {
    'not-needed': 'Not needed',
    needed: 'Needed',
    offered: 'Offered',
  } satisfies Record<(typeof ADVOCATE)[number], string>,
  consent: {
    yes: 'Yes',
    no: 'No',
    'not-asked': 'Not asked',
    'lacks-capacity': 'Lacks capacity to decide',
    unknown: 'Not known',
  } satisfies Record<(typeof SHARING_CONSENT)[number], string>,
  decision: {
    'refer-adult-social-care': 'Refer to Adult Social Care',
    'refer-childrens-social-care': "Refer to Children's Social Care",
    'refer-police': 'Report to the police',
    'refer-lado': 'Refer to the LADO',
    'refer-cqc': 'Notify the CQC',
    'refer-dbs-barring': 'Refer to the DBS (barring)',
    'refer-regulator': 'Refer to a professional regulator',
    'low-level-log': 'Low-level concern: log it',
    'clinical-crisis': 'Clinical crisis: the crisis route',
    complaint: 'Handle as a complaint',
    'no-further-action': 'No further action',
  } satisfies Record<Decision, string>,
  agency: {
    'adult-social-care': 'Adult Social Care',
    'childrens-social-care': "Children's Social Care",
    police: 'Police',
    lado: 'LADO',
    cqc: 'CQC',
    'dbs-barring': 'DBS (barring)',
    regulator: 'Professional regulator',
    other: 'Another agency',
  } satisfies Record<AgencyKind, string>,
  method: {
    phone: 'By telephone',
    'web-form': 'By their web form',
    'e-mail': 'By e-mail',
    'in-person': 'In person',
  } satisfies Record<ReferralMethod, string>,
  withoutConsent: {
    'serious-risk-to-life': 'Serious risk to life',
    'others-or-child-at-risk': 'Others or a child at risk',
    'crime-suspected': 'A crime is suspected',
    'staff-or-provider-implicated': 'Staff or the provider implicated',
    coercion: 'Coercion',
    'lacks-capacity-best-interests': 'Lacks capacity: best interests',
    'seeking-raises-risk': 'Asking would raise the risk',
    'cannot-be-sought': 'Consent cannot be sought',
    'evidence-at-risk': 'Evidence at risk',
    'legal-duty': 'A legal duty',
  } satisfies Record<WithoutConsent, string>,
  outcome: {
    accepted: 'They have taken it on',
    advice: 'They gave advice',
    declined: 'They declined',
    'passed-on': 'They passed it on',
    exception: 'No answer will come (say why)',
  } satisfies Record<AgencyOutcome, string>,
  other: {
    cqc: 'CQC',
    'charity-commission': 'Charity Commission',
    insurer: 'Insurer',
    commissioner: 'Commissioner',
    'council-pipot': "Council's PiPoT contact",
    lado: 'LADO',
    'dbs-barring': 'DBS (barring)',
  } satisfies Record<OtherToTell, string>,
  support: {
    'person-at-risk': 'The person at risk',
    'others-affected': 'Others affected',
    reporter: 'The reporter',
    subject: 'The subject',
  } satisfies Record<SupportFor, string>,
  wishMet: {
    fully: 'Fully',
    partly: 'Partly',
    no: 'No',
    'not-asked': 'They were not asked',
  } satisfies Record<WishMet, string>,
  measure: {
    suspended: 'Suspended, without prejudice',
    'duties-changed': 'Duties changed, without prejudice',
    supervised: 'Works under supervision, without prejudice',
    'no-change': 'No change',
  } satisfies Record<(typeof STAFF_MEASURES)[number], string>,
  clock: {
    acknowledge: 'Acknowledge',
    triage: 'Record triage',
    referral: 'Refer',
    'agency-decision': "The agency's decision",
    'sharing-review': 'Review of sharing without consent',
    'sign-off': "A second person's sign-off",
    'others-to-tell': 'Others to tell',
    'reporter-feedback': 'Tell the reporter',
    review: 'Review the case',
  } satisfies Record<ClockKind, string>,
} as const;

export function optionsOf(words: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** What a clock waits for; of several alike, which agency. */
export function clockWords({ kind, item }: Pick<Clock, 'kind' | 'item'>, { referrals }: CaseFile): string {
  const agency = referrals.find(({ id }) => id === item)?.agencyName;
  return agency === undefined ? CASE_WORDS.clock[kind] : `${CASE_WORDS.clock[kind]} (${agency})`;
}

/** The same of a clock that is known by its id alone, such as one that the record names. */
export function clockKindWords(id: string): string {
  const [kind] = id.split('/');
  return Object.entries(CASE_WORDS.clock).find(([each]) => each === kind)?.[1] ?? id;
}
