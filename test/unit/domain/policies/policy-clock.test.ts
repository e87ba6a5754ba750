import { describe, expect, it } from 'vitest';
import { asFormToken } from '../../../../src/domain/ids.js';
import { askOfPolicy } from '../../../../src/domain/policies/policy-clock.js';
import { anOrganisation, at, id } from '../../../support/builders.js';
import { aCampaign, aPolicy } from '../../../support/policies.js';

const TIMES = anOrganisation();
const DUE = '2026-12-01';
const owner = (day: string) => ({ owner: { due: DUE, day } });

describe('what time asks about a policy', () => {
  it.each([
    ['nothing before the first day', {}, '2026-10-02T07:59', undefined, '2026-10-02T08:00'],
    ['60 days before', {}, '2026-10-02T08:00', '2026-10-02', '2026-11-01T08:00'],
    [
      '30 days before, after the clocks went back',
      owner('2026-10-02'),
      '2026-11-01T08:00',
      '2026-11-01',
      '2026-11-17T08:00',
    ],
    ['14 days before', owner('2026-11-01'), '2026-11-17T08:00', '2026-11-17', '2026-11-24T08:00'],
    ['7 days before', owner('2026-11-17'), '2026-11-24T08:00', '2026-11-24', '2026-12-01T08:00'],
    ['on the day', owner('2026-11-24'), '2026-12-01T08:00', '2026-12-01', '2026-12-08T08:00'],
    ['each week once it is late', owner('2026-12-01'), '2026-12-15T08:00', '2026-12-15', '2026-12-22T08:00'],
    ['once after a long stop', owner('2026-10-02'), '2027-02-20T08:00', '2027-02-16', '2027-02-23T08:00'],
  ])('of its owner: %s', (_what, told, now, day, next) => {
    const { owner: asked } = askOfPolicy(aPolicy({ told }), at(now), TIMES);
    expect(asked).toEqual({ ...(day && { now: { due: DUE, day } }), nextAt: at(next) });
  });

  it.each([
    ['not on the due day', {}, '2026-12-01T12:00', undefined],
    ['the day after', {}, '2026-12-02T08:00', '2026-12-02'],
    [
      'not again in the same week',
      { manager: { due: '2026-12-02', day: '2026-12-02' } },
      '2026-12-08T12:00',
      undefined,
    ],
    ['a week later', { manager: { due: '2026-12-02', day: '2026-12-02' } }, '2026-12-09T08:00', '2026-12-09'],
  ])('of a manager, of a late review: %s', (_what, told, now, day) => {
    expect(askOfPolicy(aPolicy({ told }), at(now), TIMES).manager.now?.day).toBe(day);
  });

  it('has an early review told once its time has come, unless it is retired', () => {
    const tellAt = at('2026-11-27T07:30');
    const earlyReview = {
      reason: 'guidance',
      by: id('leila'),
      askedOn: '2026-11-26',
      due: '2026-12-24',
      token: asFormToken('form-0000000000000001'),
      tellAt,
    } as const;
    const policy = aPolicy({
      nextReview: '2027-11-26',
      earlyReview,
      told: { owner: { due: '2026-12-24', day: '2026-11-26' } },
    });
    expect(askOfPolicy(policy, at('2026-11-27T07:29'), TIMES)).toMatchObject({ early: undefined, nextAt: tellAt });
    expect(askOfPolicy(policy, tellAt, TIMES)).toMatchObject({ early: earlyReview, nextAt: at('2026-12-10T08:00') });
    expect(askOfPolicy({ ...policy, retiredAt: tellAt }, tellAt, TIMES).early).toBeUndefined();
  });

  it('waits for an owner who is away, and for nobody else', () => {
    const asked = askOfPolicy(aPolicy(), at('2026-12-02T12:00'), TIMES, { pausedUntil: '2026-12-03' });
    expect(asked.owner).toEqual({ nextAt: at('2026-12-03T08:00') });
    expect(asked.manager.now?.day).toBe('2026-12-02');
  });

  it('is the count of those who have not accepted, once on the last day', () => {
    const campaign = aCampaign({ spreadAt: at('2026-11-26T12:00') });
    const policy = aPolicy({ campaign, nextReview: '2027-11-26' });
    expect(askOfPolicy(policy, at('2026-12-17T07:00'), TIMES)).toMatchObject({
      notAccepted: { nextAt: at('2026-12-17T08:00') },
      nextAt: at('2026-12-17T08:00'),
    });
    const { now } = askOfPolicy(policy, at('2026-12-17T08:00'), TIMES).notAccepted;
    expect(now).toEqual({ due: '2026-12-17', day: '2026-12-17' });
    const told = { ...policy, told: { notAccepted: now } };
    expect(askOfPolicy(told, at('2027-03-01T08:00'), TIMES).notAccepted).toEqual({});
  });

  it('is to go on at once with a campaign that was broken off', () => {
    const now = at('2026-11-26T20:00');
    expect(askOfPolicy(aPolicy({ campaign: aCampaign() }), now, TIMES).nextAt).toEqual(now);
  });

  it('is nothing once it is retired', () => {
    const policy = aPolicy({ campaign: aCampaign(), retiredAt: at('2026-11-26T12:00') });
    expect(askOfPolicy(policy, at('2027-02-01T08:00'), TIMES)).toEqual({ owner: {}, manager: {}, notAccepted: {} });
  });
});
