import type { DescribedCheck, DescribedTraining } from '../organisation-description.js';
import type { Role } from '../person.js';
import { type Certificate, endOfNumber } from './certificate.js';
import { CHECK_KINDS, type Check, type CheckKind, itemOf, type Register, withItem } from './checks.js';

/** What the organisation says of somebody now. */
export interface Standing {
  readonly isHere: boolean;
  readonly roles: readonly Role[];
}

/** The same register where they stand as they did. */
export function withStanding(register: Register, { isHere, roles }: Standing): Register {
  const hasDutyRole = roles.includes('duty') || roles.includes('lead');
  if (register.isHere === isHere && register.hasDutyRole === hasDutyRole) return register;
  return { ...register, isHere, hasDutyRole };
}

/**
 * The register with what the organisation file says of their checks, by kind; the same one where that is nothing new. It takes the
 * place of what the file said before, and leaves what was recorded in chat; a kind that it does not name stays as it was.
 */
export function withChecksOfFile(register: Register, inFile: ReadonlyMap<CheckKind, readonly Check[]>): Register {
  return CHECK_KINDS.reduce((kept, kind) => withFileChecks(kept, kind, inFile.get(kind) ?? []), register);
}

function withFileChecks(register: Register, kind: CheckKind, inFile: readonly Check[]): Register {
  const item = itemOf(register, kind);
  const before = item.checks.filter(isOfFile);
  if (inFile.length === 0 || sameChecks(before, inFile)) return register;
  // First, so that of one day what was recorded in chat counts.
  const checks = [...inFile, ...item.checks.filter((check) => !isOfFile(check))];
  return withItem(register, kind, { ...item, checks });
}

function isOfFile({ recorded }: Check): boolean {
  return recorded === undefined;
}

function sameChecks(one: readonly Check[], other: readonly Check[]): boolean {
  const written = (checks: readonly Check[]) =>
    JSON.stringify(
      checks.map(({ on, result, onUpdateService = false, certificate: seen }) => [
        [on, result, onUpdateService],
        seen && [seen.level, seen.workforce, seen.barredLists, seen.numberEnds],
      ]),
    );
  return written(one) === written(other);
}

type FileSections = {
  readonly dbs: readonly Omit<DescribedCheck, 'person'>[];
  readonly training: readonly Omit<DescribedTraining, 'person'>[];
};

/** One person's entries of the organisation file, as checks. A course that is none of ours is left alone. */
export function checksInFile({ dbs, training }: FileSections): ReadonlyMap<CheckKind, readonly Check[]> {
  const checks = new Map<CheckKind, Check[]>();
  const add = (kind: CheckKind, ...more: readonly Check[]) => {
    checks.set(kind, [...(checks.get(kind) ?? []), ...more]);
  };
  for (const described of dbs) {
    const { issued, updateService, lastChecked } = described;
    const certificate = certificateOf(described);
    add('dbs', { on: issued, result: 'new-certificate', onUpdateService: updateService, certificate });
    if (lastChecked && updateService) add('dbs', { on: lastChecked, result: 'current', onUpdateService: true });
  }
  for (const { course, completed } of training) {
    const kind = kindOfCourse(course);
    if (kind) add(kind, { on: completed });
  }
  return checks;
}

function certificateOf({ level, workforce, barredLists, certificate = '' }: FileSections['dbs'][number]): Certificate {
  const numberEnds = endOfNumber(certificate);
  return {
    level,
    workforce,
    barredLists: barredLists ? 'checked' : 'not-checked',
    ...(numberEnds !== undefined && { numberEnds }),
  };
}

const COURSES: readonly (readonly [RegExp, CheckKind])[] = [
  [/awareness/i, 'awareness'],
  [/induction/i, 'induction'],
  [/supervision/i, 'supervision'],
  [/(^|[._-])(duty|lead)([._-]|$)/i, 'duty-training'],
];

/** By the words in its id, such as `safeguarding-awareness` or `duty-person`. */
function kindOfCourse(course: string): CheckKind | undefined {
  return COURSES.find(([words]) => words.test(course))?.[1];
}
