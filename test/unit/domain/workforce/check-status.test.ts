import { describe, expect, it } from 'vitest';
import { pausedUntil, pauseOf, statusCounts, statusOf } from '../../../../src/domain/workforce/check-status.js';
import type { CheckKind, Register } from '../../../../src/domain/workforce/checks.js';
import { aRegister, lookedUp } from '../../../support/registers.js';

const SETTINGS = { person: [90, 30, 0] };
/** Due on 4 December 2026. */
const DBS = { dbs: { checks: [lookedUp('2025-12-04')] } };

describe('how a check stands', () => {
  it.each([
    ['2026-09-04', 'current'],
    ['2026-09-05', 'due-soon'],
    ['2026-12-04', 'due-soon'],
    ['2026-12-05', 'overdue'],
  ])('on %s it is %s', (today, status) => {
    expect(statusOf(aRegister(DBS), 'dbs', today, SETTINGS)).toBe(status);
  });

  it.each<readonly [CheckKind, Register, string | undefined]>([
    ['dbs', aRegister(), 'none-recorded'],
    ['duty-training', aRegister(), undefined],
    ['duty-training', aRegister({}, { hasDutyRole: true }), 'none-recorded'],
    ['duty-training', aRegister({ 'duty-training': [{ on: '2020-01-01' }] }), undefined],
    ['references', aRegister(), undefined],
    ['references', aRegister({}, { startedOn: '2026-11-02' }), 'none-recorded'],
    ['references', aRegister({ references: [{ on: '2026-11-02' }] }), 'current'],
    ['supervision', aRegister({}, { startedOn: '2026-11-02' }), undefined],
    ['induction', aRegister({}, { startedOn: '2026-11-02' }), 'due-soon'],
  ])('%s', (kind, register, status) => {
    expect(statusOf(register, kind, '2026-11-26', SETTINGS)).toBe(status);
  });

  it('is overdue from the day on which a new one was needed', () => {
    const register = aRegister({ dbs: [lookedUp('2026-11-26', 'apply-for-new')] });
    expect(statusOf(register, 'dbs', '2026-11-26', SETTINGS)).toBe('overdue');
  });

  it.each<readonly [string, Partial<Register>, string, string | undefined, string | undefined]>([
    ['booked, on the day', booked('2026-12-10'), '2026-12-10', 'booked', '2026-12-11'],
    ['booked, the day after', booked('2026-12-10'), '2026-12-11', undefined, '2026-12-11'],
    ['submitted, for four weeks', submitted('2026-11-20'), '2026-12-17', 'submitted', '2026-12-18'],
    ['submitted, after that', submitted('2026-11-20'), '2026-12-18', undefined, '2026-12-18'],
    [
      'on leave until a day',
      { away: { from: '2026-11-20', until: '2026-12-31' } },
      '2026-12-31',
      'on-leave',
      '2027-01-01',
    ],
    ['on leave no more', { away: { from: '2026-11-20', until: '2026-12-31' } }, '2027-01-01', undefined, '2027-01-01'],
    ['on leave for nobody knows how long', { away: { from: '2026-11-20' } }, '2027-06-01', 'on-leave', 'never'],
    [
      'booked beyond the leave',
      { ...booked('2027-01-14'), away: { from: '2026-11-20', until: '2026-12-31' } },
      '2026-12-10',
      'on-leave',
      '2027-01-15',
    ],
  ])('%s: reminders rest and the status stays', (_what, overrides, today, pause, until) => {
    const register = aRegister(DBS, overrides);
    expect(pauseOf(register, 'dbs', today)?.kind).toBe(pause);
    expect(pausedUntil(register, 'dbs', today)).toBe(until);
    expect(statusOf(register, 'dbs', today, SETTINGS)).toBe(statusOf(aRegister(DBS), 'dbs', today, SETTINGS));
  });
});

describe('counts over registers', () => {
  it('are of those who are here; what was never recorded is with what is overdue', () => {
    const all = [
      aRegister({ ...DBS, awareness: [{ on: '2026-11-01' }] }),
      aRegister({ awareness: [{ on: '2025-11-01' }] }),
      aRegister(DBS, { isHere: false }),
    ];
    // Due soon: a DBS. Current: a course. Overdue: a course, and a DBS and no record of it.
    expect(statusCounts(all, '2026-11-26', SETTINGS)).toEqual({ current: 1, dueSoon: 1, overdue: 2 });
  });
});

function booked(on: string): Partial<Register> {
  return { items: { dbs: { ...DBS.dbs, progress: { kind: 'booked', on } } } };
}

function submitted(on: string): Partial<Register> {
  return { items: { dbs: { ...DBS.dbs, progress: { kind: 'submitted', on } } } };
}
