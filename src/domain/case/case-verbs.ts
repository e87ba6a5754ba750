import { may } from '../access.js';
import { type Change, type Concern, isExcluded, unchanged } from '../concern.js';
import type { ItemId } from '../ids.js';
import type { Person } from '../person.js';
import { addAction, cancelAction, completeAction, reassignAction, snoozeAction } from './actions.js';
import { addEvidence } from './add-evidence.js';
import { caseFileOf } from './case-file.js';
import { close, reopen, withdraw } from './closure.js';
import type { CaseCommand, CaseVerb } from './commands.js';
import { decide, signOff } from './decisions.js';
import { grantAccess } from './grants.js';
import { acceptHandover, declineHandover, handOver } from './handover.js';
import { linkConcern, mergeInto, takeDuplicate } from './links.js';
import { addNote } from './notes.js';
import { tellOther } from './others-to-tell.js';
import { draftPack } from './packs.js';
import { challenge, recordOutcome, refer, reviewSharing } from './referrals.js';
import { addInformation, answerQuestion, askReporter, tellTheReporter } from './reporter.js';
import { explainMissedTarget, recordReview } from './reviews.js';
import { settledFor } from './settled.js';
import { confirmExclusions, logLowLevel, recordStaffMeasure } from './staff.js';
import { recordSupport } from './support.js';
import { recordTriage } from './triage.js';
import { changeUrgency } from './urgency.js';
import { type CaseContext, type CaseOutcome, type CaseRule, type Refusal, workOf } from './work.js';

/** One rule for each verb; a verb without one does not compile. */
const RULES: { readonly [Verb in CaseVerb]: CaseRule<Extract<CaseCommand, { verb: Verb }>> } = {
  'add-note': addNote,
  'add-evidence': addEvidence,
  'ask-reporter': askReporter,
  'answer-question': answerQuestion,
  'add-information': addInformation,
  'tell-reporter': tellTheReporter,
  'record-triage': recordTriage,
  refer,
  'draft-pack': draftPack,
  'review-sharing': reviewSharing,
  'record-outcome': recordOutcome,
  challenge,
  decide,
  'sign-off': signOff,
  'tell-other': tellOther,
  'add-action': addAction,
  'reassign-action': reassignAction,
  'complete-action': completeAction,
  'cancel-action': cancelAction,
  'snooze-action': snoozeAction,
  'record-support': recordSupport,
  'link-concern': linkConcern,
  'merge-into': mergeInto,
  'take-duplicate': takeDuplicate,
  'hand-over': handOver,
  'accept-handover': acceptHandover,
  'decline-handover': declineHandover,
  'change-urgency': changeUrgency,
  'grant-access': grantAccess,
  'record-review': recordReview,
  'explain-missed-target': explainMissedTarget,
  'confirm-exclusions': confirmExclusions,
  'record-staff-measure': recordStaffMeasure,
  'log-low-level': logLowLevel,
  close,
  reopen,
  withdraw,
};

export const CASE_VERBS = Object.keys(RULES) as readonly CaseVerb[];

/** What a concern that has ended still takes. Whoever reports may always say more, and a link or a note is never too late. */
const AFTER_THE_END: readonly CaseVerb[] = [
  'reopen',
  'add-note',
  'add-evidence',
  'add-information',
  'answer-question',
  'link-concern',
  'grant-access',
  'record-support',
  'explain-missed-target',
  'review-sharing',
  'confirm-exclusions',
  // An inspector or a court asks later.
  'draft-pack',
];

/** What a concern takes while nobody has it; what was asked of somebody before its holder left can still be done. */
const BEFORE_SOMEBODY_HAS_IT: readonly CaseVerb[] = [
  'add-information',
  'take-duplicate',
  'answer-question',
  'complete-action',
  'sign-off',
  'review-sharing',
];

/**
 * One verb on a concern as it is now. Whoever may neither use it nor read the concern is told the same as for one that does
 * not exist; a form that was sent before has no second effect.
 */
export function workOn<Command extends CaseCommand>(
  concern: Concern,
  by: Person,
  command: Command,
  context: CaseContext,
): Change<CaseOutcome> {
  const { verb } = command;
  if (wasSentBefore(concern, by, context)) return unchanged(concern, { kind: 'done' });
  if (!may(by, verb, concern, context.now, itemOf(command))) {
    const because = settledFor(by, command, concern) ?? notTheirs(by, concern, context.now);
    return unchanged(concern, because ? { kind: 'refused', because } : { kind: 'not-found' });
  }
  if (!stands(concern.status, verb)) return unchanged(concern, { kind: 'not-now', status: concern.status });
  const rule = RULES[verb] as CaseRule<Command>;
  return rule(workOf(concern, caseFileOf(concern), by, context), command);
}

/** Whoever may read it knows of it: they are told that this is not theirs to do, such as after their hand-over was accepted. */
function notTheirs(by: Person, concern: Concern, now: Date): Refusal | undefined {
  return may(by, 'read', concern, now) ? { kind: 'not-theirs-to-do' } : undefined;
}

/** By the same person, also where what they sent ended their own part in it, such as a hand-over that they accepted. */
function wasSentBefore(concern: Concern, by: Person, { token }: CaseContext): boolean {
  if (!by.active || isExcluded(by, concern.excluded)) return false;
  return concern.chronology.some((entry) => entry.token === token && entry.author === by.id);
}

/** Being asked for one thing allows nothing about another. */
function itemOf(command: CaseCommand): ItemId | undefined {
  switch (command.verb) {
    case 'sign-off':
      return command.decision;
    case 'review-sharing':
      return command.referral;
    case 'complete-action':
    case 'snooze-action':
      return command.action;
    default:
      return undefined;
  }
}

/** Whether the verb makes sense in that state. */
export function stands(status: Concern['status'], verb: CaseVerb): boolean {
  switch (status) {
    case 'held':
      return verb !== 'reopen';
    case 'closed':
    case 'withdrawn':
    case 'merged':
      return AFTER_THE_END.includes(verb) && !(status === 'merged' && verb === 'reopen');
    case 'unacknowledged':
      return BEFORE_SOMEBODY_HAS_IT.includes(verb);
    case 'nobody-told':
      return verb === 'add-information';
  }
}
