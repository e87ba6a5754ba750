import { describe, expect, it } from 'vitest';
import { asFormToken } from '../../../../src/domain/ids.js';
import type { Certificate } from '../../../../src/domain/workforce/certificate.js';
import {
  type CheckCommand,
  changeRegister,
  type RecordCheck,
} from '../../../../src/domain/workforce/change-register.js';
import { itemOf, newestCheck, type Register } from '../../../../src/domain/workforce/checks.js';
import { dueOf } from '../../../../src/domain/workforce/due-rules.js';
import { AMARA, at, FIONA, id, LEILA } from '../../../support/builders.js';
import { aRegister, certificate, lookedUp } from '../../../support/registers.js';

const NOW = at('2026-11-26T10:00');
const context = (token = 'form-1') => ({
  by: AMARA.id,
  person: AMARA.id,
  now: NOW,
  today: '2026-11-26',
  token: asFormToken(token),
});
const DBS = aRegister({ dbs: [lookedUp('2025-12-04')] });
const RECORD: CheckCommand = {
  verb: 'record-check',
  kind: 'dbs',
  on: '2026-11-25',
  checker: LEILA.id,
  result: 'current',
  onUpdateService: true,
};

function aNewOne(overrides: Partial<Certificate> = {}): Partial<RecordCheck> {
  const certificate: Certificate = { level: 'enhanced', workforce: 'adult', barredLists: 'adults', originalSeen: true };
  return { result: 'new-certificate', certificate: { ...certificate, ...overrides } };
}

function done(register: Register, command: CheckCommand, token?: string): Register {
  const changed = changeRegister(register, command, context(token));
  if (changed.kind === 'refused') expect.unreachable(changed.because);
  return changed.register;
}

