import { type LocalDate, plusDays } from '../reminders/reminder-days.js';
import type { CheckRules } from './check-rules.js';
import { CHECK_KINDS, type CheckKind, itemOf, newestCheck, type Register } from './checks.js';
import { type Due, dueOf, isNeeded } from './due-rules.js';

/** What pauses reminders says nothing of it: somebody who is overdue and on leave is overdue. */
export type CheckStatus = 'current' | 'due-soon' | 'overdue' | 'none-recorded';

/** Days for which an application counts as on its way [P]. */
const SUBMITTED_DAYS = 28;

export interface StatusSettings {
  /** Days before the due day on which the person is reminded: from the first of them on it is due soon. */
  readonly person: readonly number[];
  readonly checkRules?: CheckRules | undefined;
}

/** Undefined where nothing of it is recorded, or has to be. */
export function statusOf(
  register: Register,
  kind: CheckKind,
  today: LocalDate,
  { person, checkRules }: StatusSettings,
): CheckStatus | undefined {
  const due = dueOf(register, kind, checkRules);
  if (due !== undefined) return statusOfDue(due, today, person);
  // Of those who have no such role any more it is not asked.
  if (kind === 'duty-training' && !register.hasDutyRole) return undefined;
  if (newestCheck(itemOf(register, kind)) !== undefined) return 'current';
  return isNeeded(register, kind) ? 'none-recorded' : undefined;
}

function statusOfDue({ on, rule }: Due, today: LocalDate, before: readonly number[]): CheckStatus {
  if (on < today || rule.kind === 'new-one') return 'overdue';
  return today >= plusDays(on, -Math.max(0, ...before)) ? 'due-soon' : 'current';
}

/** Why reminders of it rest. */
export type Pause =
  | { readonly kind: 'booked'; readonly on: LocalDate }
  | { readonly kind: 'submitted'; readonly on: LocalDate }
  | { readonly kind: 'on-leave'; readonly until?: LocalDate | undefined };

export function isAway({ away }: Register, today: LocalDate): boolean {
  return away !== undefined && away.from <= today && (away.until === undefined || away.until >= today);
}

/** What pauses it today: leave goes before the rest, because it lasts whatever was booked. */
export function pauseOf(register: Register, kind: CheckKind, today: LocalDate): Pause | undefined {
  const { away } = register;
  if (isAway(register, today)) return { kind: 'on-leave', ...(away?.until && { until: away.until }) };
  const { progress } = itemOf(register, kind);
  if (progress === undefined) return undefined;
  const lasts = progress.kind === 'booked' ? progress.on : plusDays(progress.on, SUBMITTED_DAYS - 1);
  return today <= lasts ? progress : undefined;
}

/** The first day on which anybody may be reminded of it again; `never` while nobody knows. */
export function pausedUntil(register: Register, kind: CheckKind, today: LocalDate): LocalDate | 'never' | undefined {
  const { away } = register;
  const { progress } = itemOf(register, kind);
  if (isAway(register, today) && away?.until === undefined) return 'never';
  const ends = [
    // Also on the first day back: its reminders come at their time of day.
    away?.until ? plusDays(away.until, 1) : undefined,
    progress?.kind === 'booked' ? plusDays(progress.on, 1) : undefined,
    progress?.kind === 'submitted' ? plusDays(progress.on, SUBMITTED_DAYS) : undefined,
  ].filter((day) => day !== undefined);
  return ends.sort().at(-1);
}

export interface StatusCounts {
  readonly current: number;
  readonly dueSoon: number;
  /** What has to be recorded and never was counts with it. */
  readonly overdue: number;
}

/** Green, amber and red over everybody who is here. */
export function statusCounts(registers: Iterable<Register>, today: LocalDate, settings: StatusSettings): StatusCounts {
  const all = [...registers]
    .filter(({ isHere }) => isHere)
    .flatMap((register) => CHECK_KINDS.flatMap((kind) => statusOf(register, kind, today, settings) ?? []));
  const count = (...statuses: readonly CheckStatus[]) => all.filter((status) => statuses.includes(status)).length;
  return { current: count('current'), dueSoon: count('due-soon'), overdue: count('overdue', 'none-recorded') };
}
