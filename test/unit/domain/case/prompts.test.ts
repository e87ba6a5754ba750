import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { promptsOf } from '../../../../src/domain/case/prompts.js';
import type { AgencyKind, OtherToTell } from '../../../../src/domain/case/vocabulary.js';
import type { Concern } from '../../../../src/domain/concern.js';
import type { Setting } from '../../../../src/domain/organisation.js';
import type { AtRisk } from '../../../../src/domain/report.js';
import { anOrganisation, aReport, at, PRIYA } from '../../../support/builders.js';
import { aHeldConcern, aReferral, done, TOMASZ } from '../../../support/case.js';

const EVERY_SETTING: readonly Setting[] = [
  'cqc-registered',
  'charity',
  'works-with-children',
  'commissioned',
  'insured',
];

const staffConcern = (atRisk: AtRisk = 'client', overrides: Partial<Concern> = {}) =>
  aHeldConcern({ route: 'lead', report: aReport({ atRisk, responsible: 'yes', subjects: [TOMASZ.id] }), ...overrides });
const prompts = (concern: Concern, setting: readonly Setting[] | undefined) =>
  promptsOf(concern, caseFileOf(concern), anOrganisation({ setting }));
/** Those that say "if" end in a question mark. */
const promptsFor = (concern: Concern, setting: readonly Setting[] | undefined) =>
  prompts(concern, setting).map(({ other, applies }) => (applies === 'if' ? `${other}?` : other));

describe('who else may have to be told', () => {
  it.each([
    [
      'nobody knows',
      undefined,
      ['lado?', 'cqc?', 'dbs-barring', 'council-pipot', 'charity-commission?', 'insurer?', 'commissioner?'],
    ],
    ['none of it', [], ['dbs-barring', 'council-pipot']],
    ['a registered provider', ['cqc-registered'], ['cqc', 'dbs-barring', 'council-pipot']],
    ['a charity', ['charity'], ['dbs-barring', 'council-pipot', 'charity-commission']],
    ['for children', ['works-with-children'], ['lado', 'dbs-barring', 'council-pipot']],
    ['commissioned', ['commissioned'], ['dbs-barring', 'council-pipot', 'commissioner']],
    ['insured', ['insured'], ['dbs-barring', 'council-pipot', 'insurer']],
    [
      'all of it',
      EVERY_SETTING,
      ['lado', 'cqc', 'dbs-barring', 'council-pipot', 'charity-commission', 'insurer', 'commissioner'],
    ],
  ] as const)('about staff, where the organisation is %s', (_, setting, expected) => {
    expect(promptsFor(staffConcern(), setting)).toEqual(expected);
  });

  it.each([
    ['nobody knows', undefined, ['cqc?', 'charity-commission?', 'insurer?', 'commissioner?']],
    ['none of it', [], []],
    ['for children', ['works-with-children'], []],
    ['all of it', EVERY_SETTING, ['cqc', 'charity-commission', 'insurer', 'commissioner']],
  ] as const)('about nobody here, where the organisation is %s', (_, setting, expected) => {
    expect(promptsFor(aHeldConcern(), setting)).toEqual(expected);
  });

  it.each([
    ['child', undefined, 'lado'],
    ['child', ['charity'], 'lado'],
    ['client', undefined, 'lado?'],
    ['client', ['charity'], undefined],
    ['more-than-one', ['works-with-children'], 'lado'],
  ] as const)('the LADO, with a %s at risk and %s', (atRisk, setting, expected) => {
    expect(promptsFor(staffConcern(atRisk), setting).find((other) => other.startsWith('lado'))).toBe(expected);
  });

  it('the LADO within one working day after it came, and nobody else by a time of ours', () => {
    const friday = staffConcern('child', { receivedAt: at('2026-11-27T16:30') });
    const due = prompts(friday, EVERY_SETTING).flatMap(({ other, dueAt }) => (dueAt ? [[other, dueAt]] : []));
    expect(due).toEqual([['lado', at('2026-11-30T16:30')]]);
  });

  const settled: readonly OtherToTell[] = [
    'lado',
    'cqc',
    'dbs-barring',
    'council-pipot',
    'charity-commission',
    'insurer',
    'commissioner',
  ];
  it.each(settled)('%s no more once they were told, or it is written down why not', (other) => {
    const concern = staffConcern();
    expect(promptsFor(concern, EVERY_SETTING)).toContain(other);
    for (const how of [
      { kind: 'told', at: concern.receivedAt },
      { kind: 'not-needed', because: 'Not met' },
    ] as const) {
      const after = done(concern, PRIYA, { verb: 'tell-other', other, how });
      expect(promptsFor(after, EVERY_SETTING)).toEqual(
        promptsFor(concern, EVERY_SETTING).filter((each) => each !== other),
      );
    }
  });

  it.each(['lado', 'cqc', 'dbs-barring'] as const satisfies readonly AgencyKind[])(
    '%s no more once it was referred',
    (agency) => {
      const after = done(staffConcern(), PRIYA, { verb: 'refer', referral: aReferral({ agency }) });
      expect(promptsFor(after, EVERY_SETTING)).not.toContain(agency);
      const elsewhere = done(staffConcern(), PRIYA, { verb: 'refer', referral: aReferral({ agency: 'police' }) });
      expect(promptsFor(elsewhere, EVERY_SETTING)).toContain(agency);
    },
  );

  it.each(['unacknowledged', 'nobody-told', 'closed', 'withdrawn', 'merged'] as const)(
    'nobody while it is %s',
    (status) => {
      expect(promptsFor(staffConcern('child', { status }), EVERY_SETTING)).toEqual([]);
    },
  );
});
