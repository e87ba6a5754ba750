import { describe, expect, it } from 'vitest';
import {
  digestOf,
  mayReview,
  reviewDue,
  reviewStatus,
  seesOutstandingOf,
} from '../../../../src/domain/policies/policy.js';
import { askEarlyReview, recordReview } from '../../../../src/domain/policies/review.js';
import { aPerson, id } from '../../../support/builders.js';
import { aPolicy, aReviewDone, doing, reviewed } from '../../../support/policies.js';

describe('a review that was done', () => {
  it('sets the next cycle by the calendar, and starts a campaign for exactly that version', () => {
    const policy = reviewed(aPolicy());
    expect(policy).toMatchObject({ version: '4', lastReviewed: '2026-11-26', nextReview: '2027-11-26' });
    expect(policy.reviews).toEqual([expect.objectContaining({ version: '4', by: 'fiona', material: true })]);
    expect(policy.campaign).toMatchObject({
      version: '4',
      digest: digestOf({ url: 'https://example.org/policies/safeguarding-4', version: '4' }),
      startedOn: '2026-11-26',
      acceptBy: '2026-12-17',
    });
  });

  it('that changed nothing material leaves the campaign as it was', () => {
    const before = reviewed(aPolicy());
    const after = reviewed(before, { after: 1, material: false, version: '4.1' }, doing('2026-11-27', 'second'));
    expect(after.campaign).toBe(before.campaign);
    expect(after.version).toBe('4.1');
    expect(reviewed(aPolicy(), { material: false }).campaign).toBeUndefined();
  });

  it('has one effect however often its form is sent', () => {
    const policy = reviewed(aPolicy());
    const again = recordReview(policy, aReviewDone(), doing());
    expect(again).toEqual({ policy, outcome: { kind: 'done' } });
    expect(again.policy).toBe(policy);
  });

  it('tells the second of two people that it was done', () => {
    const policy = reviewed(aPolicy());
    const { policy: after, outcome } = recordReview(
      policy,
      aReviewDone({ version: '5' }),
      doing('2026-11-26', 'other'),
    );
    expect(after).toBe(policy);
    expect(outcome).toEqual({ kind: 'done-meanwhile', review: policy.reviews[0] });
  });

  it.each([
    ['lies in the future', { on: '2026-11-27' }, 'still-to-come'],
    ['is due again today', { next: '2026-11-26' }, 'next-too-early'],
    ['is due again only in six years', { next: '2032-11-26' }, 'next-too-far'],
    ['is older than the last one', { on: '2025-11-26' }, 'before-the-last'],
    ['has a slip in its year', { on: '0206-11-26', next: '2027-11-26' }, 'before-the-last'],
  ])('is refused where it %s', (_why, overrides, kind) => {
    const policy = aPolicy();
    const { policy: after, outcome } = recordReview(policy, aReviewDone(overrides), doing());
    expect([outcome.kind, after]).toEqual([kind, policy]);
  });

  it('asks nobody anew for a version that they were asked about', () => {
    const policy = reviewed(aPolicy());
    const { outcome } = recordReview(policy, aReviewDone({ after: 1 }), doing('2026-11-27', 'second'));
    expect(outcome.kind).toBe('same-version');
    const elsewhere = aReviewDone({ after: 1, url: 'https://example.org/elsewhere' });
    expect(recordReview(policy, elsewhere, doing('2026-11-27', 'second')).outcome.kind).toBe('done');
  });

  it('asks nobody for a version that was here before it changed, also where nobody was ever asked for it', () => {
    const kindOf = (done: Parameters<typeof aReviewDone>[0]) =>
      recordReview(aPolicy(), aReviewDone({ version: '3', url: aPolicy().url, ...done }), doing()).outcome.kind;
    expect(kindOf({})).toBe('same-version');
    expect(kindOf({ material: false })).toBe('done');
    expect(kindOf({ version: '3.1' })).toBe('done');
    expect(kindOf({ url: 'https://example.org/elsewhere' })).toBe('done');
  });

  it('ends an early review', () => {
    const { policy } = askEarlyReview(aPolicy({ nextReview: '2027-06-01' }), { reason: 'learning' }, doing());
    expect(reviewed(policy, {}, doing('2026-11-26', 'second')).earlyReview).toBeUndefined();
  });
});

describe('an early review', () => {
  it('is due in four weeks, and asked for once', () => {
    const { policy, outcome } = askEarlyReview(aPolicy({ nextReview: '2027-06-01' }), { reason: 'guidance' }, doing());
    expect([outcome.kind, reviewDue(policy)]).toEqual(['done', '2026-12-24']);
    expect(askEarlyReview(policy, { reason: 'guidance' }, doing()).policy).toBe(policy);
    const another = askEarlyReview(policy, { reason: 'inspection' }, doing('2026-11-27', 'second'));
    expect(another).toEqual({ policy, outcome: { kind: 'due-already', due: '2026-12-24' } });
  });

  it('makes nothing later', () => {
    const policy = aPolicy();
    expect(askEarlyReview(policy, { reason: 'guidance' }, doing())).toEqual({
      policy,
      outcome: { kind: 'due-already', due: '2026-12-01' },
    });
  });
});

describe('the standing of a policy', () => {
  it.each([
    ['2026-10-01', 'current'],
    ['2026-10-02', 'due-soon'],
    ['2026-12-01', 'due-soon'],
    ['2026-12-02', 'overdue'],
  ])('on %s is %s', (today, status) => {
    expect(reviewStatus(aPolicy(), today)).toBe(status);
  });

  it('is for its owner, leads and managers to change', () => {
    const policy = aPolicy({ owner: id('amara') });
    const may = (person: Parameters<typeof aPerson>[0], overrides = {}) =>
      mayReview(aPerson(person, overrides), policy);
    expect([may('amara'), may('leila', { roles: ['lead'] }), may('fiona', { roles: ['manager'] })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([may('priya', { roles: ['staff', 'duty'] }), may('amara', { active: false })]).toEqual([false, false]);
  });

  it('names everybody to owner and leads, and to others their own reports', () => {
    const policy = aPolicy({ owner: id('amara') });
    const report = aPerson('sam', { manager: id('fiona') });
    const sees = (viewer: Parameters<typeof seesOutstandingOf>[0]) => seesOutstandingOf(viewer, policy)(report);
    expect([sees(aPerson('amara')), sees(aPerson('leila', { roles: ['lead'] })), sees(aPerson('fiona'))]).toEqual([
      true,
      true,
      true,
    ]);
    expect([sees(aPerson('priya')), sees(aPerson('mona', { roles: ['manager'] }))]).toEqual([false, false]);
    expect(sees(aPerson('fiona', { active: false }))).toBe(false);
  });
});
