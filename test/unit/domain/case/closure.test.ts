import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { obstaclesTo } from '../../../../src/domain/case/closure.js';
import type { CaseEvent } from '../../../../src/domain/case/events.js';
import type { Obstacle } from '../../../../src/domain/case/vocabulary.js';
import type { Concern } from '../../../../src/domain/concern.js';
import { LEILA, PRIYA } from '../../../support/builders.js';
import {
  aHeldConcern,
  aReferral,
  aTriage,
  COMMANDS,
  doing,
  done,
  EVENTS,
  WITHOUT_CONSENT_BASIS,
  written,
} from '../../../support/case.js';

const decided = { ...EVENTS.decided, decision: 'refer-adult-social-care', needsSignOff: false, asked: [] } as const;
const withConsent = { ...EVENTS.referred, referral: aReferral(), asked: [] };
/** Everything that closing asks for, one of each. */
const READY: readonly CaseEvent[] = [
  EVENTS.triaged,
  decided,
  withConsent,
  EVENTS['agency-answered'],
  EVENTS['action-added'],
  EVENTS['action-done'],
  EVENTS['reporter-told'],
];

function without(...kinds: readonly CaseEvent['kind'][]): Concern {
  return written(aHeldConcern(), ...READY.filter(({ kind }) => !kinds.includes(kind)));
}

const REFERRED = 'Adult Social Care';
/** What stands in the way, and the case in which it does. */
const OBSTACLES: Record<Obstacle['kind'], readonly (readonly [Obstacle, Concern])[]> = {
  'danger-not-addressed': [
    [{ kind: 'danger-not-addressed' }, without('triaged')],
    [
      { kind: 'danger-not-addressed' },
      written(without('triaged'), { kind: 'triaged', triage: aTriage({ safety: 'not-yet' }) }),
    ],
  ],
  'no-decision': [[{ kind: 'no-decision' }, without('decided')]],
  'sign-off-awaited': [[{ kind: 'sign-off-awaited' }, written(without(), EVENTS.decided)]],
  'sign-off-refused': [
    [{ kind: 'sign-off-refused' }, written(without(), EVENTS.decided, { ...EVENTS['signed-off'], agreed: false })],
  ],
  'referral-not-made': [
    [{ kind: 'referral-not-made', agency: 'adult-social-care' }, without('referred', 'agency-answered')],
    [{ kind: 'referral-not-made', agency: 'police' }, written(without(), { ...decided, decision: 'refer-police' })],
  ],
  'referral-without-outcome': [
    [{ kind: 'referral-without-outcome', agencyName: REFERRED }, without('agency-answered')],
    [{ kind: 'referral-without-outcome', agencyName: REFERRED }, written(without(), EVENTS.challenged)],
  ],
  'sharing-not-reviewed': [
    [
      { kind: 'sharing-not-reviewed', agencyName: REFERRED },
      written(
        without('referred', 'agency-answered'),
        { ...withConsent, referral: aReferral({ basis: WITHOUT_CONSENT_BASIS }), asked: [LEILA.id] },
        EVENTS['agency-answered'],
      ),
    ],
  ],
  'action-open': [[{ kind: 'action-open', text: 'Ring them' }, without('action-done')]],
  'reporter-not-told': [[{ kind: 'reporter-not-told' }, without('reporter-told')]],
};

describe('closing', () => {
  it('ends the concern once nothing stands in the way', () => {
    const after = done(written(aHeldConcern(), ...READY), PRIYA, COMMANDS.close);
    expect(after.status).toBe('closed');
    expect(caseFileOf(after).closure).toMatchObject({ ...COMMANDS.close.closure, by: PRIYA.id });
  });

  it.each(Object.values(OBSTACLES).flat())('is refused because of exactly %o', (obstacle, concern) => {
    expect(doing(concern, PRIYA, COMMANDS.close)).toEqual({
      concern,
      notices: [],
      outcome: { kind: 'refused', because: { kind: 'not-ready-to-close', obstacles: [obstacle] } },
    });
  });

  it('is refused with the whole list, in the order in which the work is done', () => {
    const nothing = aHeldConcern();
    expect(obstaclesTo(caseFileOf(nothing))).toEqual([
      { kind: 'danger-not-addressed' },
      { kind: 'no-decision' },
      { kind: 'reporter-not-told' },
    ]);
    const { outcome } = doing(nothing, PRIYA, COMMANDS.close);
    expect(outcome).toMatchObject({ because: { obstacles: obstaclesTo(caseFileOf(nothing)) } });
  });

  it.each([
    ['an action that was cancelled', EVENTS['action-cancelled'], without('action-done')],
    [
      'a referral that no answer will come to',
      { ...EVENTS['agency-answered'], outcome: 'exception' } as const,
      without('agency-answered'),
    ],
    ['a decision that was taken again', decided, written(without(), EVENTS.decided)],
    ['a sign-off', EVENTS['signed-off'], written(without(), EVENTS.decided)],
  ])('goes on after %s', (_, event, concern) => {
    expect(obstaclesTo(caseFileOf(written(concern, event)))).toEqual([]);
  });
});

describe('withdrawing and merging', () => {
  const stillOpen = (obstacle: Obstacle) => ({
    kind: 'refused',
    because: { kind: 'work-still-open', obstacles: [obstacle] },
  });
  const open: readonly (readonly [Obstacle, Concern])[] = [
    ...OBSTACLES['action-open'],
    ...OBSTACLES['referral-without-outcome'],
  ];

  it.each(['withdraw', 'merge-into'] as const)('%s is refused while others still wait for something', (verb) => {
    for (const [obstacle, concern] of open) {
      expect(doing(concern, PRIYA, COMMANDS[verb])).toEqual({ concern, notices: [], outcome: stillOpen(obstacle) });
    }
  });

  it.each(['withdraw', 'merge-into'] as const)('%s needs nothing else that closing needs', (verb) => {
    expect(doing(aHeldConcern(), PRIYA, COMMANDS[verb]).outcome).toEqual({ kind: 'done' });
  });
});

describe('reopening', () => {
  it('gives it back to whoever held it, and ends the closure', () => {
    const closed = done(written(aHeldConcern(), ...READY), PRIYA, COMMANDS.close);
    const again = done(closed, LEILA, COMMANDS.reopen);
    expect([again.status, again.holder]).toEqual(['held', PRIYA.id]);
    expect(caseFileOf(again).closure).toBeUndefined();
    expect(done(again, PRIYA, COMMANDS.close).status).toBe('closed');
  });

  it('is possible after it was withdrawn, and never after a merge', () => {
    const withdrawn = done(aHeldConcern(), PRIYA, COMMANDS.withdraw);
    expect(done(withdrawn, PRIYA, COMMANDS.reopen).status).toBe('held');
    const merged = done(aHeldConcern(), PRIYA, COMMANDS['merge-into']);
    expect(doing(merged, PRIYA, COMMANDS.reopen).outcome).toEqual({ kind: 'not-now', status: 'merged' });
  });
});

describe('an end', () => {
  it.each(['close', 'withdraw', 'merge-into'] as const)('by %s withdraws a hand-over that was offered', (verb) => {
    const offered = written(aHeldConcern(), ...READY, EVENTS['handover-offered']);
    expect(caseFileOf(offered).handover).toBeDefined();
    expect(caseFileOf(done(offered, PRIYA, COMMANDS[verb])).handover).toBeUndefined();
  });
});
