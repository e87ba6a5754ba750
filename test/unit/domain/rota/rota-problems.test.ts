import { describe, expect, it } from 'vitest';
import { asItemId, type PersonId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { type RotaProblem, rotaProblems } from '../../../../src/domain/rota/rota-problems.js';
import type { Rota } from '../../../../src/domain/rota.js';
import { aPerson, aRota, at } from '../../../support/builders.js';
import { stretch } from '../../../support/rota-book.js';

const [A, B, C] = [aPerson('a'), aPerson('b'), aPerson('c')];
const ALL = [A, B, C];

interface World {
  readonly people?: readonly Person[];
  readonly unreachable?: readonly Person[];
  readonly from?: string;
  readonly to?: string;
}

function problemsOf(rota: Partial<Rota>, world: World = {}): readonly RotaProblem[] {
  const { people = ALL, unreachable = [], from = '2026-01-05T09:00', to = '2026-02-02T09:00' } = world;
  const ids = new Set<PersonId>(unreachable.map(({ id }) => id));
  return rotaProblems(aRota({ weeks: [A.id, B.id], ...rota }), people, ids, at(from), at(to));
}

const WEEK_1 = stretch('2026-01-05T09:00', '2026-01-12T09:00');
const WEEK_2 = stretch('2026-01-12T09:00', '2026-01-19T09:00');
const WEEK_3 = stretch('2026-01-19T09:00', '2026-01-26T09:00');
const WEEK_4 = stretch('2026-01-26T09:00', '2026-02-02T09:00');
const ALL_FOUR = stretch('2026-01-05T09:00', '2026-02-02T09:00');

describe('problems of a rota', () => {
  it('are none where everybody is here and can be reached', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('nobody is on duty before it begins', () => {
    expect(problemsOf({ from: '2026-01-12' })).toEqual([
      { kind: 'nobody-on-duty', ...stretch('2026-01-05T09:00', '2026-01-12T00:00') },
    ]);
  });

  it('nobody is where it is empty, but for overrides', () => {
    const overrides = [{ ...WEEK_2, person: A.id }];
    expect(problemsOf({ weeks: [], overrides })).toEqual([
      { kind: 'nobody-on-duty', ...WEEK_1 },
      { kind: 'no-deputy', person: A.id, ...WEEK_2 },
      { kind: 'nobody-on-duty', from: WEEK_3.from, to: WEEK_4.to },
    ]);
  });

  it('there is no deputy where one person has every week: one problem, not one for each', () => {
    expect(problemsOf({ weeks: [A.id] })).toEqual([{ kind: 'no-deputy', person: A.id, ...ALL_FOUR }]);
  });

  it.each([
    ['not active any more', [A, { ...B, active: false }]],
    ['unknown', [A]],
  ])('somebody is %s, in their weeks and in those of which they are the deputy', (_, people) => {
    expect(problemsOf({}, { people })).toEqual([
      { kind: 'deputy-has-left', person: B.id, ...WEEK_1 },
      { kind: 'duty-has-left', person: B.id, ...WEEK_2 },
      { kind: 'deputy-has-left', person: B.id, ...WEEK_3 },
      { kind: 'duty-has-left', person: B.id, ...WEEK_4 },
    ]);
  });

  it('somebody can be reached on no platform', () => {
    expect(problemsOf({}, { unreachable: [B], to: '2026-01-19T09:00' })).toEqual([
      { kind: 'deputy-unreachable', person: B.id, ...WEEK_1 },
      { kind: 'duty-unreachable', person: B.id, ...WEEK_2 },
    ]);
  });

  it('somebody who has left is not unreachable as well', () => {
    const problems = problemsOf({}, { people: [A], unreachable: [B], to: '2026-01-19T09:00' });
    expect(problems.map(({ kind }) => kind)).toEqual(['deputy-has-left', 'duty-has-left']);
  });

  it('both of them at once', () => {
    expect(problemsOf({}, { people: [], to: '2026-01-12T09:00' })).toEqual([
      { kind: 'duty-has-left', person: A.id, ...WEEK_1 },
      { kind: 'deputy-has-left', person: B.id, ...WEEK_1 },
    ]);
  });

  it('are gone for the time of an override that puts somebody else in', () => {
    const overrides = [{ ...WEEK_2, person: C.id, id: asItemId('cover') }];
    expect(problemsOf({ weeks: [A.id, B.id, A.id], overrides }, { people: [A, C], to: '2026-01-26T09:00' })).toEqual([
      { kind: 'deputy-has-left', person: B.id, ...WEEK_1 },
      { kind: 'deputy-has-left', person: B.id, ...WEEK_3 },
    ]);
  });

  it('begin and end with the stretch that is asked about', () => {
    const within = { from: '2026-01-14T12:00', to: '2026-01-15T12:00' };
    expect(problemsOf({}, { unreachable: [B], ...within })).toEqual([
      { kind: 'duty-unreachable', person: B.id, ...stretch(within.from, within.to) },
    ]);
  });
});

describe('overrides that lie over one another', () => {
  const first = { ...stretch('2026-01-06T00:00', '2026-01-09T00:00'), person: B.id };
  const second = { ...stretch('2026-01-08T00:00', '2026-01-10T00:00'), person: C.id };
  const overlap = { kind: 'overrides-overlap', person: B.id, hides: C.id };

  it('in the file are a problem for as long as both last', () => {
    expect(problemsOf({ overrides: [first, second] })).toEqual([
      { ...overlap, ...stretch('2026-01-08T00:00', '2026-01-09T00:00') },
    ]);
  });

  it('are told within the stretch that is asked about', () => {
    expect(problemsOf({ overrides: [first, second] }, { from: '2026-01-08T12:00' })).toEqual([
      { ...overlap, ...stretch('2026-01-08T12:00', '2026-01-09T00:00') },
    ]);
    expect(problemsOf({ overrides: [first, second] }, { from: '2026-01-09T00:00' })).toEqual([]);
  });

  it('are none where one ends as the other begins', () => {
    expect(problemsOf({ overrides: [first, { ...second, from: first.to }] })).toEqual([]);
  });

  it('knowingly, because one was made in chat, are none', () => {
    for (const overrides of [
      [{ ...first, id: asItemId('1') }, second],
      [first, { ...second, id: asItemId('2') }],
    ]) {
      expect(problemsOf({ overrides })).toEqual([]);
    }
  });

  it('stand among the other problems in the order of time', () => {
    const kinds = problemsOf({ overrides: [first, second] }, { unreachable: [C] }).map(({ kind }) => kind);
    expect(kinds).toEqual(['overrides-overlap', 'duty-unreachable']);
  });
});
