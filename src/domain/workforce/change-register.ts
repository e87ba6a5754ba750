import type { FormToken, PersonId } from '../ids.js';
import { type LocalDate, plusDays, plusMonths } from '../reminders/reminder-days.js';
import { hasListsInVain, hasListsOfOther } from './certificate.js';
import { isAway } from './check-status.js';
import {
  CHECK_KINDS,
  type Check,
  type CheckItem,
  type CheckKind,
  itemOf,
  needsNewOne,
  newestCertificate,
  newestCheck,
  type Progress,
  type Register,
  type RegisterEntry,
  withItem,
} from './checks.js';

export interface RecordCheck
  extends Pick<Check, 'on' | 'result' | 'onUpdateService' | 'mayBeLookedUp' | 'certificate' | 'nextOn'> {
  readonly verb: 'record-check';
  readonly kind: CheckKind;
  /** Who made the check or saw the paper: somebody else than the person. */
  readonly checker: PersonId;
}

export type CheckCommand =
  | RecordCheck
  | { readonly verb: 'book-check'; readonly kind: CheckKind; readonly on: LocalDate }
  | { readonly verb: 'check-submitted'; readonly kind: CheckKind }
  | { readonly verb: 'start-leave'; readonly until: LocalDate }
  | { readonly verb: 'end-leave' };

export type CheckRefusal =
  | 'day-to-come'
  | 'day-has-passed'
  /** A new certificate is needed, and whose it is does not say that it is there. */
  | 'new-one-by-others'
  /** A new certificate is needed, and nothing else ends that. */
  | 'new-one-needed'
  /** The certificate that counts no more, or one before it. */
  | 'not-a-new-one'
  /** What is known already is newer, so that nothing would change. */
  | 'newer-is-known'
  /** Nobody saw the paper itself, so that it does not count. */
  | 'original-not-seen'
  | 'lists-of-enhanced'
  | 'lists-of-other-workforce'
  | 'too-long-ago'
  | 'too-far-ahead'
  /** It is to be due before it was made. */
  | 'next-before-check';

export interface RegisterContext {
  readonly by: PersonId;
  /** Whose register it is. */
  readonly person: PersonId;
  readonly now: Date;
  readonly today: LocalDate;
  readonly token: FormToken;
}

export type RegisterChange =
  | { readonly kind: 'done'; readonly register: Register; readonly about: readonly CheckKind[] }
  | {
      readonly kind: 'refused';
      readonly because: CheckRefusal;
      /** The day of the one that it is measured against. */
      readonly last?: LocalDate | undefined;
    };

/** Nobody waits longer for an appointment [P]. */
const MOST_DAYS_BOOKED = 90;
/** A year of parental leave, and what was saved up of other leave [P]. */
const MOST_MONTHS_OF_LEAVE = 13;
const MOST_MONTHS_AGO = 40 * 12;
const MOST_MONTHS_AHEAD = 10 * 12;

/** How many deeds a register remembers; checks are all kept. */
const LOG_KEPT = 100;

/** What somebody does with a register. The same form sent twice, or the same button pressed twice, has one effect. */
export function changeRegister(register: Register, command: CheckCommand, context: RegisterContext): RegisterChange {
  if (isDone(register, context.token)) return unchanged(register);
  switch (command.verb) {
    case 'record-check':
      return record(register, command, context);
    case 'book-check':
      if (command.on < context.today) return { kind: 'refused', because: 'day-has-passed' };
      // Its reminders rest until then, so that a slip of the year would silence them for good.
      if (command.on > plusDays(context.today, MOST_DAYS_BOOKED)) return { kind: 'refused', because: 'too-far-ahead' };
      return onItsWay(register, command.kind, { kind: 'booked', on: command.on }, context);
    case 'check-submitted':
      if (itemOf(register, command.kind).progress?.kind === 'submitted') return unchanged(register);
      return onItsWay(register, command.kind, { kind: 'submitted', on: context.today }, context);
    case 'start-leave': {
      const { until } = command;
      if (until < context.today) return { kind: 'refused', because: 'day-has-passed' };
      // Its reminders rest until then, as with what is booked.
      if (until > plusMonths(context.today, MOST_MONTHS_OF_LEAVE)) return { kind: 'refused', because: 'too-far-ahead' };
      return leave({ ...register, away: { from: context.today, until } }, 'leave-started', context);
    }
    case 'end-leave': {
      if (!isAway(register, context.today)) return unchanged(register);
      const { away: _away, ...here } = register;
      return leave(here, 'leave-ended', context);
    }
  }
}

