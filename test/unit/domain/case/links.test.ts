import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import type { Concern } from '../../../../src/domain/concern.js';
import { aConcern, excluding, LARS, LEILA, PRIYA, SAM } from '../../../support/builders.js';
import { aHeldConcern, COMMANDS, doing, done, OTHER } from '../../../support/case.js';

const because = (kind: string) => ({ kind: 'refused', because: { kind } });
const merging = (status: Concern['status'], excluded = excluding()) =>
  ({ verb: 'merge-into', other: { ...OTHER, status, excluded } }) as const;

describe('a link', () => {
  it('names the other concern once, and not the concern itself', () => {
    const concern = aHeldConcern();
    const itself = { verb: 'link-concern', other: { concern: concern.id, reference: concern.reference } } as const;
    expect(doing(concern, PRIYA, itself).outcome).toEqual(because('the-same-concern'));
    const linked = done(concern, PRIYA, COMMANDS['link-concern']);
    expect(caseFileOf(linked).links).toEqual([OTHER]);
    const again = doing(linked, PRIYA, COMMANDS['link-concern']);
    expect(again).toEqual({ concern: linked, notices: [], outcome: because('already-so') });
  });
});

describe('a merge', () => {
  it('ends the duplicate, names the one that goes on, and tells its reporter that it does', () => {
    const { concern, notices } = doing(aHeldConcern(), PRIYA, COMMANDS['merge-into']);
    expect(concern.status).toBe('merged');
    expect(caseFileOf(concern).mergedInto).toEqual(OTHER);
    expect(notices).toContainEqual({ kind: 'reporter-news', to: concern.reporter, about: 'merged' });
  });

  it('writes down nothing of whom the other one is kept from', () => {
    const excluded = excluding(SAM);
    const { chronology } = done(aHeldConcern({ excluded }), PRIYA, merging('held', excluded));
    expect(chronology.at(-1)?.event).toEqual({ kind: 'merged-into', ...OTHER });
  });

  it('is not into itself', () => {
    const concern = aHeldConcern();
    const itself = { ...merging('held').other, concern: concern.id };
    expect(doing(concern, PRIYA, { verb: 'merge-into', other: itself }).outcome).toEqual(because('the-same-concern'));
  });

  it.each(['closed', 'withdrawn', 'merged', 'nobody-told'] as const)('is not into one that is %s', (status) => {
    expect(doing(aHeldConcern(), PRIYA, merging(status)).outcome).toEqual(because('other-has-ended'));
  });

  it.each(['held', 'unacknowledged'] as const)('may be into one that is %s', (status) => {
    expect(doing(aHeldConcern(), PRIYA, merging(status)).outcome).toEqual({ kind: 'done' });
  });

  it.each([
    ['the other is kept from somebody', excluding(), excluding(SAM)],
    ['this one is kept from somebody', excluding(SAM), excluding()],
    ['each is kept from somebody else', excluding(SAM), excluding(LARS)],
    ['one is kept from an account', excluding(), { people: [], accounts: SAM.accounts }],
  ])('tells nobody of the other concern: refused where %s', (_, own, others) => {
    const concern = aHeldConcern({ excluded: own });
    expect(doing(concern, PRIYA, merging('held', others))).toEqual({
      concern,
      notices: [],
      outcome: because('kept-from-different-people'),
    });
  });

  it('is possible once a lead has confirmed the same people for both', () => {
    const concern = aHeldConcern();
    const confirmed = done(concern, LEILA, { verb: 'confirm-exclusions', people: [SAM] });
    expect(doing(confirmed, PRIYA, merging('held', excluding(SAM))).outcome).toEqual({ kind: 'done' });
  });
});

describe('the other side of a merge', () => {
  it('takes each duplicate once', () => {
    const taken = done(aHeldConcern(), PRIYA, COMMANDS['take-duplicate']);
    expect(caseFileOf(taken).duplicates).toEqual([OTHER]);
    expect(doing(taken, PRIYA, COMMANDS['take-duplicate'])).toEqual({
      concern: taken,
      notices: [],
      outcome: because('already-so'),
    });
  });

  it('takes it before anybody has acknowledged it', () => {
    expect(caseFileOf(done(aConcern(), PRIYA, COMMANDS['take-duplicate'])).duplicates).toEqual([OTHER]);
  });
});
