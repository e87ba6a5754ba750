import { describe, expect, it } from 'vitest';
import { asFormToken, asItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { cancelOverride, changeRota, coverAbsence, replaceOverrides } from '../../../../src/domain/rota/changes.js';
import { EMPTY_BOOK, type RotaBook } from '../../../../src/domain/rota/rota-book.js';
import type { RotaContext } from '../../../../src/domain/rota/rota-work.js';
import type { Stretch } from '../../../../src/domain/rota/shifts.js';
import type { Rota } from '../../../../src/domain/rota.js';
import { aChain, aPerson, aRota, at, FIONA, LARS, LEILA, PRIYA, SAM } from '../../../support/builders.js';
import {
  doing,
  done,
  dutyIn,
  EVERYBODY,
  NOOR,
  NOW,
  PRIYAS_NEXT,
  PRIYAS_WEEK,
  ROTA,
  refusal,
  SAMS_NEXT,
  SAMS_WEEK,
  stretch,
  TOMASZ,
  toldOf,
} from '../../../support/rota-book.js';

type Put = Partial<Stretch> & { readonly person?: Person; readonly absent?: Person };

/** Noor for Priya in the week of hers that comes next, by Leila, who leads; each of the three ways. */
const WAYS = {
  'cover-absence': (book: RotaBook, put: Put = {}, by = LEILA, context: Partial<RotaContext> = {}) =>
    doing(book, by, coverAbsence, { verb: 'cover-absence', absent: (put.absent ?? PRIYA).id, ...filled(put) }, context),
  'change-rota': (book: RotaBook, put: Put = {}, by = LEILA, context: Partial<RotaContext> = {}) =>
    doing(book, by, changeRota, { verb: 'change-rota', ...filled(put) }, context),
  'replace-overrides': (book: RotaBook, put: Put = {}, by = LEILA, context: Partial<RotaContext> = {}) =>
    doing(book, by, replaceOverrides, { verb: 'replace-overrides', because: 'cover', ...filled(put) }, context),
} as const;

type Way = keyof typeof WAYS;
const EACH_WAY = Object.keys(WAYS) as readonly Way[];
const REFUSED_BY_OVERLAPS = ['cover-absence', 'change-rota'] as const;

function filled({ person = NOOR, from = PRIYAS_NEXT.from, to = PRIYAS_NEXT.to }: Put) {
  return { person: person.id, from, to };
}

const cancelling = (override: string) => ({ verb: 'cancel-override', override: asItemId(override) }) as const;

describe.each(EACH_WAY)('putting somebody on duty with %s', (way) => {
  const put = WAYS[way];
  const because = way === 'change-rota' ? 'change' : 'cover';

  it('holds at once, for that stretch', () => {
    const { book } = done(put(EMPTY_BOOK, stretch('2026-12-08T18:00', '2026-12-09T08:00')));
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual([
      '2026-12-07 09:00 priya',
      '2026-12-08 18:00 noor',
      '2026-12-09 08:00 priya',
    ]);
  });

  it('says who did it, when and why, and writes it down', () => {
    const { book, item } = done(put(EMPTY_BOOK));
    expect(book.overrides).toEqual([{ id: item, ...filled({}), by: LEILA.id, at: NOW, because }]);
    expect(book.log).toEqual([
      { at: NOW, by: LEILA.id, token: 'form-1', event: { kind: 'put-on-duty', item, ...filled({}), because } },
    ]);
  });

  it('tells whoever is put in, whoever is taken off and the other leads', () => {
    const { tells, item } = done(put(EMPTY_BOOK));
    expect(toldOf(tells)).toEqual(['noor: put-on-duty', 'priya: taken-off-duty', 'lars: rota-changed']);
    expect(tells.every((tell) => tell.item === item)).toBe(true);
  });

  it('tells all leads when a manager does it', () => {
    const { tells } = done(put(EMPTY_BOOK, {}, FIONA));
    expect(toldOf(tells).slice(2)).toEqual(['leila: rota-changed', 'lars: rota-changed']);
  });

  it('tells nobody of what they did themselves, and no lead twice', () => {
    expect(toldOf(done(put(EMPTY_BOOK, { person: LEILA })).tells)).toEqual([
      'priya: taken-off-duty',
      'lars: rota-changed',
    ]);
    expect(toldOf(done(put(EMPTY_BOOK, { person: LARS }, FIONA)).tells)).toEqual([
      'lars: put-on-duty',
      'priya: taken-off-duty',
      'leila: rota-changed',
    ]);
  });

  it('by the only lead tells the managers', () => {
    const { tells } = done(put(EMPTY_BOOK, {}, LEILA, { chain: aChain({ leads: [LEILA] }) }));
    expect(toldOf(tells).slice(2)).toEqual(['fiona: rota-changed']);
  });

  it('may be anybody of ours, whatever their part', () => {
    expect(put(EMPTY_BOOK, { person: TOMASZ }).outcome.kind).toBe('done');
  });

  it('begins now where it should begin in this minute, and leaves the past as it was', () => {
    const now = new Date(NOW.getTime() + 20_500);
    const { book } = done(put(EMPTY_BOOK, { from: NOW, to: PRIYAS_WEEK.to }, LEILA, { now }));
    expect(book.overrides[0]?.from).toEqual(now);
    expect(book.log[0]?.event).toMatchObject({ from: now });
  });

  it.each<readonly [string, Put, object]>([
    ['ends as it begins', { to: PRIYAS_NEXT.from }, { kind: 'ends-before-it-begins' }],
    ['ends before it begins', { from: PRIYAS_NEXT.to, to: PRIYAS_NEXT.from }, { kind: 'ends-before-it-begins' }],
    ['began more than an hour ago', stretch('2026-11-23T13:04', '2026-11-24T09:00'), { kind: 'in-the-past' }],
    [
      'is more than twelve months ahead',
      stretch('2027-11-23T14:00', '2027-11-23T14:06'),
      { kind: 'too-far', until: at('2027-11-23T14:05') },
    ],
    ['would go to somebody unknown', { person: aPerson('x') }, { kind: 'not-a-possible-person', person: 'x' }],
    ['is theirs already', { person: PRIYA }, { kind: 'already-theirs' }],
  ])('is refused for a stretch that %s', (_, command, refused) => {
    const change = put(EMPTY_BOOK, command);
    expect(refusal(change)).toEqual(refused);
    expect(change).toMatchObject({ book: EMPTY_BOOK, tells: [] });
  });

  it.each([
    ['has left', { active: false }],
    ['is none of the organisation’s own', { inOrganisationFile: false }],
  ])('is refused where they are somebody who %s', (_, overrides) => {
    const people = [PRIYA, { ...NOOR, ...overrides }];
    expect(refusal(put(EMPTY_BOOK, {}, LEILA, { people }))).toEqual({ kind: 'not-a-possible-person', person: NOOR.id });
  });

  it.each([
    ['the duty person', PRIYA],
    ['whoever would be put in', NOOR],
    ['an administrator', aPerson('grace', { roles: ['administrator'] })],
    ['a lead who has left', { ...LARS, active: false }],
  ])('is not for %s to do', (_, by) => {
    expect(refusal(put(EMPTY_BOOK, {}, by))).toEqual({ kind: 'not-theirs-to-do' });
  });

  it('from a form that is sent twice has one effect', () => {
    const token = asFormToken('the-same');
    const first = put(EMPTY_BOOK, {}, LEILA, { token });
    expect(put(first.book, {}, LEILA, { token })).toEqual({ ...first, tells: [] });
  });
});

describe('covering an absence', () => {
  it('is refused where it is not the absent person’s duty, with where that is', () => {
    const { from } = PRIYAS_NEXT;
    expect(refusal(WAYS['cover-absence'](EMPTY_BOOK, { from, to: SAMS_NEXT.to }))).toEqual({
      kind: 'not-their-duty',
      person: PRIYA.id,
      shift: { ...SAMS_NEXT, duty: SAM.id, deputy: PRIYA.id, because: 'week' },
    });
  });

  it('is there for somebody who has left as well', () => {
    const people = EVERYBODY.filter(({ id }) => id !== PRIYA.id);
    expect(WAYS['cover-absence'](EMPTY_BOOK, {}, LEILA, { people }).outcome.kind).toBe('done');
  });
});

describe('changing the rota', () => {
  it('may go over weeks of several people, each of whom hears of it once', () => {
    const { book, tells } = done(WAYS['change-rota'](EMPTY_BOOK, { from: SAMS_WEEK.from, to: SAMS_NEXT.to }));
    // The handovers of the list stay, because the deputy is another from then on.
    expect(dutyIn(book, { from: SAMS_WEEK.from, to: SAMS_NEXT.to }).map((line) => line.split(' ').at(-1))).toEqual([
      'noor',
      'noor',
      'noor',
    ]);
    expect(toldOf(tells)).toEqual([
      'noor: put-on-duty',
      'sam: taken-off-duty',
      'priya: taken-off-duty',
      'lars: rota-changed',
    ]);
  });

  it('tells somebody who is on duty in a part of it of no loss', () => {
    const { tells } = done(WAYS['change-rota'](EMPTY_BOOK, { person: SAM, from: SAMS_WEEK.from, to: PRIYAS_NEXT.to }));
    expect(toldOf(tells)).toEqual(['sam: put-on-duty', 'priya: taken-off-duty', 'lars: rota-changed']);
  });

  it('names somebody before the rota begins', () => {
    const rota = aRota({ from: '2027-01-04', weeks: [PRIYA.id, SAM.id] });
    const { book, tells } = done(WAYS['change-rota'](EMPTY_BOOK, {}, LEILA, { rota }));
    expect(dutyIn(book, PRIYAS_NEXT, rota)).toEqual(['2026-12-07 09:00 noor']);
    expect(toldOf(tells)).toEqual(['noor: put-on-duty', 'lars: rota-changed']);
  });
});

describe('what was changed before', () => {
  const ofTheFile = { ...stretch('2026-12-08T00:00', '2026-12-09T00:00'), person: SAM.id };
  const rota: Rota = { ...ROTA, overrides: [ofTheFile] };
  const booked = done(WAYS['change-rota'](EMPTY_BOOK, stretch('2026-12-10T00:00', '2026-12-11T00:00')));

  it.each(REFUSED_BY_OVERLAPS)('stands in the way of %s, which says what it is', (way) => {
    const change = WAYS[way](booked.book, { person: LARS }, LEILA, { rota });
    expect(refusal(change)).toEqual({ kind: 'overlaps', overrides: [ofTheFile, booked.book.overrides[0]] });
    expect(change.book).toBe(booked.book);
  });

  it.each(REFUSED_BY_OVERLAPS)('ends where a stretch of %s may begin, and the other way round', (way) => {
    for (const free of [
      { from: PRIYAS_NEXT.from, to: ofTheFile.from },
      stretch('2026-12-09T00:00', '2026-12-10T00:00'),
      { from: at('2026-12-11T00:00'), to: PRIYAS_NEXT.to },
    ]) {
      expect(WAYS[way](booked.book, free, LEILA, { rota }).outcome.kind).toBe('done');
    }
    for (const touching of [
      { from: PRIYAS_NEXT.from, to: new Date(ofTheFile.from.getTime() + 60_000) },
      { from: new Date(ofTheFile.to.getTime() - 60_000), to: at('2026-12-10T00:00') },
    ]) {
      expect(refusal(WAYS[way](booked.book, touching, LEILA, { rota })).kind).toBe('overlaps');
    }
  });

  it('is hidden by whoever replaces it knowingly, and all who lose by it hear', () => {
    const { book, tells } = done(WAYS['replace-overrides'](booked.book, { person: LARS }, LEILA, { rota }));
    expect(dutyIn(book, PRIYAS_NEXT, rota)).toEqual(['2026-12-07 09:00 lars']);
    expect(toldOf(tells)).toEqual([
      'lars: put-on-duty',
      'priya: taken-off-duty',
      'sam: taken-off-duty',
      'noor: taken-off-duty',
    ]);
  });

  it('is named once, however many weeks of the list it lies over', () => {
    const long = done(WAYS['change-rota'](EMPTY_BOOK, { from: SAMS_WEEK.from, to: SAMS_NEXT.to }));
    expect(refusal(WAYS['change-rota'](long.book, { person: LARS, from: SAMS_WEEK.from, to: SAMS_NEXT.to }))).toEqual({
      kind: 'overlaps',
      overrides: long.book.overrides,
    });
  });

  it('stands in nobody’s way once it is hidden', () => {
    const replaced = done(WAYS['replace-overrides'](booked.book, { person: LARS }, LEILA, { rota }));
    expect(refusal(WAYS['change-rota'](replaced.book, {}, LEILA, { rota }))).toEqual({
      kind: 'overlaps',
      overrides: [replaced.book.overrides[0]],
    });
  });
});

describe('cancelling what was changed', () => {
  const put = done(WAYS['change-rota'](EMPTY_BOOK));

  it('gives the duty back, and tells both and the leads', () => {
    const { book, tells, item } = done(doing(put.book, FIONA, cancelOverride, cancelling(put.item)));
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual(['2026-12-07 09:00 priya']);
    expect(book.overrides).toEqual([]);
    expect(item).toBe(put.item);
    expect(toldOf(tells)).toEqual([
      'priya: put-on-duty',
      'noor: taken-off-duty',
      'leila: rota-changed',
      'lars: rota-changed',
    ]);
  });

  it('is written down, with what it was', () => {
    const { book } = done(doing(put.book, FIONA, cancelOverride, cancelling(put.item)));
    expect(book.log.at(-1)).toEqual({
      at: NOW,
      by: FIONA.id,
      token: 'form-2',
      event: { kind: 'override-cancelled', item: put.item, ...filled({}) },
    });
  });

  it('in the middle of it leaves what has passed as it was', () => {
    const now = at('2026-12-09T12:00');
    const { book } = done(doing(put.book, LEILA, cancelOverride, cancelling(put.item), { now }));
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual(['2026-12-07 09:00 noor', '2026-12-09 12:00 priya']);
    expect(book.log.at(-1)?.event).toMatchObject({ from: now, to: PRIYAS_NEXT.to });
  });

  it('at the instant at which it begins leaves nothing of it', () => {
    const change = doing(put.book, LEILA, cancelOverride, cancelling(put.item), { now: PRIYAS_NEXT.from });
    expect(done(change).book.overrides).toEqual([]);
  });

  it('gives back what it had replaced', () => {
    const replaced = done(WAYS['replace-overrides'](put.book, { person: LARS }));
    const { book, tells } = done(doing(replaced.book, LEILA, cancelOverride, cancelling(replaced.item)));
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual(['2026-12-07 09:00 noor']);
    expect(toldOf(tells)).toEqual(['noor: put-on-duty', 'lars: taken-off-duty']);
  });

  it('of something that another hides tells nobody that their duty is another', () => {
    const replaced = done(WAYS['replace-overrides'](put.book, { person: LARS }));
    const { book, tells } = done(doing(replaced.book, LEILA, cancelOverride, cancelling(put.item)));
    expect(dutyIn(book, PRIYAS_NEXT)).toEqual(['2026-12-07 09:00 lars']);
    expect(toldOf(tells)).toEqual(['lars: rota-changed']);
  });

  it.each([
    ['there is no such change', LEILA, 'item-9', NOW, { kind: 'no-such-item' }],
    ['it has ended', LEILA, put.item, PRIYAS_NEXT.to, { kind: 'in-the-past' }],
    ['whoever was put in would', NOOR, put.item, NOW, { kind: 'not-theirs-to-do' }],
    ['whoever was taken off would', PRIYA, put.item, NOW, { kind: 'not-theirs-to-do' }],
    ['a lead would who has left', { ...LARS, active: false }, put.item, NOW, { kind: 'not-theirs-to-do' }],
  ])('is refused where %s', (_, by, item, now, because) => {
    const change = doing(put.book, by, cancelOverride, cancelling(item), { now });
    expect(refusal(change)).toEqual(because);
    expect(change.book).toBe(put.book);
  });

  it('twice in the middle of it is refused, because it has ended by then', () => {
    const now = at('2026-12-09T12:00');
    const once = done(doing(put.book, LEILA, cancelOverride, cancelling(put.item), { now }));
    expect(refusal(doing(once.book, LEILA, cancelOverride, cancelling(put.item), { now }))).toEqual({
      kind: 'in-the-past',
    });
  });

  it('from a form that is sent twice has one effect', () => {
    const token = asFormToken('the-same');
    const first = doing(put.book, LEILA, cancelOverride, cancelling(put.item), { token });
    expect(doing(first.book, LEILA, cancelOverride, cancelling(put.item), { token })).toEqual({ ...first, tells: [] });
  });
});
