import type { Duration } from './duration.js';
import type { Rota } from './rota.js';
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
  readonly zone: string;
  readonly phones: Phones;
  /** Whom to ring when everybody here is excluded. */
  readonly externalContact: ExternalContact;
  readonly rota: Rota;
  readonly acknowledge: AcknowledgementClocks;
  readonly clocks: CaseClocks;
  readonly calendar: WorkingCalendar;
  readonly agencies: readonly Agency[];
}
