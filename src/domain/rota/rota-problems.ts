import type { PersonId } from '../ids.js';
import type { Person } from '../person.js';
import type { Rota, RotaOverride } from '../rota.js';
import { type Shift, type Stretch, shiftsBetween } from './shifts.js';

/** A stretch in which a concern would find nobody, or not those whom the rota names. */
export type RotaProblem = Stretch & Fault;

type Fault =
  /** Before the rota begins, or where it is empty. */
  | { readonly kind: 'nobody-on-duty' }
  /** There is nobody on the rota but the duty person. */
  | { readonly kind: 'no-deputy'; readonly person: PersonId }
  /** Somebody who is not here any more, or whom nobody knows. */
  | { readonly kind: 'duty-has-left' | 'deputy-has-left'; readonly person: PersonId }
  /** No platform reaches them. */
  | { readonly kind: 'duty-unreachable' | 'deputy-unreachable'; readonly person: PersonId }
  /** Of the organisation file: the first of them holds. */
  | { readonly kind: 'overrides-overlap'; readonly person: PersonId; readonly hides: PersonId };

/**
 * What is wrong with the rota in that stretch, in the order of time; what goes on over several shifts is one problem.
 * @param people everybody who is known; those who are not active have left
 */
export function rotaProblems(
  rota: Rota,
  people: readonly Person[],
  unreachable: ReadonlySet<PersonId>,
  from: Date,
  to: Date,
): readonly RotaProblem[] {
  const here = new Set(people.filter(({ active }) => active).map(({ id }) => id));
  const ofShifts = shiftsBetween(rota, from, to).flatMap((shift) =>
    faultsOf(shift, here, unreachable).map((fault) => ({ from: shift.from, to: shift.to, ...fault })),
  );
  return [...joined(ofShifts), ...overlaps(rota, { from, to })].sort((a, b) => a.from.getTime() - b.from.getTime());
}

function faultsOf(
  { duty, deputy }: Shift,
  here: ReadonlySet<PersonId>,
  unreachable: ReadonlySet<PersonId>,
): readonly Fault[] {
  if (duty === undefined) return [{ kind: 'nobody-on-duty' }];
  const ofDuty: Fault[] = here.has(duty)
    ? whereUnreachable('duty-unreachable', duty, unreachable)
    : [{ kind: 'duty-has-left', person: duty }];
  if (deputy === undefined) return [...ofDuty, { kind: 'no-deputy', person: duty }];
  const ofDeputy: Fault[] = here.has(deputy)
    ? whereUnreachable('deputy-unreachable', deputy, unreachable)
    : [{ kind: 'deputy-has-left', person: deputy }];
  return [...ofDuty, ...ofDeputy];
}

function whereUnreachable(
  kind: 'duty-unreachable' | 'deputy-unreachable',
  person: PersonId,
  unreachable: ReadonlySet<PersonId>,
): Fault[] {
  return unreachable.has(person) ? [{ kind, person }] : [];
}

/** Each with the stretches that follow on it directly. */
function joined(problems: readonly RotaProblem[]): readonly RotaProblem[] {
  const found: RotaProblem[] = [];
  for (const problem of problems) {
    const index = found.findLastIndex((each) => goesOnIn(each, problem));
    const before = found[index];
    if (before === undefined) found.push(problem);
    else found[index] = { ...before, to: problem.to };
  }
  return found;
}

function goesOnIn(one: RotaProblem, next: RotaProblem): boolean {
  return one.kind === next.kind && personOf(one) === personOf(next) && one.to.getTime() === next.from.getTime();
}

function personOf(problem: RotaProblem): PersonId | undefined {
  return problem.kind === 'nobody-on-duty' ? undefined : problem.person;
}

function overlaps({ overrides }: Rota, within: Stretch): readonly RotaProblem[] {
  // Those that were made in chat lie over others knowingly.
  const ofTheFile = overrides.filter(({ id }) => id === undefined);
  return ofTheFile.flatMap((override, index) =>
    ofTheFile.slice(0, index).flatMap((first) => {
      const both = common(common(first, override), within);
      if (both.from >= both.to) return [];
      return [{ kind: 'overrides-overlap', ...both, person: first.person, hides: override.person } as const];
    }),
  );
}

function common(one: Stretch | RotaOverride, other: Stretch): Stretch {
  return { from: one.from > other.from ? one.from : other.from, to: one.to < other.to ? one.to : other.to };
}
