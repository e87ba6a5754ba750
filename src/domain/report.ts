import type { Account, PersonId } from './ids.js';

/** Answers of the reporter's form: domain reference, section 3. */
export const DANGER = ['yes', 'no', 'not-sure'] as const;
export const AT_RISK = ['client', 'other-adult', 'child', 'more-than-one', 'not-sure'] as const;
export const RESPONSIBLE = ['no', 'yes', 'not-sure'] as const;
export const IDENTITY = ['named', 'confidential'] as const;
/** The five that the policy names come first. */
export const CONCERN_TYPES = [
  'physical',
  'sexual',
  'emotional',
  'neglect',
  'coercive-control',
  'financial',
  'modern-slavery',
  'discriminatory',
  'organisational',
  'self-neglect',
  'domestic',
  'self-harm',
  'other',
] as const;
export const HOW_KNOWN = ['saw-or-heard', 'told-by-person', 'told-by-other', 'signs', 'other'] as const;
export const YES_NO_UNKNOWN = ['yes', 'no', 'not-known'] as const;
export const CONSENT = ['yes', 'no', 'not-asked', 'not-able'] as const;
/** How somebody told the reporter what they pass on. */
export const TOLD_HOW = ['phone', 'e-mail', 'in-person', 'other'] as const;
/** What should happen in a crisis: the first stands until the reporter chooses otherwise. */
export const CRISIS_CHOICES = ['tell', 'numbers-only'] as const;

export type Danger = (typeof DANGER)[number];
export type AtRisk = (typeof AT_RISK)[number];
export type Responsible = (typeof RESPONSIBLE)[number];
export type Identity = (typeof IDENTITY)[number];
export type ConcernType = (typeof CONCERN_TYPES)[number];
export type HowKnown = (typeof HOW_KNOWN)[number];
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];
export type Consent = (typeof CONSENT)[number];
export type ToldHow = (typeof TOLD_HOW)[number];
export type CrisisChoice = (typeof CRISIS_CHOICES)[number];

/** A chat message that the concern is about, kept apart from the reporter's own words. */
export interface QuotedMessage {
  readonly text: string;
  /** The author may be the person responsible. */
  readonly author?: { readonly account: Account; readonly name?: string | undefined } | undefined;
  readonly postedAt?: Date | undefined;
  /** True when only the first 3,000 characters were kept. */
  readonly cut: boolean;
}

/** What somebody told the reporter, who raises it for them. In the reporter's words: nobody is looked up. */
export interface PassedOn {
  readonly by?: string | undefined;
  readonly how?: ToldHow | undefined;
  /** When the reporter was told. */
  readonly at?: Date | undefined;
}

/** What can be said beyond the four questions; every part optional. */
export interface ReportDetail {
  readonly types?: readonly ConcernType[] | undefined;
  readonly howKnown?: HowKnown | undefined;
  readonly when?: string | undefined;
  readonly where?: string | undefined;
  readonly ongoing?: YesNoUnknown | undefined;
  /** Areas, because the council of that area is the one to be told. */
  readonly livesIn?: string | undefined;
  readonly happenedIn?: string | undefined;
  readonly othersAtRisk?: string | undefined;
  readonly alreadyDone?: string | undefined;
  readonly personTold?: YesNoUnknown | undefined;
  readonly personWants?: string | undefined;
  readonly consent?: Consent | undefined;
  readonly passedOn?: PassedOn | undefined;
}

export interface Report {
  readonly danger: Danger;
  readonly atRisk: AtRisk;
  /** A name or a reference, whichever the reporter knows. */
  readonly personAtRisk?: string | undefined;
  readonly responsible: Responsible;
  readonly subjects: readonly PersonId[];
  readonly subjectNotListed: boolean;
  readonly subjectNotSaid: boolean;
  /** Where they could choose from no list: who it may be, as they typed it. */
  readonly subjectInWords?: string | undefined;
  readonly whatHappened: string;
  /** "Should anyone else not see it?" */
  readonly hiddenFrom: readonly PersonId[];
  /** Nobody can choose to be anonymous in chat, which knows them. */
  readonly identity: Identity | 'anonymous';
  readonly ringOn?: string | undefined;
  readonly detail: ReportDetail;
  readonly quotedMessage?: QuotedMessage | undefined;
}

/** Urgent: danger yes or not sure, or a child at risk (domain reference, section 3). */
export function isUrgent(answers: {
  readonly danger?: Danger | undefined;
  readonly atRisk?: AtRisk | undefined;
}): boolean {
  return answers.danger === 'yes' || answers.danger === 'not-sure' || answers.atRisk === 'child';
}

/**
 * Self-harm and suicidal thoughts are rarely a matter for the council by themselves: help comes by the crisis route (domain
 * reference, section 3).
 */
export function isClinicalCrisis(types: readonly ConcernType[] = []): boolean {
  return types.includes('self-harm');
}
