import { describe, expect, it } from 'vitest';
import { asFormToken, asItemId } from '../../../../src/domain/ids.js';
import { changeRota } from '../../../../src/domain/rota/changes.js';
import { EMPTY_BOOK } from '../../../../src/domain/rota/rota-book.js';
import { MOST_OVERRIDES } from '../../../../src/domain/rota/rota-rules.js';
import { type AskSwap, answerSwap, askSwap, withdrawSwap } from '../../../../src/domain/rota/swaps.js';
import { aChain, aPerson, aRota, at, FIONA, LEILA, PRIYA, SAM } from '../../../support/builders.js';
import {
  asked,
  contextOf,
  doing,
  done,
  dutyIn,
  EVERYBODY,
  NOOR,
  NOW,
  PRIYAS_NEXT,
  PRIYAS_WEEK,
  refusal,
  SAMS_NEXT,
  SAMS_WEEK,
  stretch,
  TOMASZ,
  toldOf,
} from '../../../support/rota-book.js';

const ASK: AskSwap = { verb: 'ask-swap', other: SAM.id, ...PRIYAS_NEXT };
const SECONDS_AGO = at('2026-11-23T14:05:20');
const accepting = (ask: string) => ({ verb: 'answer-swap', ask: asItemId(ask), answer: 'accepted' }) as const;
const declining = (ask: string) => ({ verb: 'answer-swap', ask: asItemId(ask), answer: 'declined' }) as const;
const withdrawing = (ask: string) => ({ verb: 'withdraw-swap', ask: asItemId(ask) }) as const;

