import type { Duration } from './duration.js';
import type { Rota } from './rota.js';

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

export interface Organisation {
  readonly name: string;
  readonly zone: string;
  readonly phones: Phones;
  /** Whom to ring when everybody here is excluded. */
  readonly externalContact: ExternalContact;
  readonly rota: Rota;
  readonly acknowledge: AcknowledgementClocks;
}
