import { type LocalDate, plusDays, plusMonths } from '../reminders/reminder-days.js';
import { CHECK_RULES, type CheckRules } from './check-rules.js';
import {
  type Check,
  type CheckKind,
  itemOf,
  needsNewOne,
  newestCertificate,
  newestCheck,
  type Register,
} from './checks.js';

/** Why something is due on its day. */
export type DueRule =
  | { readonly kind: 'every'; readonly months: number; readonly since: 'check' | 'certificate' }
  | { readonly kind: 'induction'; readonly days: number }
  /** Whoever recorded the last one gave the day. */
  | { readonly kind: 'given' }
  /** The last check said that a new one is needed. */
  | { readonly kind: 'new-one' };

export interface Due {
  readonly on: LocalDate;
  readonly rule: DueRule;
}

/** When that is due next; undefined where nothing of it is known, and where it is done once and for all. */
export function dueOf(register: Register, kind: CheckKind, rules: CheckRules = CHECK_RULES): Due | undefined {
  const newest = newestCheck(itemOf(register, kind));
  switch (kind) {
    case 'dbs':
      return newest && dbsDue(register, newest, rules);
    case 'update-service':
      return newest && (given(newest) ?? every(newest, rules.updateService));
    case 'awareness':
      return newest && every(newest, rules.awareness);
    case 'duty-training':
      return newest && register.hasDutyRole ? every(newest, rules.dutyTraining) : undefined;
    case 'induction':
      return newest === undefined && register.startedOn !== undefined
        ? { on: plusDays(register.startedOn, rules.induction), rule: { kind: 'induction', days: rules.induction } }
        : undefined;
    case 'supervision':
    case 'right-to-work':
    case 'registration':
      return newest && given(newest);
    case 'references':
    case 'identity':
      return undefined;
  }
}

function dbsDue(register: Register, newest: Check, rules: CheckRules): Due {
  if (needsNewOne(newest.result)) return { on: neededSince(register, newest, rules), rule: { kind: 'new-one' } };
  if (newest.onUpdateService) return every(newest, rules.dbsOnUpdateService);
  // A look at a certificate makes it no younger.
  const certificate = newestCertificate(itemOf(register, 'dbs')) ?? newest;
  const months = rules.dbsCertificate;
  return { on: plusMonths(certificate.on, months), rule: { kind: 'every', months, since: 'certificate' } };
}

/** From the first such answer since the last check that was in order, or from the day on which that was due, if it was earlier. */
function neededSince(register: Register, newest: Check, rules: CheckRules): LocalDate {
  const item = itemOf(register, 'dbs');
  const inOrder = newestCheck(item, ({ result }) => !needsNewOne(result));
  const since = inOrder ? item.checks.slice(item.checks.indexOf(inOrder) + 1) : item.checks;
  const answers = since.filter(({ on, result }) => needsNewOne(result) && (inOrder === undefined || on >= inOrder.on));
  const wasDue = inOrder ? [dbsDue(register, inOrder, rules).on] : [];
  return [newest.on, ...answers.map(({ on }) => on), ...wasDue].sort()[0] ?? newest.on;
}

function every({ on }: Check, months: number): Due {
  return { on: plusMonths(on, months), rule: { kind: 'every', months, since: 'check' } };
}

function given({ nextOn }: Check): Due | undefined {
  return nextOn === undefined ? undefined : { on: nextOn, rule: { kind: 'given' } };
}

/** Whether there has to be a record of it at all. */
export function isNeeded({ startedOn, hasDutyRole }: Register, kind: CheckKind): boolean {
  switch (kind) {
    case 'dbs':
    case 'awareness':
      return true;
    case 'duty-training':
      return hasDutyRole;
    // Of whoever was here before, somebody saw these when they came.
    case 'induction':
    case 'references':
    case 'identity':
    case 'right-to-work':
      return startedOn !== undefined;
    case 'update-service':
    case 'supervision':
    case 'registration':
      return false;
  }
}
