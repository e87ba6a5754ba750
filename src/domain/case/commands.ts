import type { AddAction, CancelAction, CompleteAction, ReassignAction, SnoozeAction } from './actions.js';
import type { AddEvidence } from './add-evidence.js';
import type { CloseConcern, ReopenConcern, WithdrawConcern } from './closure.js';
import type { Decide, SignOff } from './decisions.js';
import type { GrantAccess } from './grants.js';
import type { AcceptHandover, DeclineHandover, HandOver } from './handover.js';
import type { LinkConcern, MergeInto, TakeDuplicate } from './links.js';
import type { AddNote } from './notes.js';
import type { TellOther } from './others-to-tell.js';
import type { DraftPack } from './packs.js';
import type { Challenge, RecordOutcome, Refer, ReviewSharing } from './referrals.js';
import type { AddInformation, AnswerQuestion, AskReporter, TellReporter } from './reporter.js';
import type { ExplainMissedTarget, RecordReview } from './reviews.js';
import type { ConfirmExclusions, LogLowLevel, RecordStaffMeasure } from './staff.js';
import type { RecordSupport } from './support.js';
import type { RecordTriage } from './triage.js';
import type { ChangeUrgency } from './urgency.js';

/** Everything that people do with a concern after somebody took it, closed. */
export type CaseCommand =
  | AddNote
  | AddEvidence
  | AskReporter
  | AnswerQuestion
  | AddInformation
  | TellReporter
  | RecordTriage
  | Refer
  | DraftPack
  | ReviewSharing
  | RecordOutcome
  | Challenge
  | Decide
  | SignOff
  | TellOther
  | AddAction
  | ReassignAction
  | CompleteAction
  | CancelAction
  | SnoozeAction
  | RecordSupport
  | LinkConcern
  | MergeInto
  | TakeDuplicate
  | HandOver
  | AcceptHandover
  | DeclineHandover
  | ChangeUrgency
  | GrantAccess
  | RecordReview
  | ExplainMissedTarget
  | ConfirmExclusions
  | RecordStaffMeasure
  | LogLowLevel
  | CloseConcern
  | ReopenConcern
  | WithdrawConcern;

export type CaseVerb = CaseCommand['verb'];
