import { describe, expect, it } from 'vitest';
import { itemOf, newestCheck } from '../../../../src/domain/workforce/checks.js';
import { checksInFile, withChecksOfFile, withStanding } from '../../../../src/domain/workforce/keep-register.js';
import { at } from '../../../support/builders.js';
import { aRegister, certificate, lookedUp, recorded } from '../../../support/registers.js';

const DBS = {
  level: 'enhanced',
  workforce: 'adult',
  barredLists: true,
  issued: '2024-01-15',
  updateService: true,
  lastChecked: '2025-12-04',
};
const file = (dbs: object[] = [], training: { course: string; completed: string }[] = []) =>
  checksInFile({ dbs: dbs as (typeof DBS)[], training });

describe('what the organisation file says of somebody’s checks', () => {
  const covers = { level: 'enhanced', workforce: 'adult', barredLists: 'checked' };

  it('is the issue of their certificate, and the last look on the Update Service', () => {
    expect(file([DBS]).get('dbs')).toEqual([
      { on: '2024-01-15', result: 'new-certificate', onUpdateService: true, certificate: covers },
      lookedUp('2025-12-04'),
    ]);
    expect(file([{ ...DBS, updateService: false }]).get('dbs')).toEqual([
      { ...certificate('2024-01-15'), certificate: covers },
    ]);
  });

  it.each([
    [{ certificate: '001234567890' }, { ...covers, numberEnds: '7890' }],
    [{ certificate: '1234567' }, covers],
    [{ barredLists: false }, { ...covers, barredLists: 'not-checked' }],
  ])('is what the certificate covers, and of its number the end: %j', (said, expected) => {
    expect(file([{ ...DBS, ...said }]).get('dbs')?.[0]?.certificate).toEqual(expected);
  });

  it.each([
    ['awareness', 'awareness'],
    ['safeguarding-awareness', 'awareness'],
    ['duty-person', 'duty-training'],
    ['safeguarding-lead', 'duty-training'],
    ['induction', 'induction'],
  ])('is of the course %s: %s', (course, kind) => {
    expect([...file([], [{ course, completed: '2026-01-01' }]).keys()]).toEqual([kind]);
  });

  it.each(['first-aid', 'leadership', 'pleading'])('is nothing of the course %s', (course) => {
    expect(file([], [{ course, completed: '2026-01-01' }]).size).toBe(0);
  });
});

describe('a register with what the file says', () => {
  const before = withChecksOfFile(aRegister(), file([DBS], [{ course: 'awareness', completed: '2025-10-01' }]));

  it('is the same one while the file says the same', () => {
    expect(withChecksOfFile(before, file([{ ...DBS }], [{ course: 'awareness', completed: '2025-10-01' }]))).toBe(
      before,
    );
  });

  it('keeps what was recorded in chat, which counts by its day', () => {
    const inChat = recorded(lookedUp('2026-11-20'), at('2026-11-20T10:00'));
    const { dbs } = before.items;
    const with_ = { ...before, items: { ...before.items, dbs: { checks: [...(dbs?.checks ?? []), inChat] } } };
    expect(withChecksOfFile(with_, file([DBS]))).toBe(with_);
    const older = withChecksOfFile(with_, file([{ ...DBS, lastChecked: '2026-10-01' }]));
    expect(newestCheck(itemOf(older, 'dbs'))).toEqual(inChat);
    const newer = withChecksOfFile(with_, file([{ ...DBS, lastChecked: '2026-11-25' }]));
    expect(newestCheck(itemOf(newer, 'dbs'))).toEqual(lookedUp('2026-11-25'));
    expect(itemOf(newer, 'dbs').checks).toContain(inChat);
  });

  it('takes a correction of the file for what it said before', () => {
    const corrected = withChecksOfFile(before, file([{ ...DBS, lastChecked: '2025-02-04' }]));
    expect(newestCheck(itemOf(corrected, 'dbs'))).toEqual(lookedUp('2025-02-04'));
  });

  it.each([{ level: 'standard' }, { workforce: 'child' }, { barredLists: false }, { certificate: '001234567890' }])(
    'takes a correction of the certificate for what it said before: %j',
    (said) => {
      const corrected = withChecksOfFile(before, file([{ ...DBS, ...said }]));
      expect(itemOf(corrected, 'dbs').checks).toEqual(file([{ ...DBS, ...said }]).get('dbs'));
    },
  );

  it('keeps what the file does not name any more', () => {
    expect(withChecksOfFile(before, file())).toBe(before);
  });

  it('knows whose training comes round again', () => {
    expect(withStanding(before, { isHere: true, roles: ['staff'] })).toBe(before);
    for (const role of ['duty', 'lead'] as const) {
      expect(withStanding(before, { isHere: true, roles: ['staff', role] }).hasDutyRole).toBe(true);
    }
    expect(withStanding(before, { isHere: false, roles: ['staff'] }).isHere).toBe(false);
  });
});
