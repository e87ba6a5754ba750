import type { AskedCommand, AskedVerb } from '../../application/concerns/work-on-concern.js';
import {
  addActionForm,
  cancelActionForm,
  completeActionForm,
  reassignActionForm,
  snoozeActionForm,
} from './action-forms.js';
import type { CaseForm } from './case-form.js';
import { decideForm, signOffForm, tellOtherForm } from './decision-forms.js';
import { closeForm, linkConcernForm, mergeIntoForm, reopenForm, withdrawForm } from './ending-forms.js';
import {
  addNoteForm,
  changeUrgencyForm,
  explainMissedTargetForm,
  recordReviewForm,
  recordSupportForm,
} from './note-forms.js';
import { draftPackForm } from './pack-form.js';
import {
  confirmExclusionsForm,
  grantAccessForm,
  handOverForm,
  logLowLevelForm,
  recordStaffMeasureForm,
} from './people-forms.js';
import { challengeForm, recordOutcomeForm, referForm } from './referral-forms.js';
import { addInformationForm, answerQuestionForm, askReporterForm, tellReporterForm } from './reporter-forms.js';
import { reviewSharingForm } from './sharing-review-form.js';
import { recordTriageForm } from './triage-form.js';

/** Verbs that one press does, without a form. */
export const WITHOUT_FORM = ['accept-handover', 'decline-handover'] as const;
/** No form of a chat takes a file. */
export type FormVerb = Exclude<AskedVerb, (typeof WITHOUT_FORM)[number] | 'add-evidence'>;

type Forms = { readonly [Verb in FormVerb]: CaseForm<Extract<AskedCommand, { verb: Verb }>> };

/** One form for each verb; a verb without one does not compile. In the order in which a case view offers them. */
export const CASE_FORMS: Forms = {
  refer: referForm,
  'add-note': addNoteForm,
  'ask-reporter': askReporterForm,
  'record-triage': recordTriageForm,
  decide: decideForm,
  'add-action': addActionForm,
  'complete-action': completeActionForm,
  'snooze-action': snoozeActionForm,
  'reassign-action': reassignActionForm,
  'cancel-action': cancelActionForm,
  'record-outcome': recordOutcomeForm,
  challenge: challengeForm,
  'tell-reporter': tellReporterForm,
  'tell-other': tellOtherForm,
  'draft-pack': draftPackForm,
  'record-support': recordSupportForm,
  'hand-over': handOverForm,
  'grant-access': grantAccessForm,
  'change-urgency': changeUrgencyForm,
  'record-review': recordReviewForm,
  'confirm-exclusions': confirmExclusionsForm,
  'record-staff-measure': recordStaffMeasureForm,
  'log-low-level': logLowLevelForm,
  'link-concern': linkConcernForm,
  'merge-into': mergeIntoForm,
  'sign-off': signOffForm,
  'review-sharing': reviewSharingForm,
  'explain-missed-target': explainMissedTargetForm,
  'answer-question': answerQuestionForm,
  'add-information': addInformationForm,
  close: closeForm,
  withdraw: withdrawForm,
  reopen: reopenForm,
};

export const FORM_VERBS = Object.keys(CASE_FORMS) as FormVerb[];
