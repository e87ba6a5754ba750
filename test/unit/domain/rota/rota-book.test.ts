import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFormToken, asItemId, type FormToken, type ItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { cancelOverride, changeRota, replaceOverrides } from '../../../../src/domain/rota/changes.js';
import {
  type BookedOverride,
  EMPTY_BOOK,
  mergeRota,
  type RotaBook,
  type SwapAsk,
  tidied,
} from '../../../../src/domain/rota/rota-book.js';
import type { RotaChange } from '../../../../src/domain/rota/rota-work.js';
import { answerSwap, askSwap } from '../../../../src/domain/rota/swaps.js';
import { onDutyAt, type Rota } from '../../../../src/domain/rota.js';
import { at, FIONA, LEILA, PRIYA, SAM } from '../../../support/builders.js';
import { doing, EVERYBODY, NOOR, NOW, PRIYAS_NEXT, ROTA, stretch } from '../../../support/rota-book.js';

function anOverride(item: string, person: Person, where = PRIYAS_NEXT): BookedOverride {
  return { id: asItemId(item), person: person.id, ...where, by: LEILA.id, at: NOW, because: 'change' };
}

describe('a rota with what was changed in chat', () => {
  const during = at('2026-12-09T12:00');
  const ofTheFile: Rota = { ...ROTA, overrides: [{ ...PRIYAS_NEXT, person: SAM.id }] };
  const dutyIn = (rota: Rota) => onDutyAt(rota, during).duty;

  it('puts what was changed in chat before the file', () => {
    expect(dutyIn(ofTheFile)).toBe(SAM.id);
    expect(dutyIn(mergeRota(ofTheFile, { overrides: [anOverride('1', NOOR)] }))).toBe(NOOR.id);
  });

  it('puts what was changed last before what was changed first', () => {
    const overrides = [anOverride('2', LEILA), anOverride('1', NOOR)];
    expect(dutyIn(mergeRota(ofTheFile, { overrides }))).toBe(LEILA.id);
  });

  it('is the file’s where nothing was changed', () => {
    expect(mergeRota(ofTheFile, EMPTY_BOOK)).toEqual(ofTheFile);
  });

  it('that is merged again has what is in the book now, and no more', () => {
    const merged = mergeRota(ofTheFile, { overrides: [anOverride('1', NOOR)] });
    expect(mergeRota(merged, { overrides: [anOverride('2', LEILA)] })).toEqual(
      mergeRota(ofTheFile, { overrides: [anOverride('2', LEILA)] }),
    );
    expect(mergeRota(merged, EMPTY_BOOK)).toEqual(ofTheFile);
  });
});

describe('a book that is tidied', () => {
  // 400 days before, to the minute; there is no clock change in between that would matter to instants.
  const edge = new Date(NOW.getTime() - 400 * 24 * 3_600_000);
  const older = new Date(edge.getTime() - 1);
  const begun = new Date(edge.getTime() - 3_600_000);

  const ask = (item: string, to: Date, inReturnTo?: Date): SwapAsk => ({
    id: asItemId(item),
    asker: PRIYA.id,
    other: SAM.id,
    from: begun,
    to,
    ...(inReturnTo && { inReturn: { from: begun, to: inReturnTo } }),
    askedAt: begun,
    state: 'accepted',
  });

  it('keeps what ended 400 days ago, and drops what ended before', () => {
    const kept = anOverride('kept', NOOR, { from: begun, to: edge });
    const dropped = anOverride('dropped', NOOR, { from: begun, to: older });
    expect(tidied({ ...EMPTY_BOOK, overrides: [dropped, kept] }, NOW).overrides).toEqual([kept]);
  });

  it('keeps an ask for as long as either of its stretches', () => {
    const kept = [ask('1', edge), ask('2', older, edge), ask('3', edge, older)];
    const asks = [...kept, ask('4', older), ask('5', older, older)];
    expect(tidied({ ...EMPTY_BOOK, asks }, NOW).asks).toEqual(kept);
  });

  it('keeps what was written down in those days', () => {
    const entry = (written: Date) => ({
      at: written,
      by: PRIYA.id,
      token: asFormToken('form'),
      event: { kind: 'swap-declined', item: asItemId('1') } as const,
    });
    expect(tidied({ ...EMPTY_BOOK, log: [entry(older), entry(edge), entry(NOW)] }, NOW).log).toEqual([
      entry(edge),
      entry(NOW),
    ]);
  });
});

