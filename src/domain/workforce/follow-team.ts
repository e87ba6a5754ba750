import type { PersonId } from '../ids.js';
import { dayOf, type LocalDate, plusDays } from '../reminders/reminder-days.js';
import { askOf, earliest, type Reminded, reminderAt } from '../reminders/reminding.js';
import { pausedUntil, pauseOf } from './check-status.js';
import { CHECK_KINDS, type CheckKind, type Register } from './checks.js';
import { dueOf } from './due-rules.js';
import type { WorkforceTimes } from './follow-register.js';

/** What a line manager was told last of each check of each person. */
export interface TeamRecord {
  /** The day of their last message. */
  readonly lastOn?: LocalDate | undefined;
  readonly told: readonly (Reminded & { readonly person: PersonId; readonly kind: CheckKind })[];
}

export const NOTHING_TOLD: TeamRecord = { told: [] };

/** Somebody whose checks a manager sees to. */
export interface Report {
  readonly person: PersonId;
  readonly register: Register;
}

export interface FollowedTeam {
  readonly record: TeamRecord;
  /** One message for all of them. */
  readonly isTold: boolean;
  readonly nextAt?: Date | undefined;
}

/** What time asks of a manager: one look a day over everybody whose checks they see to. */
export function followTeam(
  before: TeamRecord,
  reports: readonly Report[],
  now: Date,
  times: WorkforceTimes,
): FollowedTeam {
  const asked = reports.flatMap((report) => CHECK_KINDS.flatMap((kind) => ask(before, report, kind, now, times)));
  const told = asked.flatMap(({ person, kind, told: reminded }) => (reminded ? [{ person, kind, ...reminded }] : []));
  const today = dayOf(now, times.zone);
  // What is overdue stands in every message: it asks for one of its own only once they have had none for as long.
  const { lastOn } = before;
  const isLongAgo = lastOn === undefined || reminderAt(plusDays(lastOn, times.reminders.overdueEvery), times) <= now;
  const isTold = asked.some(({ isNow, isOverdue }) => isNow && (!isOverdue || isLongAgo));
  if (reports.length === 0) return { record: { told: [] }, isTold: false };
  return {
    record: isTold ? { told, lastOn: today } : before,
    isTold,
    nextAt: earliest([nextDaily(now, times), ...asked.map(({ nextAt }) => nextAt)]),
  };
}

interface AskedOfTeam {
  readonly person: PersonId;
  readonly kind: CheckKind;
  readonly told?: Reminded | undefined;
  readonly isNow: boolean;
  readonly isOverdue: boolean;
  readonly nextAt?: Date | undefined;
}

function ask(
  { told }: TeamRecord,
  { person, register }: Report,
  kind: CheckKind,
  now: Date,
  times: WorkforceTimes,
): AskedOfTeam[] {
  const due = register.isHere ? dueOf(register, kind, times.checkRules) : undefined;
  if (due === undefined) return [];
  const reminded = told.find((each) => each.person === person && each.kind === kind);
  const known = reminded && { due: reminded.due, day: reminded.day };
  const today = dayOf(now, times.zone);
  const isOverdue = due.on < today;
  const rests = pausedUntil(register, kind, today);
  if (rests === 'never') return [{ person, kind, told: known, isNow: false, isOverdue }];
  const { manager, overdueEvery } = times.reminders;
  // That a new one is needed they have heard at once.
  const plan = { due: due.on, before: due.rule.kind === 'new-one' ? [] : manager, overdueEvery };
  const asked = askOf({ plan, reminded: known, pausedUntil: rests }, now, times);
  return [{ person, kind, told: asked.now ?? known, isNow: asked.now !== undefined, isOverdue, nextAt: asked.nextAt }];
}

function nextDaily(now: Date, times: WorkforceTimes): Date {
  const today = dayOf(now, times.zone);
  const at = reminderAt(today, times);
  return at > now ? at : reminderAt(plusDays(today, 1), times);
}

/** Kinds of checks as a message to a manager counts them. */
export const CHECK_GROUPS = ['dbs', 'training', 'supervision', 'recruitment'] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

const GROUP_OF: Readonly<Record<CheckKind, CheckGroup>> = {
  dbs: 'dbs',
  'update-service': 'dbs',
  awareness: 'training',
  'duty-training': 'training',
  induction: 'training',
  supervision: 'supervision',
  references: 'recruitment',
  identity: 'recruitment',
  'right-to-work': 'recruitment',
  registration: 'recruitment',
};

export interface GroupCount {
  readonly group: CheckGroup;
  readonly due: number;
  readonly overdue: number;
}

/** How many checks a manager is to see to now, naming nobody: what is on its way, or of somebody on leave, is none of them. */
export function teamCounts(reports: readonly Report[], today: LocalDate, times: WorkforceTimes): readonly GroupCount[] {
  const window = plusDays(today, Math.max(0, ...times.reminders.manager));
  const open = reports.flatMap(({ register }) =>
    CHECK_KINDS.flatMap((kind) => {
      const due = register.isHere ? dueOf(register, kind, times.checkRules) : undefined;
      if (due === undefined || due.on > window || pauseOf(register, kind, today)) return [];
      return [{ group: GROUP_OF[kind], isOverdue: due.on < today || due.rule.kind === 'new-one' }];
    }),
  );
  return CHECK_GROUPS.map((group) => {
    const own = open.filter((each) => each.group === group);
    const overdue = own.filter(({ isOverdue }) => isOverdue).length;
    return { group, due: own.length - overdue, overdue };
  }).filter(({ due, overdue }) => due + overdue > 0);
}
