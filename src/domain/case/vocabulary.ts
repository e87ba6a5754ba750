/** What forms of a case offer and its record holds, closed (domain reference, section 4). The rules stand in files of their own. */
import type { PersonId } from '../ids.js';

/** Domain reference, section 4. Unknown never blocks: the council decides. */
export const S42_ANSWERS = ['yes', 'no', 'unknown'] as const;
export const CAPACITY = ['assumed', 'assessment-needed', 'assessed-has', 'assessed-lacks'] as const;
export const SHARING_CONSENT = ['yes', 'no', 'not-asked', 'lacks-capacity', 'unknown'] as const;
export const ADVOCATE = ['not-needed', 'needed', 'offered'] as const;
/** Whether the immediate danger was dealt with; closing asks for it. */
export const SAFETY = ['no-danger', 'made-safe', 'emergency-services', 'not-yet'] as const;

export type S42Answer = (typeof S42_ANSWERS)[number];
export type Capacity = (typeof CAPACITY)[number];
export type SharingConsent = (typeof SHARING_CONSENT)[number];
export type Advocate = (typeof ADVOCATE)[number];
export type Safety = (typeof SAFETY)[number];

export interface Triage {
  readonly safety: Safety;
  /** The three questions of section 42 of the Care Act 2014. */
  readonly careNeeds: S42Answer;
  readonly atRiskOfAbuse: S42Answer;
  readonly unableToProtect: S42Answer;
  readonly capacity: Capacity;
  /** Decision, date and assessor, where there was an assessment. */
  readonly capacityNote?: string | undefined;
  readonly advocate: Advocate;
  readonly consent: SharingConsent;
  /** What the person thinks, and wishes to come of it. */
  readonly views?: string | undefined;
  readonly wishedOutcome?: string | undefined;
  readonly optionsConsidered?: string | undefined;
  readonly leastRestrictive?: string | undefined;
}

export const AGENCY_KINDS = [
  'adult-social-care',
  'childrens-social-care',
  'police',
  'lado',
  'cqc',
  'dbs-barring',
  'regulator',
  'other',
] as const;
export const METHODS = ['phone', 'web-form', 'e-mail', 'in-person'] as const;
/** Domain reference, section 4: the reasons for which sharing without consent is lawful. */
export const WITHOUT_CONSENT = [
  'serious-risk-to-life',
  'others-or-child-at-risk',
  'crime-suspected',
  'staff-or-provider-implicated',
  'coercion',
  'lacks-capacity-best-interests',
  'seeking-raises-risk',
  'cannot-be-sought',
  'evidence-at-risk',
  'legal-duty',
] as const;
/** What came of a referral. An exception is written down where no answer will ever come. */
export const AGENCY_OUTCOMES = ['accepted', 'advice', 'declined', 'passed-on', 'exception'] as const;

export type AgencyKind = (typeof AGENCY_KINDS)[number];
export type ReferralMethod = (typeof METHODS)[number];
export type WithoutConsent = (typeof WITHOUT_CONSENT)[number];
export type AgencyOutcome = (typeof AGENCY_OUTCOMES)[number];

export type ConsentBasis =
  | { readonly kind: 'consent' }
  | {
      readonly kind: 'without-consent';
      readonly reason: WithoutConsent;
      readonly explanation: string;
      /** Whether the person was told that it would be shared, and if not why. */
      readonly personTold: boolean;
      readonly notToldBecause?: string | undefined;
    };

/** "Ring first, record after": nothing blocks a referral, and what is not known yet is left out. */
export interface Referral {
  readonly agency: AgencyKind;
  /** Of the organisation file, where it is one of those. */
  readonly agencyName: string;
  readonly area?: string | undefined;
  readonly at: Date;
  readonly method: ReferralMethod;
  readonly spokeTo?: string | undefined;
  readonly theirReference?: string | undefined;
  readonly shared: string;
  readonly why: string;
  readonly basis: ConsentBasis;
}

/** Domain reference, section 4. */
export const DECISIONS = [
  'refer-adult-social-care',
  'refer-childrens-social-care',
  'refer-police',
  'refer-lado',
  'refer-cqc',
  'refer-dbs-barring',
  'refer-regulator',
  'low-level-log',
  'clinical-crisis',
  'complaint',
  'no-further-action',
] as const;
export type Decision = (typeof DECISIONS)[number];

export const SUPPORT_FOR = ['person-at-risk', 'others-affected', 'reporter', 'subject'] as const;
export type SupportFor = (typeof SUPPORT_FOR)[number];

/** Domain reference, section 4: each is told, or it is written down why not. */
export const OTHERS_TO_TELL = [
  'cqc',
  'charity-commission',
  'insurer',
  'commissioner',
  'council-pipot',
  'lado',
  'dbs-barring',
] as const;
export type OtherToTell = (typeof OTHERS_TO_TELL)[number];

/** Of a person in a position of trust: each says nothing about guilt. */
export const STAFF_MEASURES = ['suspended', 'duties-changed', 'supervised', 'no-change'] as const;

/** "Without prejudice": a step that keeps people safe, and not a finding. */
export interface StaffMeasure {
  /** Of whom; nobody where it is of the service as a whole, or of somebody who is not listed. */
  readonly about?: PersonId | undefined;
  readonly measure: (typeof STAFF_MEASURES)[number];
  readonly reason: string;
}

/** Agencies that a draft can be made for, in the order in which they ask. Others are told by forms of their own. */
export const PACK_AGENCIES = ['adult-social-care', 'childrens-social-care', 'police', 'lado'] as const;
export type PackAgency = (typeof PACK_AGENCIES)[number];

/** For whom words are taken out of the record. A person sends them; the product never does. */
export interface AgencyPack {
  readonly kind: 'agency';
  readonly agency: PackAgency;
  /** Of the organisation file, where it is one of those. */
  readonly agencyName?: string | undefined;
  readonly area?: string | undefined;
}

export type Pack =
  | AgencyPack
  /** The whole chronology, for our own file. */
  | { readonly kind: 'own-file' };

export const WISH_MET = ['fully', 'partly', 'no', 'not-asked'] as const;
export type WishMet = (typeof WISH_MET)[number];

/** Domain reference, section 4. */
export interface Closure {
  readonly wishMet: WishMet;
  /** What the person was told and what they thought of it, or why they were not told. */
  readonly personTold: string;
  readonly remainingRisk: string;
  readonly learning?: string | undefined;
}

/** What still stands in the way of an end: said exactly, so that it can be done. */
export type Obstacle =
  | { readonly kind: 'danger-not-addressed' }
  | { readonly kind: 'no-decision' }
  | { readonly kind: 'sign-off-awaited' }
  | { readonly kind: 'sign-off-refused' }
  | { readonly kind: 'referral-not-made'; readonly agency: AgencyKind }
  | { readonly kind: 'referral-without-outcome'; readonly agencyName: string }
  | { readonly kind: 'sharing-not-reviewed'; readonly agencyName: string }
  | { readonly kind: 'action-open'; readonly text: string }
  | { readonly kind: 'reporter-not-told' };
