import type { PersonId } from '../../domain/ids.js';
import type { LocalDate } from '../../domain/reminders/reminder-days.js';
import type { Pause } from '../../domain/workforce/check-status.js';
import type { CheckKind } from '../../domain/workforce/checks.js';
import type { Due } from '../../domain/workforce/due-rules.js';
import type { GroupCount } from '../../domain/workforce/follow-team.js';

/** A check of whoever reads it. */
export interface CheckDueContent {
  readonly item: string;
  readonly check: CheckKind;
  readonly due?: Due | undefined;
  readonly isOverdue: boolean;
  /** When it was made last. */
  readonly last?: LocalDate | undefined;
  /** Days before the due day on which they are reminded, and days from one reminder to the next afterwards. */
  readonly days: readonly number[];
  readonly overdueEvery: number;
  readonly state: Pause | { readonly kind: 'open' | 'recorded' | 'not-needed' };
}

/** Somebody needs a new check. Nobody is named. */
export interface NewCheckNeededContent {
  readonly item: string;
  readonly isSettled: boolean;
}

interface MadeCheck {
  readonly check: CheckKind;
  /** Of a certificate, the day of its issue. */
  readonly on: LocalDate;
  readonly isCertificate: boolean;
}

/** Somebody else said that they made a check. Nobody is named. */
export interface NamedAsCheckerContent {
  readonly item: string;
  /** What they are to have made: enough to tell whether they did. */
  readonly made?: MadeCheck | undefined;
  /** Whose check it is, for whoever may see it. */
  readonly seen?: PersonId | undefined;
  /** Of a lead, whom others would tell that it is wrong. */
  readonly isLead: boolean;
}

/** What somebody sees to whose checks of others are due. Nobody is named. */
export interface TeamChecksContent {
  readonly item: string;
  readonly counts: readonly GroupCount[];
  readonly days: readonly number[];
  readonly overdueEvery: number;
}
