import { describe, expect, it } from 'vitest';
import {
  acceptDuty,
  type DutyChange,
  type DutyRecord,
  followRota,
  leadsDueAt,
  NO_DUTY_YET,
  nextLookAt,
  tellLeadsLate,
} from '../../../src/domain/duty-handover.js';
import { asItemId } from '../../../src/domain/ids.js';
import { shiftAt } from '../../../src/domain/rota/shifts.js';
import type { Rota } from '../../../src/domain/rota.js';
import { aChain, aRota, at, FIONA, LARS, LEILA, minutesAfter, PRIYA, SAM } from '../../support/builders.js';
import { NOOR } from '../../support/rota-book.js';

const ROTA = aRota({ weeks: [PRIYA.id, SAM.id, NOOR.id] });
/** Priya has the first week, Sam the second. */
const BEGINS = at('2026-01-05T00:00');
const HANDOVER = at('2026-01-12T09:00');

function look(record: DutyRecord, now: Date, rota: Rota = ROTA): DutyChange {
  return followRota(record, shiftAt(rota, now), now, () =>
    asItemId(`turn-${record.log.length + (record.current ? 2 : 1)}`),
  );
}

const told = ({ tells }: DutyChange) => tells.map(({ to, about, turn }) => `${to}: ${about} (${turn})`);

/** Priya came on duty with the beginning of the rota. */
const PRIYAS = look(NO_DUTY_YET, BEGINS).record;
const SAMS = look(PRIYAS, HANDOVER).record;

describe('following the rota', () => {
  it('tells the first duty person there ever is', () => {
    const change = look(NO_DUTY_YET, BEGINS);
    expect(change.record).toEqual({
      current: { id: 'turn-1', person: PRIYA.id, from: BEGINS, toldAt: BEGINS },
      log: [],
    });
    expect(told(change)).toEqual(['priya: duty-begins (turn-1)']);
  });

  it('does nothing while the same person is on duty', () => {
    for (const now of [minutesAfter(BEGINS, 1), at('2026-01-12T08:59')]) {
      expect(look(PRIYAS, now)).toEqual({ record: PRIYAS, tells: [] });
      expect(look(PRIYAS, now).record).toBe(PRIYAS);
    }
  });

  it('tells whoever comes and whoever goes', () => {
    const change = look(PRIYAS, HANDOVER);
    expect(change.record).toEqual({
      current: { id: 'turn-2', person: SAM.id, from: HANDOVER, toldAt: HANDOVER, openWith: [PRIYA.id] },
      log: [PRIYAS.current],
    });
    expect(told(change)).toEqual(['sam: duty-begins (turn-2)', 'priya: duty-ended (turn-1)']);
  });

  it('tells both once, however often it looks', () => {
    expect(look(SAMS, minutesAfter(HANDOVER, 1))).toEqual({ record: SAMS, tells: [] });
  });

  it('has one turn for somebody who has two weeks, accepted once', () => {
    const rota = aRota({ weeks: [PRIYA.id, PRIYA.id, SAM.id] });
    const { record } = acceptDuty(look(NO_DUTY_YET, BEGINS, rota).record, PRIYA, { now: BEGINS });
    expect(look(record, HANDOVER, rota)).toEqual({ record, tells: [] });
  });

  it('has turns for an override, and for coming back from it', () => {
    const [from, to] = [at('2026-01-07T12:00'), at('2026-01-08T12:00')];
    const rota = aRota({ weeks: [PRIYA.id, SAM.id], overrides: [{ from, to, person: NOOR.id }] });
    const noors = look(PRIYAS, from, rota);
    expect(told(noors)).toEqual(['noor: duty-begins (turn-2)', 'priya: duty-ended (turn-1)']);
    const back = look(noors.record, to, rota);
    expect(told(back)).toEqual(['priya: duty-begins (turn-3)', 'noor: duty-ended (turn-2)']);
    expect(back.record.current).toMatchObject({ person: PRIYA.id, from: to, openWith: [NOOR.id] });
  });

  it('leaves what nobody has taken over to whoever comes next, until somebody accepts', () => {
    const noors = look(SAMS, at('2026-01-19T09:00'));
    expect(noors.record.current).toMatchObject({ person: NOOR.id, openWith: [SAM.id, PRIYA.id] });
    const priyas = look(noors.record, at('2026-01-26T09:00'));
    expect(priyas.record.current).toMatchObject({ person: PRIYA.id, openWith: [NOOR.id, SAM.id] });
    const { record } = acceptDuty(noors.record, NOOR, { now: at('2026-01-19T09:05') });
    expect(look(record, at('2026-01-26T09:00')).record.current).toMatchObject({ openWith: [NOOR.id] });
    const stays = { now: at('2026-01-19T09:05'), openWith: noors.record.current?.openWith };
    const nothing = acceptDuty(noors.record, NOOR, stays).record;
    expect(look(nothing, at('2026-01-26T09:00')).record.current).toMatchObject({ openWith: [NOOR.id, SAM.id] });
  });

  it('has a turn of nobody before the rota begins, and tells nobody', () => {
    const before = look(NO_DUTY_YET, at('2026-01-01T12:00'));
    expect(before.record.current).toMatchObject({ id: 'turn-1' });
    expect(before.record.current?.person).toBeUndefined();
    expect(before.tells).toEqual([]);
    expect(look(before.record, at('2026-01-02T12:00')).record).toBe(before.record);
    expect(told(look(before.record, BEGINS))).toEqual(['priya: duty-begins (turn-2)']);
  });

  it('remembers over a gap who had it last, and tells them once that it has ended', () => {
    const gap = look(PRIYAS, HANDOVER, aRota({ weeks: [] }));
    expect(told(gap)).toEqual(['priya: duty-ended (turn-1)']);
    const after = look(gap.record, minutesAfter(HANDOVER, 60));
    expect(told(after)).toEqual(['sam: duty-begins (turn-3)']);
    expect(after.record.current?.openWith).toEqual([PRIYA.id]);
  });

  it('catches up once after a long stop: no turn for whoever came and went meanwhile', () => {
    // Sam's whole week has passed, and half of Noor's.
    const now = at('2026-01-22T12:00');
    const change = look(PRIYAS, now);
    expect(change.record.current).toEqual({
      id: 'turn-2',
      person: NOOR.id,
      from: at('2026-01-19T09:00'),
      toldAt: now,
      openWith: [PRIYA.id],
    });
    expect(change.record.log).toEqual([PRIYAS.current]);
    expect(told(change)).toEqual(['noor: duty-begins (turn-2)', 'priya: duty-ended (turn-1)']);
  });

  it('has no new turn after a stop for whoever is on duty again', () => {
    expect(look(PRIYAS, at('2026-01-27T12:00'))).toEqual({ record: PRIYAS, tells: [] });
  });

  it('keeps the last hundred turns', () => {
    let record = NO_DUTY_YET;
    for (let week = 0; week < 130; week += 1) {
      const now = minutesAfter(HANDOVER, week * 7 * 24 * 60 + 120);
      record = followRota(record, shiftAt(ROTA, now), now, () => asItemId(`turn-${week}`)).record;
    }
    expect(record.log).toHaveLength(100);
    expect([record.log[0]?.id, record.log.at(-1)?.id, record.current?.id]).toEqual(['turn-29', 'turn-128', 'turn-129']);
  });
});

