/** What somebody is to get: told apart by who, what kind, and what it is about. */
export interface Expected {
  /** The id of the organisation file. */
  readonly to: string;
  readonly kind: NoticeKind;
  /** A check, a policy, a concern's reference; empty where there is one of the kind. */
  readonly about: string;
}

export type NoticeKind =
  | 'weekly'
  | 'quarterly'
  | 'check-due'
  | 'team-checks-due'
  | 'new-check-needed'
  | 'policy-review'
  | 'policy-to-accept'
  | 'policy-not-accepted'
  | 'clock-missed'
  | 'clock-still-missed'
  | 'action-due'
  | 'action-late'
  /** Words that the model knows nothing of: never expected. */
  | 'unknown';

/** Asked at each look, however long after the last one. */
export type Look = (now: Date) => readonly Expected[];
