import type { ChainRota } from '../../domain/chain-changes.js';
import type { PracticeEnd } from '../../domain/chronology.js';
import type { OpenCounts } from '../../domain/digests/open-concerns.js';
import type { Quarter } from '../../domain/digests/quarter.js';
import type { TeamFigures } from '../../domain/digests/team-figures.js';
import type { Reference } from '../../domain/ids.js';
import type { LetterAbout } from '../../domain/letter.js';
import type { DutyPart } from '../../domain/people/duty-reach.js';
import type { LeaverSlot, NeededRole, SaidBy } from '../../domain/people/leavers.js';
import type { Role } from '../../domain/person.js';
import type { RoleAsk, WantedChange } from '../../domain/roles/role-book.js';
import type {
  PolicyNotAcceptedContent,
  PolicyReviewContent,
  PolicyToAcceptContent,
  PolicyWithoutOwnerContent,
} from '../policies/policy-letter-content.js';
import type {
  CheckDueContent,
  NamedAsCheckerContent,
  NewCheckNeededContent,
  TeamChecksContent,
} from './workforce-facts.js';

/** A stretch of duty. */
export interface ShownStretch {
  readonly from: Date;
  readonly to: Date;
}

/** One person asks another to take some of their duty. */
export interface SwapContent {
  readonly item: string;
  readonly asker: string;
  readonly other: string;
  readonly stretch: ShownStretch;
  /** What the asker would take of the other's duty. */
  readonly inReturn?: ShownStretch | undefined;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'outdated';
}

/** Somebody was put on duty, or taken off it. */
export interface RotaChangeContent {
  readonly person: string;
  readonly by: string;
  readonly stretch: ShownStretch;
  /** It was taken back since. */
  readonly isCancelled: boolean;
}

/** What waits for whoever comes on duty: references and times, never content. */
export interface OpenWorkContent {
  /** Nobody has them yet, and they were asked. */
  readonly waiting: readonly {
    readonly reference: Reference;
    readonly urgent: boolean;
    readonly dueAt?: Date | undefined;
  }[];
  /** With those who were on duty before. */
  readonly concerns: readonly {
    readonly reference: Reference;
    readonly urgent: boolean;
    readonly dueAt?: Date | undefined;
  }[];
  readonly actions: readonly { readonly reference: Reference; readonly dueAt: Date }[];
  /** Further ones that a message has no room for. */
  readonly more: number;
  /** What others hold does not go with the duty, because of whom it would go to: it is handed over one by one. */
  readonly isStaying: boolean;
}

/** A turn of duty, as whoever it concerns sees it. */
export interface DutyContent {
  readonly item: string;
  readonly person: string;
  readonly from: Date;
  readonly to?: Date | undefined;
  /** Whose open concerns they take over by accepting. */
  readonly before: readonly string[];
  readonly acceptedAt?: Date | undefined;
  /** Somebody else is on duty since. */
  readonly isOver: boolean;
  readonly work: OpenWorkContent;
}

/** Whoever is on duty, or their deputy, whom no message reaches. */
export interface UnreachableContent {
  readonly item: string;
  readonly as: DutyPart;
  /** Absent where the rota names nobody. */
  readonly person?: string | undefined;
  readonly since: Date;
  readonly phone: string;
  readonly state: 'unreachable' | 'reachable-again' | 'over';
}

/** A drill that has ended. Who answered when stands in its report. */
export interface DrillEndedContent {
  readonly item: string;
  readonly reference: Reference;
  readonly isUrgent: boolean;
  readonly startedBy: string;
  readonly startedAt: Date;
  /** When the first clock ran out, or would have. */
  readonly dueAt: Date;
  readonly how: PracticeEnd;
  readonly endedAt: Date;
  /** Who acknowledged or stopped it. */
  readonly by?: string | undefined;
  /** How many people were asked. */
  readonly asked: number;
  /** Whom a call reached, and no message. */
  readonly onlyCalled: readonly string[];
  /** Whom neither a message nor a call reached. */
  readonly unreached: readonly string[];
  /** Whether the report is for them. */
  readonly mayOpen: boolean;
}

/** The week of whoever reads it, in counts. */
export interface WeeklyDigestContent {
  /** To leads alone. */
  readonly concerns?: OpenCounts | undefined;
  /** To whoever sees to others' checks. */
  readonly team?: TeamFigures | undefined;
}