describe('asking for a swap', () => {
  it('leaves the duty where it is, and tells the other alone', () => {
    const { book, item, tells } = asked(EMPTY_BOOK);
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual(['2026-12-07 09:00 priya']);
    expect(book.asks).toEqual([
      { id: item, asker: PRIYA.id, other: SAM.id, ...PRIYAS_NEXT, askedAt: NOW, state: 'open' },
    ]);
    expect(tells).toEqual([{ to: SAM.id, about: 'swap-asked', item }]);
  });

  it('of the same person for the same time is asked once, until it is answered', () => {
    const first = asked(EMPTY_BOOK);
    const again = doing(first.book, PRIYA, askSwap, ASK, { token: asFormToken('form-2') });
    expect(refusal(again)).toEqual({ kind: 'asked-already' });
    const other = doing(
      first.book,
      PRIYA,
      askSwap,
      { ...ASK, to: at('2026-12-08T18:00') },
      { token: asFormToken('form-3') },
    );
    expect(other.outcome.kind).toBe('done');
    const declined = doing(first.book, SAM, answerSwap, declining(first.item)).book;
    expect(doing(declined, PRIYA, askSwap, ASK, { token: asFormToken('form-4') }).outcome.kind).toBe('done');
  });

  it('is refused where the rota has as many changes to come as anybody can mean', () => {
    const minute = 60_000;
    const from = at('2027-01-01T00:00').getTime();
    const overrides = Array.from({ length: MOST_OVERRIDES }, (_, index) => ({
      from: new Date(from + index * minute),
      to: new Date(from + (index + 1) * minute),
      person: SAM.id,
    }));
    const rota = aRota({ weeks: [PRIYA.id, SAM.id], overrides });
    const full = { kind: 'too-many-changes', most: MOST_OVERRIDES };
    expect(refusal(doing(EMPTY_BOOK, PRIYA, askSwap, ASK, { rota }))).toEqual(full);
    const change = { verb: 'change-rota', person: SAM.id, ...PRIYAS_NEXT } as const;
    expect(refusal(doing(EMPTY_BOOK, LEILA, changeRota, change, { rota }))).toEqual(full);
    const { book, item } = asked(EMPTY_BOOK);
    expect(refusal(doing(book, SAM, answerSwap, accepting(item), { rota }))).toEqual(full);
    const less = { ...rota, overrides: overrides.slice(1) };
    expect(doing(EMPTY_BOOK, PRIYA, askSwap, ASK, { rota: less }).outcome.kind).toBe('done');
  });

  it('is written down', () => {
    const { book, item } = asked(EMPTY_BOOK, { inReturn: SAMS_NEXT });
    expect(book.log).toEqual([
      {
        at: NOW,
        by: PRIYA.id,
        token: 'form-1',
        event: { kind: 'swap-asked', item, other: SAM.id, ...PRIYAS_NEXT, inReturn: SAMS_NEXT },
      },
    ]);
  });

  it.each<readonly [string, Partial<AskSwap>]>([
    ['a part of a week', stretch('2026-12-08T18:00', '2026-12-09T08:00')],
    [
      'the minute that it is now, of which some seconds have passed',
      { from: at('2026-11-23T14:05'), to: PRIYAS_WEEK.to },
    ],
    ['a stretch up to twelve months ahead', stretch('2027-11-23T14:00', '2027-11-23T14:05')],
    ['a stretch in return', { inReturn: SAMS_NEXT }],
    ['somebody who is not on the rota, and could have a concern all the same', { other: NOOR.id }],
    ['a lead', { other: LEILA.id }],
  ])('may be about %s', (_, command) => {
    const now = new Date(NOW.getTime() + 59_000);
    expect(doing(EMPTY_BOOK, PRIYA, askSwap, { ...ASK, ...command }, { now }).outcome.kind).toBe('done');
  });

  it.each<readonly [string, Partial<AskSwap>, object]>([
    ['ends as it begins', { to: PRIYAS_NEXT.from }, { kind: 'ends-before-it-begins' }],
    ['ends before it begins', { from: PRIYAS_NEXT.to, to: PRIYAS_NEXT.from }, { kind: 'ends-before-it-begins' }],
    ['began more than an hour ago', stretch('2026-11-23T13:04', '2026-11-24T09:00'), { kind: 'in-the-past' }],
    ['is over within this minute', { from: at('2026-11-23T14:05'), to: SECONDS_AGO }, { kind: 'in-the-past' }],
    [
      'is more than twelve months ahead',
      stretch('2027-11-23T14:00', '2027-11-23T14:06'),
      { kind: 'too-far', until: at('2027-11-23T14:05') },
    ],
    ['would go to themselves', { other: PRIYA.id }, { kind: 'already-theirs' }],
    ['would go to somebody unknown', { other: aPerson('x').id }, { kind: 'not-a-possible-person', person: 'x' }],
    [
      'would go to somebody to whom no concern could go',
      { other: TOMASZ.id },
      { kind: 'not-a-possible-person', person: TOMASZ.id },
    ],
    [
      'is the other’s already',
      SAMS_WEEK,
      { kind: 'not-their-duty', person: PRIYA.id, shift: { ...SAMS_WEEK, duty: SAM.id } },
    ],
    [
      'is not theirs to its end',
      stretch('2026-11-29T09:00', '2026-11-30T09:01'),
      { kind: 'not-their-duty', person: PRIYA.id, shift: { ...stretch('2026-11-30T09:00', '2026-11-30T09:01') } },
    ],
    [
      'is repaid by nothing',
      { inReturn: { from: SAMS_NEXT.to, to: SAMS_NEXT.from } },
      { kind: 'ends-before-it-begins' },
    ],
    [
      'is repaid by what has passed',
      { inReturn: stretch('2026-11-16T09:00', '2026-11-17T09:00') },
      { kind: 'in-the-past' },
    ],
    [
      'is repaid too late',
      { inReturn: stretch('2028-01-03T09:00', '2028-01-10T09:00') },
      { kind: 'too-far', until: at('2027-11-23T14:05') },
    ],
    [
      'is repaid by what is not the other’s',
      { inReturn: stretch('2026-11-25T09:00', '2026-11-26T09:00') },
      { kind: 'not-their-duty', person: SAM.id, shift: { duty: PRIYA.id } },
    ],
  ])('is refused for a stretch that %s', (_, command, because) => {
    const now = command.to === SECONDS_AGO ? SECONDS_AGO : NOW;
    const change = doing(EMPTY_BOOK, PRIYA, askSwap, { ...ASK, ...command }, { now });
    expect(refusal(change)).toMatchObject(because);
    expect(change).toMatchObject({ book: EMPTY_BOOK, tells: [] });
  });

  it.each([
    ['has left', { active: false }],
    ['is none of the organisation’s own', { inOrganisationFile: false }],
  ])('is refused where the other %s', (_, overrides) => {
    const people = [PRIYA, { ...SAM, ...overrides }];
    expect(refusal(doing(EMPTY_BOOK, PRIYA, askSwap, ASK, { people }))).toEqual({
      kind: 'not-a-possible-person',
      person: SAM.id,
    });
  });

  it('is not for somebody who has left', () => {
    expect(refusal(doing(EMPTY_BOOK, { ...PRIYA, active: false }, askSwap, ASK))).toEqual({ kind: 'not-theirs-to-do' });
  });

  it('asks nobody about a time before the rota begins', () => {
    const rota = aRota({ from: '2027-01-04', weeks: [PRIYA.id, SAM.id] });
    expect(refusal(doing(EMPTY_BOOK, PRIYA, askSwap, ASK, { rota }))).toMatchObject({
      kind: 'not-their-duty',
      shift: { ...PRIYAS_NEXT, because: 'week' },
    });
  });
});