function unchanged(register: Register): RegisterChange {
  return { kind: 'done', register, about: [] };
}

function isDone({ items, log }: Register, token: FormToken): boolean {
  return (
    log.some((entry) => entry.token === token) ||
    Object.values(items).some((item) => item?.checks.some(({ recorded }) => recorded?.token === token))
  );
}

function record(register: Register, command: RecordCheck, context: RegisterContext): RegisterChange {
  const { verb: _verb, kind, ...said } = command;
  const { by, now, token } = context;
  const before = itemOf(register, kind);
  const refusal = refusalOfDays(said, context) ?? refusalOfResult(said, before, context);
  if (refusal) return { kind: 'refused', ...refusal };
  const check: Check = { ...said, recorded: { by, at: now, token } };
  const item = { ...before, checks: [...before.checks, check], checkersToTell: toTell(before, command.checker, by) };
  if (newestCheck(item) === check) {
    const settled = { ...item, progress: undefined, isToBeAnnounced: needsNewOne(check.result) };
    return { kind: 'done', register: withItem(register, kind, settled), about: [kind] };
  }
  // A look that is newer says how it stands; the certificate is shown beside it.
  if (newestCertificate(item) === check) {
    return { kind: 'done', register: withItem(register, kind, item), about: [kind] };
  }
  return { kind: 'refused', because: 'newer-is-known', last: newestCheck(before)?.on };
}

type Refusal = Omit<Extract<RegisterChange, { kind: 'refused' }>, 'kind'>;
type Said = Omit<RecordCheck, 'verb' | 'kind'>;

function refusalOfDays({ on, nextOn }: Said, { today }: RegisterContext): Refusal | undefined {
  if (on > today) return { because: 'day-to-come' };
  if (nextOn !== undefined && nextOn <= on) return { because: 'next-before-check' };
  if (on < plusMonths(today, -MOST_MONTHS_AGO)) return { because: 'too-long-ago' };
  if (nextOn !== undefined && nextOn > plusMonths(today, MOST_MONTHS_AHEAD)) return { because: 'too-far-ahead' };
  return undefined;
}

function refusalOfResult(
  { on, result, certificate }: Said,
  before: CheckItem,
  { by, person }: RegisterContext,
): Refusal | undefined {
  const isToEndNeed = needsNewOne(newestCheck(before)?.result) && !needsNewOne(result);
  if (isToEndNeed && by === person) return { because: 'new-one-by-others' };
  if (isToEndNeed && result !== 'new-certificate') return { because: 'new-one-needed' };
  if (result !== 'new-certificate') return undefined;
  if (!certificate?.originalSeen) return { because: 'original-not-seen' };
  if (hasListsInVain(certificate)) return { because: 'lists-of-enhanced' };
  if (hasListsOfOther(certificate)) return { because: 'lists-of-other-workforce' };
  const last = newestCertificate(before)?.on;
  return isToEndNeed && last !== undefined && on <= last ? { because: 'not-a-new-one', last } : undefined;
}

/** Whoever answers for a check knows of it, or hears that somebody said so. */
function toTell({ checkersToTell = [] }: CheckItem, checker: PersonId, by: PersonId): readonly PersonId[] {
  return checker === by || checkersToTell.includes(checker) ? checkersToTell : [...checkersToTell, checker];
}

function onItsWay(register: Register, kind: CheckKind, progress: Progress, context: RegisterContext): RegisterChange {
  const changed = withItem(register, kind, { ...itemOf(register, kind), progress });
  return { kind: 'done', register: logged(changed, context, { did: progress.kind, kind }), about: [kind] };
}

function leave(register: Register, did: 'leave-started' | 'leave-ended', context: RegisterContext): RegisterChange {
  const about = CHECK_KINDS.filter((kind) => itemOf(register, kind).reminded !== undefined);
  return { kind: 'done', register: logged(register, context, { did }), about };
}

function logged(
  register: Register,
  { by, now, token }: RegisterContext,
  deed: Pick<RegisterEntry, 'did' | 'kind'>,
): Register {
  return { ...register, log: [...register.log, { ...deed, by, at: now, token }].slice(-LOG_KEPT) };
}
