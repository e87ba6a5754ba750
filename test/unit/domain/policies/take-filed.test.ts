import { describe, expect, it } from 'vitest';
import { reviewDue } from '../../../../src/domain/policies/policy.js';
import { askEarlyReview } from '../../../../src/domain/policies/review.js';
import { takeFiled } from '../../../../src/domain/policies/take-filed.js';
import { at, id } from '../../../support/builders.js';
import { aFiledPolicy, aPolicy, doing, reviewed } from '../../../support/policies.js';

describe('a policy of the organisation file', () => {
  it.each([
    ['2025-12-01', { amount: 12, unit: 'mo' }, '2026-12-01'],
    ['2028-02-29', { amount: 12, unit: 'mo' }, '2029-02-28'],
    ['2026-08-31', { amount: 6, unit: 'mo' }, '2027-02-28'],
    ['2026-10-20', { amount: 1, unit: 'w' }, '2026-10-27'],
    ['2026-03-20', { amount: 90, unit: 'd' }, '2026-06-18'],
    ['2026-03-20', { amount: 5, unit: 'h' }, '2026-03-21'],
  ] as const)('reviewed on %s every %o is due on %s', (lastReviewed, reviewEvery, due) => {
    expect(takeFiled(undefined, aFiledPolicy({ lastReviewed, reviewEvery })).nextReview).toBe(due);
  });

  it('changes nothing while the file says the same', () => {
    const policy = reviewed(aPolicy());
    expect(takeFiled(policy, aFiledPolicy())).toBe(policy);
  });

  it('takes what the file says anew, and keeps a review that was recorded in chat', () => {
    const policy = reviewed(aPolicy());
    const taken = takeFiled(policy, aFiledPolicy({ title: 'Safeguarding adults' }));
    expect(taken).toMatchObject({ title: 'Safeguarding adults', version: '4', nextReview: '2027-11-26' });
    expect(taken.url).toBe(policy.url);
    expect(taken.campaign).toBe(policy.campaign);
  });

  it('takes a newer review of the file, and no older one than was recorded', () => {
    const policy = reviewed(aPolicy());
    expect(takeFiled(policy, aFiledPolicy({ lastReviewed: '2027-01-10', version: '5' }))).toMatchObject({
      version: '5',
      nextReview: '2028-01-10',
      campaign: policy.campaign,
    });
    expect(takeFiled(policy, aFiledPolicy({ lastReviewed: '2026-06-01' })).nextReview).toBe('2027-11-26');
  });

  it('is due by a new rhythm', () => {
    const taken = takeFiled(aPolicy(), aFiledPolicy({ reviewEvery: { amount: 24, unit: 'mo' } }));
    expect(taken.nextReview).toBe('2027-12-01');
  });

  it('asks nobody to accept a version that the file alone changed', () => {
    expect(takeFiled(aPolicy(), aFiledPolicy({ version: '4' })).campaign).toBeUndefined();
  });

  it('has an early review answered by a review in the file, and by nothing else', () => {
    const filed = aFiledPolicy({ lastReviewed: '2026-06-01' });
    const { policy } = askEarlyReview(takeFiled(undefined, filed), { reason: 'guidance' }, doing());
    expect(reviewDue(policy)).toBe('2026-12-24');
    expect(takeFiled(policy, { ...filed, title: 'Other' }).earlyReview).toEqual(policy.earlyReview);
    expect(takeFiled(policy, { ...filed, lastReviewed: '2026-11-27' }).earlyReview).toBeUndefined();
  });

  it('tells a new owner what the one before was told', () => {
    const policy = aPolicy({ told: { owner: { due: '2026-12-01', day: '2026-11-24' }, ownerGone: id('fiona') } });
    expect(takeFiled(policy, aFiledPolicy({ owner: id('leila') })).told).toEqual({});
  });

  it('comes back with the file', () => {
    const retired = aPolicy({ retiredAt: at('2026-11-01T12:00') });
    expect(takeFiled(retired, aFiledPolicy()).retiredAt).toBeUndefined();
    expect(takeFiled(retired, aFiledPolicy({ title: 'Other' })).retiredAt).toBeUndefined();
  });
});
