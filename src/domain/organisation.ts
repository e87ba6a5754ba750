import type { Duration } from './duration.js';
import type { FiledPolicy } from './policies/filed-policy.js';
import type { QuietHours } from './quiet-hours.js';
import type { Rota } from './rota.js';
import type { CheckRules } from './workforce/check-rules.js';
import type { WorkingCalendar } from './working-time.js';

export interface Phones {
  /** 999 in the United Kingdom. */
  readonly emergency: string;
  readonly duty: string;
  readonly alternate: string;
  readonly councilEmergencyTeam?: string | undefined;
  readonly crisis?: string | undefined;
}

export interface ExternalContact {
  readonly name: string;
  readonly phone: string;
}

/** The clocks that this version runs (domain reference, section 6). */
export interface AcknowledgementClocks {
  readonly urgent: Duration;
  readonly standard: Duration;
}

/** The clocks of a case (domain reference, section 6); the defaults are the file's. */
export interface CaseClocks {
  readonly triageUrgent: Duration;
  readonly triage: Duration;
  readonly referral: Duration;
  readonly agencyDecision: Duration;
  readonly reporterFeedback: Duration;
  readonly reviewHigh: Duration;
  readonly reviewOther: Duration;
}

/** When people are reminded, in the organisation's time zone (domain reference, section 7). */
export interface Reminders {
  /** Days before the due day on which the person concerned is reminded; 0 is the day itself. */
  readonly person: readonly number[];
  /** The same for their line manager. */
  readonly manager: readonly number[];
  /** Days from one reminder to the next while something is overdue; 1 at the least. */
  readonly overdueEvery: number;
  /** `HH:mm`, the time of day of whatever comes by the day. */
  readonly dailyAt: string;
  /** Of the weekly digest; 1 is Monday, and the time is `HH:mm`. */
  readonly digestAt: { readonly weekday: number; readonly time: string };
  /** What is not urgent waits for their end. */
  readonly quiet: QuietHours;
}

/** Of the organisation file: whom a concern may be referred to. */
export interface Agency {
  readonly id: string;
  readonly kind: string;
  readonly area: string;
  readonly name: string;
  readonly phone?: string | undefined;
}

/** What an organisation is decides who has to be told besides those whom a concern is referred to (domain reference, section 4). */
export const SETTINGS = ['cqc-registered', 'charity', 'works-with-children', 'commissioned', 'insured'] as const;
export type Setting = (typeof SETTINGS)[number];

export interface Organisation {
  readonly name: string;
  /** Absent where it was never said: then everything may apply. */
  readonly setting?: readonly Setting[] | undefined;
  /** Whether anybody may raise a concern on the public page, without a name. */
  readonly anonymousPage?: boolean | undefined;
  readonly zone: string;
  readonly phones: Phones;
  /** Whom to ring when everybody here is excluded. */
  readonly externalContact: ExternalContact;
  readonly rota: Rota;
  readonly acknowledge: AcknowledgementClocks;
  readonly clocks: CaseClocks;
  readonly calendar: WorkingCalendar;
  readonly reminders: Reminders;
  /** How long checks count; absent where the product's own rules hold. */
  readonly checkRules?: CheckRules | undefined;
  readonly agencies: readonly Agency[];
  /** As the file describes them; what became of them since is in records of their own. */
  readonly policies: readonly FiledPolicy[];
}