describe('accepting a swap', () => {
  it('puts the other on duty for that stretch alone, and tells both and the leads', () => {
    const { book, item } = asked(EMPTY_BOOK, stretch('2026-12-08T18:00', '2026-12-09T08:00'));
    const { book: after, tells } = done(doing(book, SAM, answerSwap, accepting(item)));
    expect(dutyIn(after, PRIYAS_NEXT)).toEqual([
      '2026-12-07 09:00 priya',
      '2026-12-08 18:00 sam',
      '2026-12-09 08:00 priya',
    ]);
    expect(after.asks.map(({ state }) => state)).toEqual(['accepted']);
    expect(toldOf(tells)).toEqual([
      'priya: swap-accepted',
      'sam: swap-accepted',
      'leila: swap-accepted',
      'lars: swap-accepted',
    ]);
    expect(tells.every((tell) => tell.item === item)).toBe(true);
  });

  it('gives the asker the stretch in return', () => {
    const { book, item } = asked(EMPTY_BOOK, { inReturn: SAMS_NEXT });
    const { book: after } = done(doing(book, SAM, answerSwap, accepting(item)));
    expect(dutyIn(after, { from: PRIYAS_NEXT.from, to: SAMS_NEXT.to })).toEqual([
      '2026-12-07 09:00 sam',
      '2026-12-14 09:00 priya',
    ]);
  });

  it('books who agreed to it, when and why, and writes it down', () => {
    const { book, item } = asked(EMPTY_BOOK, { inReturn: SAMS_NEXT });
    const later = new Date(NOW.getTime() + 3_600_000);
    const { book: after } = done(doing(book, SAM, answerSwap, accepting(item), { now: later }));
    const made = { by: SAM.id, at: later, because: 'swap' };
    expect(after.overrides).toEqual([
      { id: 'item-2.1', person: SAM.id, ...PRIYAS_NEXT, ...made },
      { id: 'item-2.2', person: PRIYA.id, ...SAMS_NEXT, ...made },
    ]);
    expect(after.log.at(-1)).toEqual({
      at: later,
      by: SAM.id,
      token: 'form-2',
      event: { kind: 'swap-accepted', item, overrides: ['item-2.1', 'item-2.2'] },
    });
  });

  it('takes what is left of a stretch that has begun meanwhile', () => {
    const { book, item } = asked(EMPTY_BOOK, { from: NOW, to: PRIYAS_WEEK.to });
    const later = at('2026-11-25T10:00');
    const { book: after } = done(doing(book, SAM, answerSwap, accepting(item), { now: later }));
    expect(dutyIn(after, PRIYAS_WEEK)).toEqual(['2026-11-23 09:00 priya', '2026-11-25 10:00 sam']);
  });

  it.each([
    ['that has passed', {}, PRIYAS_NEXT.to],
    ['that is repaid by what has passed', { inReturn: stretch('2026-12-01T09:00', '2026-12-02T09:00') }, SAMS_WEEK.to],
  ])('of a stretch %s changes nothing, and ends the ask', (_, command, now) => {
    const { book, item } = asked(EMPTY_BOOK, command);
    const { book: after, outcome, tells } = doing(book, SAM, answerSwap, accepting(item), { now });
    expect(outcome).toEqual({ kind: 'outdated', item });
    expect(after.asks.map(({ state }) => state)).toEqual(['outdated']);
    expect(after.overrides).toEqual([]);
    expect(tells).toEqual([]);
    expect(after.log.at(-1)?.event).toEqual({ kind: 'swap-outdated', item });
  });

  it.each([
    ['a part of it was given to somebody else', stretch('2026-12-13T09:00', '2026-12-13T10:00')],
    ['a part of what it is repaid with was', stretch('2026-12-20T09:00', '2026-12-20T10:00')],
  ])('after %s changes nothing, and ends the ask', (_, given) => {
    const { book, item } = asked(EMPTY_BOOK, { inReturn: SAMS_NEXT });
    const changed = done(doing(book, LEILA, changeRota, { verb: 'change-rota', person: NOOR.id, ...given }));
    const { book: after, outcome } = doing(changed.book, SAM, answerSwap, accepting(item));
    expect(outcome).toEqual({ kind: 'outdated', item });
    expect(after.overrides).toEqual(changed.book.overrides);
  });

  it('after the list was changed in the file is judged on the list as it is now', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const rota = aRota({ weeks: [SAM.id, PRIYA.id] });
    expect(doing(book, SAM, answerSwap, accepting(item), { rota }).outcome).toEqual({ kind: 'outdated', item });
  });

  it('by the first of two who were asked for the same stretch makes the other ask outdated', () => {
    const first = asked(EMPTY_BOOK);
    const second = asked(first.book, { other: NOOR.id });
    const taken = done(doing(second.book, NOOR, answerSwap, accepting(second.item)));
    expect(doing(taken.book, SAM, answerSwap, accepting(first.item)).outcome).toEqual({
      kind: 'outdated',
      item: first.item,
    });
    expect(dutyIn(taken.book, PRIYAS_NEXT)).toEqual(['2026-12-07 09:00 noor']);
  });

  it('lets whoever took a stretch ask a third for it', () => {
    const first = asked(EMPTY_BOOK);
    const taken = done(doing(first.book, SAM, answerSwap, accepting(first.item)));
    const second = asked(taken.book, { other: NOOR.id, ...stretch('2026-12-08T09:00', '2026-12-09T09:00') }, SAM);
    const { book } = done(doing(second.book, NOOR, answerSwap, accepting(second.item)));
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual([
      '2026-12-07 09:00 sam',
      '2026-12-08 09:00 noor',
      '2026-12-09 09:00 sam',
    ]);
  });

  it('is refused while whoever would take the stretch in return has left', () => {
    const { book, item } = asked(EMPTY_BOOK, { inReturn: SAMS_NEXT });
    const people = EVERYBODY.map((person) => (person.id === PRIYA.id ? { ...PRIYA, active: false } : person));
    const change = doing(book, SAM, answerSwap, accepting(item), { people });
    expect(refusal(change)).toEqual({ kind: 'not-a-possible-person', person: PRIYA.id });
    expect(change.book).toBe(book);
  });

  it('is for whoever has left no more, and takes nothing in return for it to matter', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const people = EVERYBODY.map((person) => (person.id === PRIYA.id ? { ...PRIYA, active: false } : person));
    expect(doing(book, SAM, answerSwap, accepting(item), { people }).outcome.kind).toBe('done');
    expect(refusal(doing(book, { ...SAM, active: false }, answerSwap, accepting(item)))).toEqual({
      kind: 'not-theirs-to-do',
    });
  });

  it('is refused to somebody who could have it when they were asked, and could not now', () => {
    const { book, item } = asked(EMPTY_BOOK, { other: NOOR.id });
    const change = doing(book, { ...NOOR, roles: ['staff'] }, answerSwap, accepting(item));
    expect(refusal(change)).toEqual({ kind: 'not-a-possible-person', person: NOOR.id });
  });

  it.each([
    ['where the only lead is one of the two, nobody else hears', LEILA, { leads: [LEILA], managers: [] }, []],
    ['where there is no lead, the managers', NOOR, { leads: [], managers: [FIONA] }, ['fiona: swap-accepted']],
    [
      'where the only lead accepted it, the managers',
      LEILA,
      { leads: [LEILA], managers: [FIONA] },
      ['fiona: swap-accepted'],
    ],
  ])('%s hear of it', (_, other, chain, others) => {
    const { book, item } = asked(EMPTY_BOOK, { other: other.id });
    const { tells } = done(doing(book, other, answerSwap, accepting(item), { chain: aChain(chain) }));
    expect(toldOf(tells)).toEqual(['priya: swap-accepted', `${other.id}: swap-accepted`, ...others]);
  });

  it('asked by the only lead tells no manager, because a lead knows', () => {
    const rota = aRota({ weeks: [LEILA.id, SAM.id] });
    const ask = done(doing(EMPTY_BOOK, LEILA, askSwap, ASK, { rota }));
    const chain = aChain({ leads: [LEILA] });
    const { tells } = done(doing(ask.book, SAM, answerSwap, accepting(ask.item), { rota, chain }));
    expect(toldOf(tells)).toEqual(['leila: swap-accepted', 'sam: swap-accepted']);
  });
});

