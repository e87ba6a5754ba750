import type { Duration } from '../duration.js';
import type { ItemId, PersonId } from '../ids.js';
import type { LocalDate } from '../reminders/reminder-days.js';

/** A policy as the organisation file describes it. */
export interface FiledPolicy {
  readonly id: ItemId;
  readonly title: string;
  readonly owner: PersonId;
  readonly version: string;
  readonly lastReviewed: LocalDate;
  readonly reviewEvery: Duration;
  /** Where it can be read. */
  readonly url?: string | undefined;
}
