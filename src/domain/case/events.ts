import type { ConcernId, ItemId, PersonId, Reference } from '../ids.js';
import type { EvidenceFile } from './evidence.js';
import type {
  AgencyOutcome,
  Closure,
  Decision,
  OtherToTell,
  Pack,
  Referral,
  StaffMeasure,
  SupportFor,
  Triage,
} from './vocabulary.js';

/**
 * What people did with a concern after somebody took it. The chronology is the record: everything that a case view, a clock
 * or a list shows of a case is worked out from these (`case-file.ts`), so nothing can be in the case without its entry.
 */
export type CaseEvent =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'reporter-asked'; readonly id: ItemId; readonly text: string }
  | { readonly kind: 'reporter-answered'; readonly question: ItemId; readonly text: string }
  | { readonly kind: 'reporter-added'; readonly text: string }
  | { readonly kind: 'reporter-told'; readonly text: string }
  | { readonly kind: 'triaged'; readonly triage: Triage }
  | {
      readonly kind: 'decided';
      readonly id: ItemId;
      readonly decision: Decision;
      readonly rationale: string;
      /** Who may sign it off; empty when it needs nobody. */
      readonly asked: readonly PersonId[];
      readonly needsSignOff: boolean;
    }
  | { readonly kind: 'signed-off'; readonly decision: ItemId; readonly agreed: boolean; readonly text: string }
  | {
      readonly kind: 'referred';
      readonly id: ItemId;
      readonly referral: Referral;
      /** Who may review sharing without consent; empty where there was consent. */
      readonly asked: readonly PersonId[];
    }
  /** A draft for an agency, or the whole chronology, was taken out of the record. Nothing was sent by it. */
  | { readonly kind: 'pack-drafted'; readonly pack: Pack }
  /** By the reporter with their form, or later by whoever works on it. */
  | { readonly kind: 'evidence-added'; readonly file: EvidenceFile }
  | { readonly kind: 'sharing-reviewed'; readonly referral: ItemId; readonly agreed: boolean; readonly text: string }
  | {
      readonly kind: 'agency-answered';
      readonly referral: ItemId;
      readonly outcome: AgencyOutcome;
      readonly text: string;
    }
  | { readonly kind: 'challenged'; readonly referral: ItemId; readonly to: string; readonly why: string }
  | { readonly kind: 'other-told'; readonly other: OtherToTell; readonly at: Date }
  | { readonly kind: 'other-not-needed'; readonly other: OtherToTell; readonly because: string }
  | {
      readonly kind: 'action-added';
      readonly id: ItemId;
      readonly text: string;
      readonly owner: PersonId;
      readonly due: Date;
    }
  | { readonly kind: 'action-reassigned'; readonly action: ItemId; readonly owner: PersonId; readonly due: Date }
  | { readonly kind: 'action-snoozed'; readonly action: ItemId; readonly until: Date; readonly reason: string }
  | { readonly kind: 'action-done'; readonly action: ItemId; readonly text: string }
  | { readonly kind: 'action-cancelled'; readonly action: ItemId; readonly reason: string }
  | { readonly kind: 'support-offered'; readonly to: SupportFor; readonly text: string }
  | { readonly kind: 'linked'; readonly concern: ConcernId; readonly reference: Reference }
  | { readonly kind: 'merged-into'; readonly concern: ConcernId; readonly reference: Reference }
  | { readonly kind: 'merged-from'; readonly concern: ConcernId; readonly reference: Reference }
  /** What the reporter of a duplicate said after the merge. Who is kept from that one is not shown it. */
  | {
      readonly kind: 'duplicate-said';
      readonly concern: ConcernId;
      readonly reference: Reference;
      readonly text: string;
      /** The words that it answers. */
      readonly question?: string | undefined;
    }
  /** In a duplicate: what its reporter was told of the concern in which it goes on. */
  | {
      readonly kind: 'reporter-told-of';
      readonly about: 'acted-on' | 'closed';
      readonly concern: ConcernId;
      readonly reference: Reference;
    }
  | { readonly kind: 'handover-offered'; readonly to: PersonId; readonly text: string }
  | { readonly kind: 'handover-accepted' }
  | { readonly kind: 'handover-declined' }
  /** Whoever came on duty accepted it, and with it what was open. */
  | { readonly kind: 'taken-over-with-duty'; readonly from: PersonId }
  | { readonly kind: 'urgency-changed'; readonly urgent: boolean; readonly reason: string }
  | { readonly kind: 'access-granted'; readonly to: PersonId; readonly until: Date; readonly reason: string }
  | { readonly kind: 'reviewed'; readonly text: string }
  | {
      readonly kind: 'exclusions-confirmed';
      readonly added: readonly PersonId[];
      /** Who has it now, where it was taken from a holder who must not know of it. */
      readonly movedTo?: PersonId | undefined;
    }
  | { readonly kind: 'staff-measure'; readonly measure: StaffMeasure }
  | { readonly kind: 'low-level'; readonly about: PersonId; readonly text: string }
  /** Whom it asked for a review; it is shown to nobody else. */
  | { readonly kind: 'low-level-pattern'; readonly about: PersonId; readonly to: readonly PersonId[] }
  | { readonly kind: 'target-missed'; readonly clock: string; readonly reason: string }
  | { readonly kind: 'withdrawn'; readonly reason: string }
  | { readonly kind: 'closed'; readonly closure: Closure }
  | { readonly kind: 'reopened'; readonly reason: string };

export type CaseEventKind = CaseEvent['kind'];
