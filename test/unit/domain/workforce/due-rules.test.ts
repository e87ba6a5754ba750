import { describe, expect, it } from 'vitest';
import { CHECK_RULES } from '../../../../src/domain/workforce/check-rules.js';
import type { Check, CheckKind, Register } from '../../../../src/domain/workforce/checks.js';
import { dueOf } from '../../../../src/domain/workforce/due-rules.js';
import { aRegister, certificate, lookedUp } from '../../../support/registers.js';

const SEEN: Check = {
  ...certificate('2026-06-10'),
  certificate: { level: 'enhanced', barredLists: 'both', originalSeen: true },
};
const on = (day: string): Check => ({ on: day });

it('is due by the rules of the organisation', () => {
  const rules = { ...CHECK_RULES, dbsCertificate: 12, induction: 28 };
  expect(dueOf(aRegister({ dbs: [certificate('2026-03-08')] }), 'dbs', rules)?.on).toBe('2027-03-08');
  expect(dueOf(aRegister({}, { startedOn: '2026-11-02' }), 'induction', rules)?.on).toBe('2026-11-30');
});

describe('when a check is due next', () => {
  it.each<readonly [string, CheckKind, Register, string | undefined]>([
    ['nothing is recorded', 'dbs', aRegister(), undefined],
    [
      'a DBS on the Update Service: a year after the look',
      'dbs',
      aRegister({ dbs: [lookedUp('2025-12-04')] }),
      '2026-12-04',
    ],
    [
      'a DBS elsewhere: 36 months after its issue',
      'dbs',
      aRegister({ dbs: [certificate('2024-03-08')] }),
      '2027-03-08',
    ],
    ['of 29 February: the last of February', 'dbs', aRegister({ dbs: [lookedUp('2024-02-29')] }), '2025-02-28'],
    [
      'the newest by its date counts',
      'dbs',
      aRegister({ dbs: [lookedUp('2026-03-01'), lookedUp('2025-03-01')] }),
      '2027-03-01',
    ],
    [
      'a look at a certificate makes it no younger',
      'dbs',
      aRegister({ dbs: [certificate('2024-03-08'), { on: '2026-03-08', result: 'current', onUpdateService: false }] }),
      '2027-03-08',
    ],
    [
      'a new one that is needed: at once',
      'dbs',
      aRegister({ dbs: [lookedUp('2025-12-04'), lookedUp('2026-11-20', 'apply-for-new')] }),
      '2026-11-20',
    ],
    [
      'a new one that is needed of what was overdue: since it was',
      'dbs',
      aRegister({ dbs: [lookedUp('2025-08-31'), lookedUp('2026-11-20', 'apply-for-new')] }),
      '2026-08-31',
    ],
    [
      'of a certificate that was overdue: since it was',
      'dbs',
      aRegister({ dbs: [certificate('2023-03-08'), lookedUp('2026-11-20', 'not-found')] }),
      '2026-03-08',
    ],
    [
      'a new one that was asked for twice: since the first',
      'dbs',
      aRegister({
        dbs: [lookedUp('2025-12-04'), lookedUp('2026-11-20', 'not-found'), lookedUp('2026-11-25', 'apply-for-new')],
      }),
      '2026-11-20',
    ],
    [
      'a new one that is needed again: since the answer after the last one',
      'dbs',
      aRegister({
        dbs: [lookedUp('2025-08-31', 'not-found'), lookedUp('2026-02-01'), lookedUp('2026-11-25', 'not-found')],
      }),
      '2026-11-25',
    ],
    [
      'a new one that is needed again after one that was issued before the first answer',
      'dbs',
      aRegister({ dbs: [lookedUp('2026-06-20', 'not-found'), SEEN, lookedUp('2026-11-25', 'not-found')] }),
      '2026-11-25',
    ],
    ['not found: at once', 'dbs', aRegister({ dbs: [lookedUp('2026-11-20', 'not-found')] }), '2026-11-20'],
    [
      'a certificate after that: by its own rule',
      'dbs',
      aRegister({ dbs: [lookedUp('2026-11-20', 'apply-for-new'), certificate('2026-12-20')] }),
      '2029-12-20',
    ],
    [
      'of two on one day the one recorded last counts',
      'dbs',
      aRegister({ dbs: [lookedUp('2026-11-20', 'apply-for-new'), lookedUp('2026-11-20')] }),
      '2027-11-20',
    ],
    ['the Update Service: a year', 'update-service', aRegister({ 'update-service': [on('2026-01-31')] }), '2027-01-31'],
    [
      'the Update Service, paid until a day',
      'update-service',
      aRegister({ 'update-service': [{ on: '2026-01-31', nextOn: '2027-02-14' }] }),
      '2027-02-14',
    ],
    ['awareness: a year', 'awareness', aRegister({ awareness: [on('2025-10-01')] }), '2026-10-01'],
    [
      'duty training: two years',
      'duty-training',
      aRegister({ 'duty-training': [on('2025-08-31')] }, { hasDutyRole: true }),
      '2027-08-31',
    ],
    [
      'duty training of somebody without the role',
      'duty-training',
      aRegister({ 'duty-training': [on('2020-08-31')] }),
      undefined,
    ],
    ['induction: six weeks from the start', 'induction', aRegister({}, { startedOn: '2026-11-02' }), '2026-12-14'],
    [
      'induction that was done',
      'induction',
      aRegister({ induction: [on('2026-11-20')] }, { startedOn: '2026-11-02' }),
      undefined,
    ],
    ['induction of whoever was here first', 'induction', aRegister(), undefined],
    [
      'supervision on the day that was given',
      'supervision',
      aRegister({ supervision: [{ on: '2026-11-02', nextOn: '2026-12-07' }] }),
      '2026-12-07',
    ],
    ['supervision without a next day', 'supervision', aRegister({ supervision: [on('2026-11-02')] }), undefined],
    ['references: once', 'references', aRegister({ references: [on('2010-01-01')] }), undefined],
    ['right to work without an end', 'right-to-work', aRegister({ 'right-to-work': [on('2010-01-01')] }), undefined],
  ])('%s', (_what, kind, register, day) => {
    expect(dueOf(register, kind)?.on).toBe(day);
  });
});