describe('accepting a duty', () => {
  it('is for whoever came on duty', () => {
    const now = minutesAfter(HANDOVER, 5);
    const { record, outcome } = acceptDuty(SAMS, SAM, { now });
    expect(outcome).toEqual({ kind: 'accepted' });
    expect(record).toEqual({ ...SAMS, current: { ...SAMS.current, acceptedAt: now, openWith: undefined } });
  });

  it('twice says since when', () => {
    const first = acceptDuty(SAMS, SAM, { now: minutesAfter(HANDOVER, 5) }).record;
    const second = acceptDuty(first, SAM, { now: minutesAfter(HANDOVER, 9) });
    expect(second.outcome).toEqual({ kind: 'already-accepted', at: minutesAfter(HANDOVER, 5) });
    expect(second.record).toBe(first);
  });

  it.each([
    ['whoever had it before', SAMS, PRIYA, 'over'],
    ['whoever has it next', SAMS, NOOR, 'not-yours'],
    ['a lead', SAMS, LEILA, 'not-yours'],
    ['anybody before there was a turn', NO_DUTY_YET, PRIYA, 'not-yours'],
    ['anybody while nobody is on duty', look(NO_DUTY_YET, at('2026-01-01T12:00')).record, PRIYA, 'not-yours'],
  ])('is not for %s', (_, record, by, kind) => {
    const change = acceptDuty(record, by, { now: minutesAfter(HANDOVER, 5) });
    expect(change.outcome).toEqual({ kind });
    expect(change.record).toBe(record);
  });

  it('after the leads were told still counts', () => {
    const late = tellLeadsLate(SAMS, aChain(), minutesAfter(HANDOVER, 30)).record;
    expect(acceptDuty(late, SAM, { now: minutesAfter(HANDOVER, 31) }).outcome).toEqual({ kind: 'accepted' });
  });
});

