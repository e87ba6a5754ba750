import { describe, expect, it } from 'vitest';
import { completeAnswers } from '../../../../src/application/concerns/complete-answers.js';
import {
  isCrisis,
  wantsNumbersOnly,
  withCrisisSeen,
  withCrisisShown,
} from '../../../../src/application/concerns/crisis.js';
import { type FormAnswers, formAnswersSchema } from '../../../../src/application/concerns/form-answers.js';
import { at } from '../../../support/builders.js';

const FOUR: FormAnswers = { danger: 'no', atRisk: 'client', responsible: 'no', whatHappened: 'Her own words' };
const BOX: FormAnswers = { ...FOUR, selfHarm: ['yes'] };
const EARLIER = at('2026-11-23T03:00');
const NOW = at('2026-11-23T03:05');
const BEFORE = ['selfHarm', 'danger'];
const GROWN = [...BEFORE, 'crisisChoice'];

describe('self-harm or suicidal thoughts', () => {
  it.each([
    ['nothing chosen', {}, false],
    ['the box', { selfHarm: ['yes'] }, true],
    ['the box taken back', { selfHarm: [] }, false],
    ['among the types', { types: ['neglect', 'self-harm'] }, true],
    ['other types', { types: ['neglect'] }, false],
  ] as const)('%s', (_, answers, crisis) => {
    expect(isCrisis(formAnswersSchema.parse(answers))).toBe(crisis);
  });

  it.each([
    [{ selfHarm: ['yes'] }, ['self-harm']],
    [{ selfHarm: ['yes'], types: ['neglect'] }, ['self-harm', 'neglect']],
    [{ selfHarm: ['yes'], types: ['neglect', 'self-harm'] }, ['neglect', 'self-harm']],
    [{ selfHarm: [], types: ['neglect'] }, ['neglect']],
  ] as const)('is one of the kinds of concern, once: %j', (answers, types) => {
    const complete = completeAnswers({ ...FOUR, ...formAnswersSchema.parse(answers) });
    expect(complete.kind === 'complete' && complete.toReport([]).detail.types).toEqual(types);
  });

  it('tells somebody unless the reporter chose otherwise, and of nothing else the choice counts', () => {
    expect(wantsNumbersOnly(BOX)).toBe(false);
    expect(wantsNumbersOnly({ ...BOX, crisisChoice: 'tell' })).toBe(false);
    expect(wantsNumbersOnly({ ...BOX, crisisChoice: 'numbers-only' })).toBe(true);
    expect(wantsNumbersOnly({ ...FOUR, crisisChoice: 'numbers-only' })).toBe(false);
  });
});

describe('when it was shown', () => {
  it('is the moment at which the form grows, and stays that while it is grown', () => {
    expect(withCrisisShown(BOX, BEFORE, NOW).crisisShownAt).toEqual(NOW);
    expect(withCrisisShown({ ...BOX, crisisShownAt: EARLIER }, GROWN, NOW).crisisShownAt).toEqual(EARLIER);
  });

  it('is not the moment of a try that never reached the screen', () => {
    expect(withCrisisShown({ ...BOX, crisisShownAt: EARLIER }, BEFORE, NOW).crisisShownAt).toEqual(NOW);
  });

  it('counts only if the form that was sent stood with it', () => {
    const kept = { ...BOX, crisisShownAt: EARLIER };
    expect(withCrisisSeen(kept, GROWN, NOW).crisisShownAt).toEqual(EARLIER);
    expect(withCrisisSeen(BOX, GROWN, NOW).crisisShownAt).toEqual(NOW);
    expect(withCrisisSeen(kept, BEFORE, NOW)).not.toHaveProperty('crisisShownAt');
  });

  it('is forgotten when it is no crisis after all', () => {
    expect(withCrisisShown({ ...FOUR, crisisShownAt: EARLIER }, GROWN, NOW)).toEqual(FOUR);
    expect(withCrisisSeen({ ...FOUR, crisisShownAt: EARLIER }, GROWN, NOW)).toEqual(FOUR);
  });

  it('survives being kept as JSON', () => {
    const kept = formAnswersSchema.parse(JSON.parse(JSON.stringify(withCrisisShown(BOX, BEFORE, NOW))));
    expect(kept.crisisShownAt).toEqual(NOW);
  });
});