describe('whatever is done with the book', () => {
  interface Step {
    readonly by: Person;
    readonly day: number;
    readonly days: number;
    readonly other: Person;
    readonly verb: 'ask' | 'accept' | 'decline' | 'change' | 'replace' | 'cancel';
    readonly pick: number;
    readonly token: FormToken;
    readonly passedMs: number;
  }

  const people = fc.constantFrom(PRIYA, SAM, NOOR, LEILA, FIONA);
  const steps = fc.array(
    fc.record({
      by: people,
      other: people,
      day: fc.integer({ min: -1, max: 60 }),
      days: fc.integer({ min: 0, max: 20 }),
      verb: fc.constantFrom('ask', 'accept', 'decline', 'change', 'replace', 'cancel'),
      pick: fc.nat({ max: 20 }),
      token: fc.nat({ max: 30 }).map((each) => asFormToken(`form-${each}`)),
      passedMs: fc.integer({ min: 0, max: 4 * 24 * 3_600_000 }),
    }) satisfies fc.Arbitrary<Step>,
    { minLength: 1, maxLength: 25 },
  );

  function doStep(book: RotaBook, step: Step, now: Date, count: number): RotaChange {
    const { by, other, day, days, verb, pick, token } = step;
    const from = new Date(NOW.getTime() + day * 24 * 3_600_000);
    const where = { from, to: new Date(from.getTime() + days * 12 * 3_600_000) };
    const item = (items: readonly { readonly id: ItemId }[]) => items[pick % (items.length || 1)]?.id ?? asItemId('x');
    let made = 0;
    const newId = () => {
      made += 1;
      return asItemId(`item-${count}.${made}`);
    };
    const context = { now, token, newId, people: EVERYBODY };
    switch (verb) {
      case 'ask':
        return doing(book, by, askSwap, { verb: 'ask-swap', other: other.id, ...where }, context);
      case 'accept':
      case 'decline': {
        const answer = verb === 'accept' ? 'accepted' : 'declined';
        return doing(book, by, answerSwap, { verb: 'answer-swap', ask: item(book.asks), answer }, context);
      }
      case 'change':
        return doing(book, by, changeRota, { verb: 'change-rota', person: other.id, ...where }, context);
      case 'replace': {
        const command = { verb: 'replace-overrides', because: 'change', person: other.id, ...where } as const;
        return doing(book, by, replaceOverrides, command, context);
      }
      case 'cancel':
        return doing(book, by, cancelOverride, { verb: 'cancel-override', override: item(book.overrides) }, context);
    }
  }

  it('the log only grows, the past of the rota stays, and nothing changes without an entry', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let book = EMPTY_BOOK;
        let now = NOW;
        for (const [count, step] of all.entries()) {
          now = new Date(now.getTime() + step.passedMs);
          const { book: after, outcome, tells } = doStep(book, step, now, count);
          expect(after.log.slice(0, book.log.length)).toEqual(book.log);
          const isNew = after.log.length > book.log.length;
          if (!isNew) expect(after).toBe(book);
          if (!isNew) expect(tells).toEqual([]);
          expect(isNew && outcome.kind === 'refused').toBe(false);
          for (const hours of [0.0001, 1, 30, 200]) {
            const past = new Date(now.getTime() - hours * 3_600_000);
            expect(onDutyAt(mergeRota(ROTA, after), past)).toEqual(onDutyAt(mergeRota(ROTA, book), past));
          }
          book = after;
        }
        const ids = [...book.asks, ...book.overrides].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 30 },
    );
  });

  it('every form sent again changes nothing and says the same', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let book = EMPTY_BOOK;
        for (const [count, step] of all.entries()) {
          const first = doStep(book, step, NOW, count);
          const again = doStep(first.book, step, NOW, count + 1_000);
          expect(again).toEqual({ book: first.book, outcome: first.outcome, tells: [] });
          book = first.book;
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('a change over midnight in the night of a clock change ends when the clock says so', () => {
  const night = stretch('2027-03-27T22:00', '2027-03-28T03:00');
  const { book } = doing(EMPTY_BOOK, LEILA, changeRota, { verb: 'change-rota', person: NOOR.id, ...night });
  const rota = mergeRota(ROTA, book);
  const said = ['21:59', '23:00', '00:59', '02:59'].map((time) => {
    const day = time < '12:00' ? '2027-03-28' : '2027-03-27';
    return onDutyAt(rota, at(`${day}T${time}`)).duty;
  });
  expect(said.slice(1)).toEqual([NOOR.id, NOOR.id, NOOR.id]);
  expect(said[0]).not.toBe(NOOR.id);
  expect(onDutyAt(rota, new Date('2027-03-28T02:00:00Z')).duty).toBe(said[0]);
});