describe('declining and withdrawing', () => {
  it('declining leaves everything as it was, and tells the asker', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const { book: after, tells } = done(doing(book, SAM, answerSwap, declining(item)));
    expect(after.overrides).toEqual([]);
    expect(after.asks.map(({ state }) => state)).toEqual(['declined']);
    expect(tells).toEqual([{ to: PRIYA.id, about: 'swap-declined', item }]);
    expect(after.log.at(-1)?.event).toEqual({ kind: 'swap-declined', item });
  });

  it('withdrawing does too, and tells the other', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const { book: after, tells } = done(doing(book, PRIYA, withdrawSwap, withdrawing(item)));
    expect(after.asks.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(tells).toEqual([{ to: SAM.id, about: 'swap-withdrawn', item }]);
    expect(after.log.at(-1)?.event).toEqual({ kind: 'swap-withdrawn', item });
  });

  it('ends that ask alone', () => {
    const first = asked(EMPTY_BOOK);
    const second = asked(first.book, { other: NOOR.id });
    const { book } = done(doing(second.book, SAM, answerSwap, declining(first.item)));
    expect(book.asks.map(({ state }) => state)).toEqual(['declined', 'open']);
  });
});

describe('whose an answer is', () => {
  const { book, item } = asked(EMPTY_BOOK);

  it.each([PRIYA, NOOR, LEILA, FIONA])('no other than the one who was asked, such as $id, answers', (by) => {
    for (const command of [accepting(item), declining(item)]) {
      expect(refusal(doing(book, by, answerSwap, command))).toEqual({ kind: 'not-theirs-to-do' });
    }
  });

  it.each([SAM, NOOR, LEILA, FIONA])('no other than the one who asked, such as $id, withdraws', (by) => {
    expect(refusal(doing(book, by, withdrawSwap, withdrawing(item)))).toEqual({ kind: 'not-theirs-to-do' });
  });

  it('there is nothing to answer or to withdraw where nothing was asked', () => {
    expect(refusal(doing(book, SAM, answerSwap, accepting('item-9')))).toEqual({ kind: 'no-such-item' });
    expect(refusal(doing(book, PRIYA, withdrawSwap, withdrawing('item-9')))).toEqual({ kind: 'no-such-item' });
  });

  it.each([
    ['accepted', doing(book, SAM, answerSwap, accepting(item))],
    ['declined', doing(book, SAM, answerSwap, declining(item))],
    ['withdrawn', doing(book, PRIYA, withdrawSwap, withdrawing(item))],
    ['outdated', doing(book, SAM, answerSwap, accepting(item), { now: PRIYAS_NEXT.to })],
  ])('what was %s stays so', (state, ended) => {
    const again = [
      doing(ended.book, SAM, answerSwap, accepting(item)),
      doing(ended.book, SAM, answerSwap, declining(item)),
      doing(ended.book, PRIYA, withdrawSwap, withdrawing(item)),
    ];
    for (const change of again) {
      expect(refusal(change)).toEqual({ kind: 'already-answered', state });
      expect(change.book).toBe(ended.book);
    }
  });
});

