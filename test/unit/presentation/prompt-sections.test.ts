import { describe, expect, it } from 'vitest';
import type { ConcernDetails } from '../../../src/application/concerns/read-concern.js';
import { caseFileOf } from '../../../src/domain/case/case-file.js';
import { CASE_VERBS } from '../../../src/domain/case/case-verbs.js';
import type { Concern } from '../../../src/domain/concern.js';
import type { Setting } from '../../../src/domain/organisation.js';
import { CASE_FORMS } from '../../../src/presentation/case/forms.js';
import { concernDetails } from '../../../src/presentation/concern-details.js';
import { anOrganisation, aReport, LEILA, LONDON, minutesAfter, PRIYA } from '../../support/builders.js';
import { aHeldConcern, done, TOMASZ, WORKING } from '../../support/case.js';

const staffConcern = (overrides: Partial<Concern> = {}) =>
  aHeldConcern({ route: 'lead', report: aReport({ responsible: 'yes', subjects: [TOMASZ.id] }), ...overrides });

interface Shown {
  readonly setting?: readonly Setting[];
  readonly verbs?: ConcernDetails['verbs'];
  readonly now?: Date;
}

function viewOf(concern: Concern, { setting, verbs = CASE_VERBS, now = WORKING }: Shown = {}) {
  const organisation = anOrganisation({ setting });
  const names = new Map([[TOMASZ.id, 'Tomasz Nowak']]);
  const file = caseFileOf(concern);
  const about = { organisation, zone: LONDON, now };
  return concernDetails({ concern, file, names, actions: [], verbs, clocks: [], patterns: [], ...about });
}

function linesIn(concern: Concern, id: string, shown: Shown = {}) {
  return viewOf(concern, shown)
    .sections.find((section) => section.id === id)
    ?.text.split('\n');
}

describe('whom else to tell, in the case view', () => {
  it('says "if" where nobody said what the organisation is', () => {
    expect(linesIn(staffConcern(), 'staffPrompts')).toEqual([
      'LADO, within one working day, by 14:05 tomorrow, if you work with children or a child is at risk',
      'CQC, if you are registered with it',
      'DBS (barring), when its test is met: removed, or would have been, from regulated activity because of harm',
      "Council's PiPoT contact",
    ]);
    expect(linesIn(staffConcern(), 'othersToTell')).toEqual([
      'Charity Commission, if you are a charity',
      'Insurer, if you are insured for it',
      'Commissioner, if somebody commissions your service',
    ]);
  });

  it('names only those that apply, without "if", where it was said', () => {
    const setting: readonly Setting[] = ['works-with-children', 'insured'];
    expect(linesIn(staffConcern(), 'staffPrompts', { setting })).toEqual([
      'LADO, within one working day, by 14:05 tomorrow',
      'DBS (barring), when its test is met: removed, or would have been, from regulated activity because of harm',
      "Council's PiPoT contact",
    ]);
    expect(linesIn(staffConcern(), 'othersToTell', { setting })).toEqual(['Insurer']);
    expect(linesIn(aHeldConcern(), 'staffPrompts', { setting })).toBeUndefined();
    expect(linesIn(aHeldConcern(), 'othersToTell', { setting: ['cqc-registered'] })).toEqual(['CQC']);
    expect(linesIn(aHeldConcern(), 'othersToTell', { setting: [] })).toBeUndefined();
  });

  it('blames nobody when the working day has passed', () => {
    const late = { setting: ['works-with-children'] as const, now: minutesAfter(WORKING, 3 * 24 * 60) };
    expect(linesIn(staffConcern(), 'staffPrompts', late)?.[0]).toBe('LADO, as soon as you can');
  });

  it('is for those who can do something about it', () => {
    expect(linesIn(staffConcern(), 'staffPrompts', { verbs: ['add-note'] })).toBeUndefined();
    expect(linesIn(staffConcern(), 'othersToTell', { verbs: ['add-note'] })).toBeUndefined();
  });
});

describe('the form of others to tell', () => {
  const options = (concern: Concern, setting?: readonly Setting[]) => {
    const [who] = CASE_FORMS['tell-other'].parts({
      organisation: anOrganisation({ setting }),
      now: WORKING,
      typed: {},
      read: { concern, file: caseFileOf(concern), clocks: [], nameOf: () => 'Somebody' },
      people: [],
    });
    return who && 'options' in who ? who.options.map(({ value }) => value) : [];
  };

  it('offers first those that still wait, and everybody once', () => {
    const concern = staffConcern();
    expect(options(concern, ['insured'])).toEqual([
      'dbs-barring',
      'council-pipot',
      'insurer',
      'cqc',
      'charity-commission',
      'commissioner',
      'lado',
    ]);
    const told = done(concern, PRIYA, {
      verb: 'tell-other',
      other: 'dbs-barring',
      how: { kind: 'not-needed', because: 'Its test is not met' },
    });
    expect(options(told, ['insured'])).toEqual([
      'council-pipot',
      'insurer',
      'cqc',
      'charity-commission',
      'commissioner',
      'lado',
      'dbs-barring',
    ]);
  });
});

describe('who is kept from a concern about staff', () => {
  const ASKED = 'Say who else must not know of it: "Who is kept from it"';
  const button = (concern: Concern, verbs = CASE_VERBS) =>
    viewOf(concern, { verbs }).buttons.find(({ label }) => label === 'Who is kept from it');

  it('is asked in sight, until somebody has said so', () => {
    expect(linesIn(staffConcern(), 'clocks')).toEqual([ASKED]);
    expect(button(staffConcern())?.tucked).toBe(false);
    const confirmed = done(staffConcern(), LEILA, { verb: 'confirm-exclusions', people: [] });
    expect(linesIn(confirmed, 'clocks')).toBeUndefined();
    expect(button(confirmed)?.tucked).toBe(true);
  });

  it('is asked of nobody who may not say it, and of no other concern', () => {
    expect(linesIn(staffConcern(), 'clocks', { verbs: ['add-note'] })).toBeUndefined();
    expect(linesIn(aHeldConcern(), 'clocks')).toBeUndefined();
    expect(button(aHeldConcern())?.tucked).toBe(true);
  });
});
