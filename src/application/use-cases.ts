import type { Account, FormToken } from '../domain/ids.js';
import type { AcknowledgeConcern } from './concerns/acknowledge-concern.js';
import type { AddEvidenceToCase } from './concerns/add-evidence.js';
import type { ReadCaseItem } from './concerns/case-item.js';
import type { ConfirmExternalCall } from './concerns/confirm-external-call.js';
import type { DeclineConcern } from './concerns/decline-concern.js';
import type { DraftFiles } from './concerns/draft-files.js';
import type { FileEvidence } from './concerns/file-evidence.js';
import type { FormAnswers } from './concerns/form-answers.js';
import type { OpenPack } from './concerns/open-pack.js';
import type { OpenWork } from './concerns/open-work.js';
import type { OwnConcerns } from './concerns/own-concerns.js';
import type { PhoneFor } from './concerns/phone-for.js';
import type { PracticeFor } from './concerns/practice-for.js';
import type { PreviewRoute } from './concerns/preview-route.js';
import type { RaiseConcern, RaiseOutcome } from './concerns/raise-concern.js';
import type { ReadConcern } from './concerns/read-concern.js';
import type { WorkOnConcern } from './concerns/work-on-concern.js';
import type { CardNow } from './delivery/card-now.js';
import type { ShowBoardReport } from './digests/show-board-report.js';
import type { ShowInsight } from './digests/show-insight.js';
import type { DraftStore } from './draft-store.js';
import type { StartDrill, StopDrill } from './drills/run-drill.js';
import type { SeeDrills } from './drills/see-drills.js';
import type { FollowDownload } from './follow-download.js';
import type { IdentifyPerson } from './people/identify-person.js';
import type { PeopleToPick } from './people/people-to-pick.js';
import type { PutBack } from './people/put-back.js';
import type { SeeEvidence } from './policies/policy-evidence.js';
import type { SeePolicies } from './policies/see-policies.js';
import type { WorkOnPolicies } from './policies/work-on-policies.js';
import type { Clock, OrganisationStore, PeopleStore } from './ports.js';
import type { ShowPeople } from './roles/show-people.js';
import type { WorkOnRoles } from './roles/work-on-roles.js';
import type { AcceptDuty } from './rota/accept-duty.js';
import type { ShowRota } from './rota/show-rota.js';
import type { WhoIsOnDuty } from './rota/who-is-on-duty.js';
import type { WorkOnRota } from './rota/work-on-rota.js';
import type { ConfirmKey, TakeBackKey } from './setup/keep-key.js';
import type { SeeSetup } from './setup/see-setup.js';
import type { AnswerTestCard, SendTestCards } from './setup/test-cards.js';
import type { OpenTab } from './tab/open-tab.js';
import type { ImportChecks } from './workforce/import-checks.js';
import type { ListChecks } from './workforce/list-checks.js';
import type { SeeWorkforce } from './workforce/see-workforce.js';
import type { WorkOnChecks } from './workforce/work-on-checks.js';

/** Everything that a chat platform asks of the product. */
export interface UseCases {
  readonly identify: IdentifyPerson;
  /** The person behind an account that has dealt with us before; asks no platform. */
  readonly personOf: (account: Account) => ReturnType<PeopleStore['byAccount']>;
  /** @returns true the first time, and once only: for a platform that tells us nothing of who has met us. */
  readonly isFirstMeeting: (account: Account) => Promise<boolean>;
  readonly peopleToPick: PeopleToPick;
  readonly cardNow: CardNow;
  readonly drafts: DraftStore;
  /** For a form that takes files: in a chat they would stay. */
  readonly draftFiles: DraftFiles;
  readonly addEvidence: AddEvidenceToCase;
  readonly fileEvidence: Pick<FileEvidence, 'offer'>;
  readonly previewRoute: PreviewRoute;
  readonly raiseConcern: (command: RaiseConcern) => Promise<RaiseOutcome>;
  readonly acknowledge: AcknowledgeConcern;
  readonly decline: DeclineConcern;
  readonly read: ReadConcern;
  readonly confirmExternalCall: ConfirmExternalCall;
  readonly workOn: WorkOnConcern;
  readonly readItem: ReadCaseItem;
  readonly openPack: OpenPack;
  readonly followDownload: FollowDownload;
  readonly openWork: OpenWork;
  readonly openTab: OpenTab;
  readonly startDrill: StartDrill;
  readonly stopDrill: StopDrill;
  readonly seeDrills: SeeDrills;
  readonly showBoardReport: ShowBoardReport;
  readonly showInsight: ShowInsight;
  readonly practiceFor: PracticeFor;
  readonly seeSetup: SeeSetup;
  readonly confirmKey: ConfirmKey;
  readonly takeBackKey: TakeBackKey;
  readonly sendTestCards: SendTestCards;
  readonly answerTestCard: AnswerTestCard;
  /** For a form: ties every attempt to send it to one effect. */
  readonly newToken: () => FormToken;
  readonly ownConcerns: OwnConcerns;
  readonly phoneFor: PhoneFor;
  readonly whoIsOnDuty: WhoIsOnDuty;
  readonly showRota: ShowRota;
  readonly workOnRota: WorkOnRota;
  readonly acceptDuty: AcceptDuty;
  readonly putBack: PutBack;
  readonly workOnRoles: WorkOnRoles;
  readonly showPeople: ShowPeople;
  readonly workOnChecks: WorkOnChecks;
  readonly listChecks: ListChecks;
  readonly importChecks: ImportChecks;
  readonly seeWorkforce: SeeWorkforce;
  readonly seePolicies: SeePolicies;
  readonly workOnPolicies: WorkOnPolicies;
  readonly seeEvidence: SeeEvidence;
  readonly organisation: OrganisationStore;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly clock: Clock;
  /** Something was written that somebody has to be told of: deliver without waiting for the next tick. */
  readonly deliverSoon: () => void;
  /** Resolves when nobody at a screen has to wait, or after a while; true when it is quiet. */
  readonly whenQuiet: () => Promise<boolean>;
}

/** What a fresh form holds. */
export type FirstAnswers = Pick<FormAnswers, 'whatHappened' | 'textCut' | 'quotedMessage'>;
