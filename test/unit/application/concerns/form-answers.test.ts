import { describe, expect, it } from 'vitest';
import { completeAnswers } from '../../../../src/application/concerns/complete-answers.js';
import {
  everyPick,
  type FormAnswers,
  formAnswersSchema,
  LONG_TEXT,
  MOST_PEOPLE,
  SHORT_TEXT,
} from '../../../../src/application/concerns/form-answers.js';
import { excludedBy } from '../../../../src/application/concerns/preview-route.js';
import { accountOn } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import type { Report } from '../../../../src/domain/report.js';
import { AMARA, aPerson, LEILA, PRIYA, SAM } from '../../../support/builders.js';

const FOUR: FormAnswers = { danger: 'no', atRisk: 'client', responsible: 'no', whatHappened: 'Her own words' };
const accountsOf = (...people: readonly Person[]) => people.flatMap(({ accounts }) => accounts);

function reportOf(answers: FormAnswers, ...known: readonly Person[]): Report {
  const complete = completeAnswers(answers);
  if (complete.kind === 'incomplete') throw new Error(`not complete: ${Object.keys(complete.missing).join()}`);
  return complete.toReport(known);
}

describe('what is needed to send', () => {
  it('is four answers and nothing else', () => {
    expect(completeAnswers(FOUR).kind).toBe('complete');
    expect(reportOf(FOUR)).toMatchObject({
      danger: 'no',
      atRisk: 'client',
      responsible: 'no',
      whatHappened: 'Her own words',
      subjects: [],
      hiddenFrom: [],
    });
  });

  it.each(['danger', 'atRisk', 'responsible', 'whatHappened'] as const)('is not there without "%s"', (question) => {
    expect(completeAnswers({ ...FOUR, [question]: undefined })).toEqual({
      kind: 'incomplete',
      missing: { [question]: 'required' },
    });
  });

  it('names everything that is missing at once', () => {
    expect(completeAnswers({})).toEqual({
      kind: 'incomplete',
      missing: { danger: 'required', atRisk: 'required', responsible: 'required', whatHappened: 'required' },
    });
  });

  it('is not a space', () => {
    expect(completeAnswers({ ...FOUR, whatHappened: ' \n\t ' })).toMatchObject({
      missing: { whatHappened: 'required' },
    });
  });

  it('is "not sure" as good as any answer, without saying who', () => {
    const unsure: FormAnswers = { ...FOUR, danger: 'not-sure', atRisk: 'not-sure', responsible: 'not-sure' };
    expect(completeAnswers(unsure).kind).toBe('complete');
  });
});

describe('"yes" to somebody here being responsible', () => {
  const yes: FormAnswers = { ...FOUR, responsible: 'yes' };

  it('needs who, or that they are not listed, or that the reporter would rather not say', () => {
    expect(completeAnswers(yes)).toEqual({ kind: 'incomplete', missing: { subjects: 'choose-who' } });
    expect(completeAnswers({ ...yes, subjects: [], subjectUnknown: [] }).kind).toBe('incomplete');
    expect(completeAnswers({ ...yes, subjects: accountsOf(PRIYA) }).kind).toBe('complete');
    expect(completeAnswers({ ...yes, subjectUnknown: ['not-listed'] }).kind).toBe('complete');
    expect(completeAnswers({ ...yes, subjectUnknown: ['not-said'] }).kind).toBe('complete');
  });

  it('is not answered by who should not see it', () => {
    expect(completeAnswers({ ...yes, hiddenFrom: accountsOf(PRIYA) }).kind).toBe('incomplete');
  });

  it('makes those chosen the subjects, by each of their accounts', () => {
    const onTeams = accountOn('teams', 'priya');
    const priya = aPerson('priya', { accounts: [...PRIYA.accounts, onTeams] });
    expect(reportOf({ ...yes, subjects: [onTeams] }, priya, SAM).subjects).toEqual([PRIYA.id]);
  });

  it('keeps "not listed" and "rather not say" beside them', () => {
    const answers: FormAnswers = { ...yes, subjects: accountsOf(SAM), subjectUnknown: ['not-said', 'not-listed'] };
    expect(reportOf(answers, SAM)).toMatchObject({
      subjects: [SAM.id],
      subjectNotListed: true,
      subjectNotSaid: true,
    });
    expect(reportOf({ ...yes, subjectUnknown: ['not-listed'] })).toMatchObject({
      subjectNotListed: true,
      subjectNotSaid: false,
    });
  });

  it('turned into "not sure" still keeps those chosen out of it', () => {
    const unsure: FormAnswers = { ...FOUR, responsible: 'not-sure', subjects: accountsOf(PRIYA) };
    expect(reportOf(unsure, PRIYA).subjects).toEqual([PRIYA.id]);
    expect(everyPick(unsure)).toEqual(accountsOf(PRIYA));
  });
});

describe('answers that are hidden again', () => {
  const changed: FormAnswers = { ...FOUR, subjects: accountsOf(PRIYA), subjectUnknown: ['not-listed', 'not-said'] };

  it('do not count: nobody is a subject after the answer became "no"', () => {
    expect(reportOf(changed, PRIYA)).toMatchObject({ subjects: [], subjectNotListed: false, subjectNotSaid: false });
    expect(everyPick(changed)).toEqual([]);
  });

  it('leave those who should not see it as they are', () => {
    const answers = { ...changed, hiddenFrom: accountsOf(SAM) };
    expect(everyPick(answers)).toEqual(accountsOf(SAM));
    expect(reportOf(answers, PRIYA, SAM).hiddenFrom).toEqual([SAM.id]);
  });
});

