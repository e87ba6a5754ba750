import type { ItemId, PersonId } from './ids.js';

/**
 * What a letter is about: the rota, whose duty it is, who is here, who has which role, drills, the set-up, checks, policies, and what
 * comes by the week and the quarter.
 */
export type LetterAbout =
  | 'swap-asked'
  | 'swap-accepted'
  | 'swap-declined'
  | 'swap-withdrawn'
  | 'put-on-duty'
  | 'taken-off-duty'
  | 'rota-changed'
  | 'duty-begins'
  | 'duty-ended'
  | 'handover-not-accepted'
  | 'duty-unreachable'
  | 'person-left'
  | 'person-back'
  | 'rota-names-leaver'
  | 'leavers-held-back'
  | 'role-asked'
  | 'role-changed'
  | 'role-refused'
  | 'changed-by-file'
  | 'drill-ended'
  | 'weekly-digest'
  | 'board-report'
  | 'check-due'
  | 'new-check-needed'
  | 'named-as-checker'
  | 'team-checks-due'
  | 'policy-review-due'
  | 'policy-review-late'
  | 'policy-review-early'
  | 'policy-without-owner'
  | 'policy-to-accept'
  | 'policy-not-accepted'
  | 'test-card';

/**
 * What the product tells somebody about the organisation itself, and never about a concern's content. As a notice of a concern it
 * holds no facts: what it says is worked out when it is delivered.
 */
export interface Letter {
  readonly kind: 'letter';
  readonly to: PersonId;
  readonly about: LetterAbout;
  /** What it is about: a swap, a turn of duty, a policy, a check, a team. Each writer of a `LetterAbout` says which. */
  readonly item?: ItemId | undefined;
}

/** Reminders: the newest about a thing takes the place of those before it. */
const REMINDERS: readonly LetterAbout[] = [
  'weekly-digest',
  'check-due',
  'team-checks-due',
  'policy-review-due',
  'policy-review-late',
  'policy-to-accept',
  'policy-not-accepted',
];

export function comesAgain({ about }: Letter): boolean {
  return REMINDERS.includes(about);
}

/** A record of the organisation that came to say something else, and whom it tells. The counterpart of a concern's `Change`. */
export interface MatterChange<State, Outcome> {
  readonly state: State;
  readonly letters: readonly Letter[];
  readonly outcome: Outcome;
  /** Things whose letters, sent before, are to show what is true now. */
  readonly refresh?: readonly ItemId[] | undefined;
  /** When time alone changes it next. */
  readonly nextAt?: Date | undefined;
}