describe('a handover that nobody accepts', () => {
  const late = minutesAfter(HANDOVER, 30);

  it('is told to the leads half an hour after it, and not before', () => {
    expect(SAMS.current && leadsDueAt(SAMS.current)).toEqual(late);
    expect(tellLeadsLate(SAMS, aChain(), new Date(late.getTime() - 1))).toEqual({ record: SAMS, tells: [] });
    const change = tellLeadsLate(SAMS, aChain(), late);
    expect(told(change)).toEqual(['leila: handover-not-accepted (turn-2)', 'lars: handover-not-accepted (turn-2)']);
    expect(change.record.current).toEqual({ ...SAMS.current, leadsToldAt: late });
  });

  it('is told once', () => {
    const { record } = tellLeadsLate(SAMS, aChain(), late);
    expect(tellLeadsLate(record, aChain(), minutesAfter(late, 60))).toEqual({ record, tells: [] });
  });

  it('is told to nobody once it was accepted', () => {
    const { record } = acceptDuty(SAMS, SAM, { now: minutesAfter(HANDOVER, 29) });
    expect(record.current && leadsDueAt(record.current)).toBeUndefined();
    expect(tellLeadsLate(record, aChain(), late)).toEqual({ record, tells: [] });
  });

  it.each([
    ['the other leads, where a lead comes on duty', aChain(), ['lars']],
    ['the managers, where the only lead does', aChain({ leads: [LEILA] }), ['fiona']],
    ['the managers, where there is no lead', aChain({ leads: [] }), ['fiona']],
    ['nobody, where there is nobody else', aChain({ leads: [LEILA], managers: [] }), []],
  ])('is told to %s', (_, chain, people) => {
    const rota = aRota({ weeks: [PRIYA.id, LEILA.id] });
    const { record } = look(PRIYAS, HANDOVER, rota);
    const change = tellLeadsLate(record, chain, late);
    expect(change.tells.map(({ to }) => to)).toEqual(people);
    expect(change.record.current?.leadsToldAt).toEqual(late);
  });

  it('by a manager who is the only one left to tell is told to nobody', () => {
    const { record } = look(PRIYAS, HANDOVER, aRota({ weeks: [PRIYA.id, FIONA.id] }));
    expect(tellLeadsLate(record, aChain({ leads: [] }), late).tells).toEqual([]);
    expect(tellLeadsLate(record, aChain({ leads: [LARS] }), late).tells.map(({ to }) => to)).toEqual(['lars']);
  });

  it('counts from when its person was told, after a stop', () => {
    const now = at('2026-01-14T12:00');
    const { record } = look(PRIYAS, now);
    expect(record.current?.from).toEqual(HANDOVER);
    expect(record.current && leadsDueAt(record.current)).toEqual(minutesAfter(now, 30));
    expect(tellLeadsLate(record, aChain(), now).tells).toEqual([]);
  });

  it('counts from its beginning where nobody wrote down when they were told', () => {
    expect(leadsDueAt({ id: asItemId('turn'), person: SAM.id, from: HANDOVER })).toEqual(late);
  });

  it('is none where nobody is on duty, and where there was no turn yet', () => {
    const { record } = look(PRIYAS, HANDOVER, aRota({ weeks: [] }));
    expect(tellLeadsLate(record, aChain(), late)).toEqual({ record, tells: [] });
    expect(tellLeadsLate(NO_DUTY_YET, aChain(), late)).toEqual({ record: NO_DUTY_YET, tells: [] });
  });
});

describe('when to look next', () => {
  const next = (record: DutyRecord, now: Date, rota = ROTA) => nextLookAt(record, rota, now);
  const accepted = acceptDuty(SAMS, SAM, { now: HANDOVER }).record;

  it('is when the leads are to be told, then at the next handover', () => {
    expect(next(SAMS, HANDOVER)).toEqual(minutesAfter(HANDOVER, 30));
    const { record } = tellLeadsLate(SAMS, aChain(), minutesAfter(HANDOVER, 30));
    expect(next(record, minutesAfter(HANDOVER, 30))).toEqual(at('2026-01-19T09:00'));
  });

  it('is the next handover, once it was accepted', () => {
    expect(next(accepted, HANDOVER)).toEqual(at('2026-01-19T09:00'));
  });

  it('is the handover where that comes first', () => {
    const to = minutesAfter(HANDOVER, 20);
    const rota = aRota({ weeks: [PRIYA.id, SAM.id], overrides: [{ from: HANDOVER, to, person: NOOR.id }] });
    expect(next(look(PRIYAS, HANDOVER, rota).record, HANDOVER, rota)).toEqual(to);
  });

  it('has passed where the leads were to be told while the product stood still', () => {
    expect(next(SAMS, at('2026-01-14T12:00'))).toEqual(minutesAfter(HANDOVER, 30));
  });

  it('is now where the record does not say what the rota says', () => {
    const now = at('2026-01-14T12:00');
    expect(next(NO_DUTY_YET, now)).toEqual(now);
    expect(next(PRIYAS, now)).toEqual(now);
  });

  it('never comes where one person has every week and has accepted', () => {
    const rota = aRota({ weeks: [SAM.id] });
    expect(next(accepted, HANDOVER, rota)).toBeUndefined();
    expect(next(SAMS, HANDOVER, rota)).toEqual(minutesAfter(HANDOVER, 30));
  });
});
