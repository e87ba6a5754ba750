import { describe, expect, it } from 'vitest';
import { asItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { confirmCopy, copiesOf, takeBackCopy } from '../../../../src/domain/setup/key-copies.js';
import { EMPTY_SETUP_BOOK, maySetUp, type SetupBook } from '../../../../src/domain/setup/setup-book.js';
import { aPerson, FIONA, idsOf, LEILA, minutesAfter, PRIYA, RECEIVED } from '../../../support/builders.js';

const KEY = '3f0a-91c2-0000-0000-0001';
const NEXT_KEY = '3f0a-91c2-0000-0000-0002';

function typed(book: SetupBook, by: Person, verdict: 'right' | 'wrong', minutes = 0, fingerprint = KEY) {
  const id = asItemId(`copy-${book.copies.length + 1}`);
  return confirmCopy(book, { id, by: by.id, fingerprint, verdict, now: minutesAfter(RECEIVED, minutes) });
}

function typedOften(book: SetupBook, by: Person, times: number, minutes = 0): SetupBook {
  return Array.from({ length: times }).reduce<SetupBook>((now) => typed(now, by, 'wrong', minutes).state, book);
}

const holders = (book: SetupBook, fingerprint = KEY) => copiesOf(book, fingerprint).map(({ person }) => person);

describe('copies of the key', () => {
  it('are confirmed by different people, with who and when', () => {
    const first = typed(EMPTY_SETUP_BOOK, LEILA, 'right');
    expect(first.outcome).toEqual({ kind: 'confirmed' });
    const second = typed(first.state, FIONA, 'right', 5);
    expect(holders(second.state)).toEqual(idsOf([FIONA, LEILA]));
    expect(second.state.copies[0]).toMatchObject({ person: FIONA.id, at: minutesAfter(RECEIVED, 5) });
  });

  it('count once for whoever confirms twice', () => {
    const { state } = typed(EMPTY_SETUP_BOOK, LEILA, 'right');
    expect(typed(state, LEILA, 'right')).toEqual({ state, letters: [], outcome: { kind: 'confirmed-before' } });
  });

  it('are not confirmed by a wrong fingerprint', () => {
    const { state, outcome } = typed(EMPTY_SETUP_BOOK, LEILA, 'wrong');
    expect(outcome).toEqual({ kind: 'wrong' });
    expect(holders(state)).toEqual([]);
  });

  it('have to be confirmed anew for another key', () => {
    const { state } = typed(EMPTY_SETUP_BOOK, LEILA, 'right');
    expect(holders(state, NEXT_KEY)).toEqual([]);
    const next = typed(state, LEILA, 'right', 0, NEXT_KEY);
    expect(next.outcome).toEqual({ kind: 'confirmed' });
    expect(holders(next.state, NEXT_KEY)).toEqual([LEILA.id]);
  });

  it('are taken back once, with who and when, and can be confirmed again', () => {
    const { state } = typed(EMPTY_SETUP_BOOK, LEILA, 'right');
    const back = { id: asItemId('copy-1'), by: FIONA.id, now: minutesAfter(RECEIVED, 9) };
    const after = takeBackCopy(state, back);
    expect(after.outcome).toBe(true);
    expect(holders(after.state)).toEqual([]);
    expect(after.state.copies[0]?.takenBack).toEqual({ by: FIONA.id, at: minutesAfter(RECEIVED, 9) });
    expect(takeBackCopy(after.state, { ...back, by: PRIYA.id })).toMatchObject({ state: after.state, outcome: false });
    expect(typed(after.state, LEILA, 'right').outcome).toEqual({ kind: 'confirmed' });
  });

  it('are not looked at after five wrong ones within the hour, not even when right', () => {
    const four = typedOften(EMPTY_SETUP_BOOK, LEILA, 4);
    expect(typed(four, LEILA, 'right', 1).outcome.kind).toBe('confirmed');
    const five = typedOften(four, LEILA, 1, 10);
    const until = minutesAfter(RECEIVED, 60);
    expect(typed(five, LEILA, 'right', 59)).toEqual({ state: five, letters: [], outcome: { kind: 'wait', until } });
    expect(typed(five, FIONA, 'right', 59).outcome.kind).toBe('confirmed');
    expect(typed(five, LEILA, 'right', 60).outcome.kind).toBe('confirmed');
  });
});

it.each([
  ['lead', true],
  ['manager', true],
  ['administrator', true],
  ['duty', false],
  ['staff', false],
] as const)('a %s works on the set-up: %s', (role, may) => {
  expect(maySetUp(aPerson('somebody', { roles: ['staff', role] }))).toBe(may);
  expect(maySetUp(aPerson('somebody', { roles: [role], active: false }))).toBe(false);
});