describe('what is done with a register', () => {
  it('keeps every check, and ends what was on its way', () => {
    const booked = done(DBS, { verb: 'book-check', kind: 'dbs', on: '2026-11-26' }, 'form-0');
    const after = done(booked, RECORD);
    expect(itemOf(after, 'dbs').checks).toHaveLength(2);
    expect(newestCheck(itemOf(after, 'dbs'))).toMatchObject({ on: '2026-11-25', checker: LEILA.id });
    expect(itemOf(after, 'dbs').progress).toBeUndefined();
    expect(itemOf(after, 'dbs').isToBeAnnounced).toBe(false);
  });

  it.each(['basic', 'standard', 'enhanced'])('keeps what a new certificate covers: %s', (level) => {
    const seen = aNewOne({ level, barredLists: 'not-eligible' });
    expect(newestCheck(itemOf(done(DBS, { ...RECORD, ...seen } as RecordCheck), 'dbs'))).toMatchObject(seen);
  });

  it.each<Partial<Certificate>>([
    { workforce: 'adult and child' },
    { workforce: 'child', barredLists: 'children' },
    { workforce: 'other' },
    { barredLists: 'checked' },
    { level: 'basic', barredLists: 'not-checked' },
    { workforce: undefined },
  ])('takes the lists that go with the workforce: %j', (overrides) => {
    expect(changeRegister(DBS, { ...RECORD, ...aNewOne(overrides) } as RecordCheck, context()).kind).toBe('done');
  });

  it.each(['current', 'not-found', 'apply-for-new'] as const)('refuses an older check: %s', (result) => {
    const refused = { kind: 'refused', because: 'newer-is-known', last: '2025-12-04' };
    expect(changeRegister(DBS, { ...RECORD, on: '2025-12-03', result }, context())).toEqual(refused);
  });

  it('keeps a certificate that was issued before the last look, and changes nothing of what is on its way', () => {
    const known = aRegister({ dbs: [certificate('2020-01-15'), lookedUp('2025-12-04')] });
    const booked = done(known, { verb: 'book-check', kind: 'dbs', on: '2026-12-01' }, 'form-0');
    const seen = (on: string) => ({ ...RECORD, ...aNewOne(), on }) as RecordCheck;
    expect(itemOf(done(booked, seen('2025-11-20')), 'dbs')).toMatchObject({ progress: { kind: 'booked' } });
    expect(newestCheck(itemOf(done(booked, seen('2025-11-20')), 'dbs'))?.on).toBe('2025-12-04');
    expect(changeRegister(booked, seen('2020-01-14'), context())).toMatchObject({ because: 'newer-is-known' });
  });

  it.each(['apply-for-new', 'not-found'] as const)('announces that a new one is needed: %s', (result) => {
    expect(itemOf(done(DBS, { ...RECORD, result }), 'dbs').isToBeAnnounced).toBe(true);
  });

  it.each<readonly [string, CheckCommand]>([
    ['a record', RECORD],
    ['a booking', { verb: 'book-check', kind: 'dbs', on: '2026-12-01' }],
    ['an application', { verb: 'check-submitted', kind: 'dbs' }],
    ['a leave', { verb: 'start-leave', until: '2026-12-31' }],
  ])('has one effect, however often the form of %s is sent', (_what, command) => {
    const once = done(DBS, command);
    expect(done(once, command)).toBe(once);
    const later = done(once, { ...RECORD, on: '2026-11-26' }, 'form-2');
    expect(done(later, command)).toBe(later);
  });

  it('is pressed twice, and counts from the first time', () => {
    const once = done(DBS, { verb: 'check-submitted', kind: 'dbs' });
    expect(done(once, { verb: 'check-submitted', kind: 'dbs' }, 'form-2')).toBe(once);
  });

  it('lets a leave last for thirteen months', () => {
    expect(done(DBS, { verb: 'start-leave', until: '2027-12-26' }).away?.until).toBe('2027-12-26');
  });

  it('ends a leave, and nothing where there is none', () => {
    const away = done(DBS, { verb: 'start-leave', until: '2026-12-31' });
    expect(away.away).toEqual({ from: '2026-11-26', until: '2026-12-31' });
    const back = done(away, { verb: 'end-leave' }, 'form-2');
    expect(back.away).toBeUndefined();
    expect(done(back, { verb: 'end-leave' }, 'form-3')).toBe(back);
    expect(back.log.map(({ did }) => did)).toEqual(['leave-started', 'leave-ended']);
  });

  it.each<readonly [CheckCommand, string]>([
    [{ ...RECORD, on: '2026-11-27' }, 'day-to-come'],
    [{ ...RECORD, nextOn: '2026-11-25' }, 'next-before-check'],
    [{ verb: 'book-check', kind: 'dbs', on: '2026-11-25' }, 'day-has-passed'],
    [{ verb: 'start-leave', until: '2026-11-25' }, 'day-has-passed'],
    [{ verb: 'start-leave', until: '2027-12-27' }, 'too-far-ahead'],
    [{ verb: 'start-leave', until: '2099-01-01' }, 'too-far-ahead'],
    [{ verb: 'book-check', kind: 'dbs', on: '2027-02-25' }, 'too-far-ahead'],
    [{ ...RECORD, on: '0206-01-01' }, 'too-long-ago'],
    [{ ...RECORD, nextOn: '9999-01-01' }, 'too-far-ahead'],
    [{ ...RECORD, result: 'new-certificate' }, 'original-not-seen'],
    [{ ...RECORD, ...aNewOne({ originalSeen: false }) }, 'original-not-seen'],
    [{ ...RECORD, ...aNewOne({ level: 'standard' }) }, 'lists-of-enhanced'],
    [{ ...RECORD, ...aNewOne({ level: 'standard', barredLists: 'checked' }) }, 'lists-of-enhanced'],
    [{ ...RECORD, ...aNewOne({ workforce: 'child' }) }, 'lists-of-other-workforce'],
    [{ ...RECORD, ...aNewOne({ barredLists: 'children' }) }, 'lists-of-other-workforce'],
  ])('is refused: %o', (command, because) => {
    expect(changeRegister(DBS, command, context())).toEqual({ kind: 'refused', because });
  });

  it('lets somebody else alone end that a new one is needed, and only by a new one', () => {
    const needed = done(DBS, { ...RECORD, result: 'apply-for-new' });
    const by = (person: string, result: RecordCheck['result'], on = '2026-11-26') =>
      changeRegister(needed, { ...RECORD, ...aNewOne(), result, on } as RecordCheck, {
        ...context('form-2'),
        by: id(person),
      });
    expect(by(AMARA.id, 'new-certificate')).toEqual({ kind: 'refused', because: 'new-one-by-others' });
    expect(by(AMARA.id, 'current')).toEqual({ kind: 'refused', because: 'new-one-by-others' });
    expect(by(FIONA.id, 'current')).toEqual({ kind: 'refused', because: 'new-one-needed' });
    expect(by(FIONA.id, 'new-certificate').kind).toBe('done');
    expect(by(AMARA.id, 'not-found').kind).toBe('done');
  });

  it.each([
    ['2026-11-25', 'done'],
    ['2026-11-10', 'done'],
    ['2024-01-16', 'done'],
    ['2024-01-15', 'not-a-new-one'],
    ['2023-06-01', 'not-a-new-one'],
  ])('ends that a new one is needed by one that was issued on %s: %s', (on, outcome) => {
    const known = aRegister({ dbs: [certificate('2024-01-15'), lookedUp('2025-12-04')] });
    const needed = done(known, { ...RECORD, on: '2026-11-20', result: 'apply-for-new' }, 'form-0');
    const seen = { ...RECORD, ...aNewOne(), on } as RecordCheck;
    const changed = changeRegister(needed, seen, { ...context(), by: FIONA.id });
    expect(changed.kind === 'done' ? 'done' : changed.because).toBe(outcome);
    if (changed.kind === 'refused') return expect(changed.last).toBe('2024-01-15');
    expect(newestCheck(itemOf(changed.register, 'dbs'))).toMatchObject({ on, result: 'new-certificate' });
    expect(dueOf(changed.register, 'dbs')?.rule).not.toMatchObject({ kind: 'new-one' });
    // A later look, and another answer after it, count again.
    const again = { ...RECORD, on: '2026-11-26', result: 'not-found' } as const;
    expect(newestCheck(itemOf(done(changed.register, again, 'form-2'), 'dbs'))?.result).toBe('not-found');
  });

  it('goes on needing a new one, whatever the file says of one that nobody here saw', () => {
    const needed = aRegister({ dbs: [certificate('2026-11-10'), lookedUp('2026-11-20', 'apply-for-new')] });
    expect(dueOf(needed, 'dbs')?.rule).toEqual({ kind: 'new-one' });
    const notSeen = aRegister({ dbs: [lookedUp('2026-11-20', 'not-found'), certificate('2026-11-10')] });
    expect(dueOf(notSeen, 'dbs')?.rule).toEqual({ kind: 'new-one' });
  });
});