/** A message that only shows whether messages reach somebody. */
export interface TestCardContent {
  readonly item: string;
  /** Who sent it. */
  readonly by: string;
  readonly state: 'open' | 'answered' | 'replaced';
  readonly answeredAt?: Date | undefined;
}

/** Somebody whose account is not active any more. */
export interface LeaverContent {
  readonly item: string;
  readonly person: string;
  readonly leftAt: Date;
  readonly saidBy: SaidBy;
  readonly state:
    | 'left'
    /** An account of theirs is active again, and nobody has put them back yet. */
    | 'seems-back'
    | 'here';
  /** When the rota still names them, the next first. */
  readonly slots: readonly LeaverSlot[];
  readonly vacant: readonly NeededRole[];
  /** Of one slot: which. */
  readonly slot?: LeaverSlot | undefined;
}

/** Accounts seem to be gone, and whoever has them stays. Nobody is named: it is not about them. */
export interface HeldBackContent {
  readonly item: string;
  readonly since: Date;
  readonly state: 'held-back' | 'over';
}

/** A role that somebody is to have, or to have no more. */
export interface RoleChangeContent {
  readonly item: string;
  readonly person: string;
  /** It is about whoever reads it. */
  readonly isYou: boolean;
  readonly wanted: WantedChange;
  readonly by: string;
  readonly state: RoleAsk['state'];
  readonly expiresAt: Date;
  readonly answeredBy?: string | undefined;
  /** The rota names them, whatever their roles are now. */
  readonly isOnRota: boolean;
}

/** What the organisation file changed, with names. */
export interface ByFileContent {
  readonly at: Date;
  readonly people: readonly {
    readonly name: string;
    readonly gained: readonly Role[];
    readonly lost: readonly Role[];
    readonly rota?: 'joined' | 'left' | undefined;
    /** Their line manager, if that is another one now. */
    readonly manager?: { readonly name?: string | undefined } | undefined;
  }[];
  readonly rota: readonly (keyof ChainRota)[];
}

type Swap = 'swap-asked' | 'swap-accepted' | 'swap-declined' | 'swap-withdrawn';
type Change = 'put-on-duty' | 'taken-off-duty' | 'rota-changed';
type RoleChanged = 'role-asked' | 'role-changed' | 'role-refused';
type Leaving = 'person-left' | 'person-back' | 'rota-names-leaver';
type Duty = 'duty-begins' | 'duty-ended' | 'handover-not-accepted';
type PolicyReview = 'policy-review-due' | 'policy-review-late' | 'policy-review-early';

/** What a letter says now, before words. */
export type LetterContent =
  | ({ readonly about: Swap } & SwapContent)
  | ({ readonly about: Change } & RotaChangeContent)
  | ({ readonly about: Duty } & DutyContent)
  | ({ readonly about: 'duty-unreachable' } & UnreachableContent)
  | ({ readonly about: 'drill-ended' } & DrillEndedContent)
  | ({ readonly about: 'weekly-digest' } & WeeklyDigestContent)
  | { readonly about: 'board-report'; readonly quarter: Quarter }
  | ({ readonly about: 'test-card' } & TestCardContent)
  | ({ readonly about: Leaving } & LeaverContent)
  | ({ readonly about: 'leavers-held-back' } & HeldBackContent)
  | ({ readonly about: RoleChanged } & RoleChangeContent)
  | ({ readonly about: 'changed-by-file' } & ByFileContent)
  | ({ readonly about: 'check-due' } & CheckDueContent)
  | ({ readonly about: 'new-check-needed' } & NewCheckNeededContent)
  | ({ readonly about: 'named-as-checker' } & NamedAsCheckerContent)
  | ({ readonly about: 'team-checks-due' } & TeamChecksContent)
  | ({ readonly about: PolicyReview } & PolicyReviewContent)
  | ({ readonly about: 'policy-without-owner' } & PolicyWithoutOwnerContent)
  | ({ readonly about: 'policy-to-accept' } & PolicyToAcceptContent)
  | ({ readonly about: 'policy-not-accepted' } & PolicyNotAcceptedContent);

/** Every subject has its content; one without does not compile. */
type Covered = LetterContent['about'] extends LetterAbout ? LetterAbout : never;

export type LetterFacts = LetterContent & {
  readonly kind: 'letter';
  readonly about: Covered;
  readonly urgent: boolean;
  readonly now: Date;
  readonly zone: string;
};