describe('who is picked', () => {
  it('is each account once, subjects and those who should not see it', () => {
    const answers: FormAnswers = {
      ...FOUR,
      responsible: 'yes',
      subjects: accountsOf(PRIYA, SAM),
      hiddenFrom: accountsOf(SAM, LEILA),
    };
    expect(everyPick(answers)).toEqual(accountsOf(PRIYA, SAM, LEILA));
  });

  it('is excluded as a person and by every account', () => {
    const sam = aPerson('sam', { accounts: [...SAM.accounts, accountOn('teams', 'sam')] });
    expect(excludedBy([PRIYA, sam], AMARA.id)).toEqual({
      people: [PRIYA.id, SAM.id],
      accounts: accountsOf(PRIYA, sam),
    });
  });

  it('is not the reporter who named themselves under "should not see it", but is as a subject', () => {
    expect(excludedBy([AMARA, PRIYA], AMARA.id).people).toEqual([PRIYA.id]);
    expect(excludedBy([AMARA, PRIYA], AMARA.id, [AMARA.id]).people).toEqual([AMARA.id, PRIYA.id]);
  });
});

describe('the rest of the form', () => {
  it('is named unless the reporter chose confidential', () => {
    expect(reportOf(FOUR).identity).toBe('named');
    expect(reportOf({ ...FOUR, identity: 'confidential' }).identity).toBe('confidential');
  });

  it('is kept in the reporter’s words, without spaces around them', () => {
    const report = reportOf({ ...FOUR, whatHappened: ' a\nb ', personAtRisk: ' J. ', ringOn: ' 020 7946 0000 ' });
    expect(report).toMatchObject({ whatHappened: 'a\nb', personAtRisk: 'J.', ringOn: '020 7946 0000' });
    expect(reportOf({ ...FOUR, personAtRisk: '  ', ringOn: '' })).toMatchObject({
      personAtRisk: undefined,
      ringOn: undefined,
    });
  });

  it('keeps every optional answer', () => {
    const detail = {
      types: ['emotional', 'self-harm'],
      howKnown: 'told-by-person',
      when: 'yesterday',
      where: 'at home',
      ongoing: 'not-known',
      livesIn: 'Example Borough',
      happenedIn: 'Elsewhere',
      othersAtRisk: 'a sister',
      alreadyDone: 'rang the GP',
      personTold: 'yes',
      personWants: 'to be safe',
      consent: 'not-able',
    } as const;
    expect(reportOf({ ...FOUR, ...detail, types: [...detail.types] }).detail).toEqual(detail);
  });

  it('keeps the quoted message apart from what happened', () => {
    const quotedMessage = { text: 'quoted', author: { account: accountOn('slack', 'U1') }, cut: true };
    const report = reportOf({ ...FOUR, quotedMessage });
    expect(report.quotedMessage).toEqual(quotedMessage);
    expect(report.whatHappened).toBe('Her own words');
  });
});

describe('limits of a draft', () => {
  const fits = (answers: unknown) => formAnswersSchema.safeParse(answers).success;

  it('are those of the platforms’ inputs', () => {
    for (const long of ['whatHappened', 'othersAtRisk', 'alreadyDone', 'personWants']) {
      expect(fits({ [long]: 'x'.repeat(LONG_TEXT) })).toBe(true);
      expect(fits({ [long]: 'x'.repeat(LONG_TEXT + 1) })).toBe(false);
    }
    for (const short of ['personAtRisk', 'ringOn', 'when', 'where', 'livesIn', 'happenedIn']) {
      expect(fits({ [short]: 'x'.repeat(SHORT_TEXT) })).toBe(true);
      expect(fits({ [short]: 'x'.repeat(SHORT_TEXT + 1) })).toBe(false);
    }
    const many = Array.from({ length: MOST_PEOPLE + 1 }, (_, index) => accountOn('slack', `U${index}`));
    for (const people of ['subjects', 'hiddenFrom']) {
      expect(fits({ [people]: many.slice(1) })).toBe(true);
      expect(fits({ [people]: many })).toBe(false);
    }
    expect(fits({ quotedMessage: { text: 'x'.repeat(3_000), cut: true } })).toBe(true);
    expect(fits({ quotedMessage: { text: 'x'.repeat(3_001), cut: true } })).toBe(false);
  });

  it.each([
    { danger: 'maybe' },
    { atRisk: '' },
    { responsible: 'YES' },
    { subjects: ['U01PRIYA'] },
    { subjects: ['matrix:U01PRIYA'] },
    { hiddenFrom: ['slack:'] },
    { subjectUnknown: ['nobody'] },
    { types: ['gossip'] },
    { identity: 'anonymous' },
    { consent: null },
    { whatHappened: 7 },
    'text',
    null,
  ])('refuse %j', (answers) => {
    expect(fits(answers)).toBe(false);
  });

  it('take an empty form and a time that was stored as text', () => {
    expect(fits({})).toBe(true);
    const stored = formAnswersSchema.parse({
      quotedMessage: { text: 'x', postedAt: '2026-11-23T14:05:00.000Z', cut: false },
    });
    expect(stored.quotedMessage?.postedAt).toEqual(new Date('2026-11-23T14:05:00.000Z'));
  });
});