describe('a form that is sent twice', () => {
  const token = asFormToken('the-same');

  it('asks once', () => {
    const first = doing(EMPTY_BOOK, PRIYA, askSwap, ASK, { token });
    const second = doing(first.book, PRIYA, askSwap, ASK, { token });
    expect(second).toEqual({ book: first.book, outcome: first.outcome, tells: [] });
  });

  it('accepts once, and says what it said', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const first = doing(book, SAM, answerSwap, accepting(item), { token });
    const second = doing(first.book, SAM, answerSwap, accepting(item), { token });
    expect(second).toEqual({ book: first.book, outcome: { kind: 'done', item }, tells: [] });
  });

  it('says once more that the ask was outdated', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const first = doing(book, SAM, answerSwap, accepting(item), { token, now: PRIYAS_NEXT.to });
    const second = doing(first.book, SAM, answerSwap, accepting(item), { token, now: PRIYAS_NEXT.to });
    expect(second).toEqual({ book: first.book, outcome: { kind: 'outdated', item }, tells: [] });
  });

  it('withdraws once', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const first = doing(book, PRIYA, withdrawSwap, withdrawing(item), { token });
    expect(doing(first.book, PRIYA, withdrawSwap, withdrawing(item), { token })).toEqual({ ...first, tells: [] });
  });

  it('by another person is another form', () => {
    const { book, item } = asked(EMPTY_BOOK);
    const declined = doing(book, SAM, answerSwap, declining(item), { token });
    expect(refusal(doing(declined.book, PRIYA, withdrawSwap, withdrawing(item), { token }))).toEqual({
      kind: 'already-answered',
      state: 'declined',
    });
  });

  it('that was refused is judged anew', () => {
    const refused = doing(EMPTY_BOOK, PRIYA, askSwap, { ...ASK, ...SAMS_WEEK }, { token });
    expect(refused.book).toBe(EMPTY_BOOK);
    expect(doing(refused.book, PRIYA, askSwap, ASK, { token }).outcome.kind).toBe('done');
  });
});

it('a context whose rota was merged with an earlier book is judged on the book as it is', () => {
  const { book, item } = asked(EMPTY_BOOK);
  const accepted = done(doing(book, SAM, answerSwap, accepting(item)));
  const stale = { ...contextOf(book, SAM).rota, overrides: accepted.book.overrides };
  expect(doing(book, SAM, answerSwap, accepting(item), { rota: stale }).outcome.kind).toBe('done');
});
