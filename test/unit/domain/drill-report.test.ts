import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import type { Concern } from '../../../src/domain/concern.js';
import { type DrillAttempt, drillReport, reachOf } from '../../../src/domain/drill-report.js';
import { decline } from '../../../src/domain/escalation.js';
import { asItemId, asPersonId } from '../../../src/domain/ids.js';
import { practiceReport } from '../../../src/domain/practice.js';
import { raise } from '../../../src/domain/raising.js';
import {
  aChain,
  aNewConcern,
  anOrganisation,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  reportedBy,
  SAM,
} from '../../support/builders.js';

const at = (minutes: number) => minutesAfter(RECEIVED, minutes);

/** Priya can't take it, and Sam does. */
function aDrill(): Concern {
  const fresh = aNewConcern({ ...reportedBy(LEILA), report: practiceReport(true), practice: true });
  const raised = raise(fresh, aChain(), anOrganisation(), RECEIVED).concern;
  const declined = decline(raised, PRIYA, aChain(), at(2)).concern;
  return acknowledge(declined, SAM, at(5)).concern;
}

function reported(attempts: readonly DrillAttempt[], reads: readonly { person: typeof PRIYA.id; at: Date }[] = []) {
  return (
    drillReport({ id: asItemId('drill-1'), concern: aDrill(), dueAt: at(15), attempts, reads }) ??
    expect.unreachable('it has ended')
  );
}

const waysOf = (attempts: readonly Omit<DrillAttempt, 'to'>[]) =>
  reported(attempts.map((attempt) => ({ ...attempt, to: PRIYA.id }))).asked[0]?.ways;

describe('the report of a drill', () => {
  it('says of each person when they were asked, opened it, and answered what', () => {
    const reads = [
      { person: PRIYA.id, at: at(1.5) },
      { person: PRIYA.id, at: at(1) },
      { person: LEILA.id, at: at(1) },
    ];
    const { asked, ended, startedBy } = reported([], reads);
    expect([startedBy, ended]).toEqual([LEILA.id, { how: 'acknowledged', at: at(5), by: SAM.id }]);
    expect(asked).toEqual([
      {
        person: PRIYA.id,
        as: 'duty',
        askedAt: RECEIVED,
        ways: [],
        openedAt: at(1),
        declinedAt: at(2),
        acknowledgedAt: undefined,
      },
      {
        person: SAM.id,
        as: 'deputy',
        askedAt: at(2),
        ways: [],
        openedAt: undefined,
        declinedAt: undefined,
        acknowledgedAt: at(5),
      },
    ]);
  });

  it('is none while the drill runs', () => {
    const concern = { ...aDrill(), chronology: [] };
    const observed = { id: asItemId('drill-1'), concern, dueAt: at(15), attempts: [], reads: [] };
    expect(drillReport(observed)).toBeUndefined();
  });

  it('counts of each way the best that came of it, and the first time', () => {
    expect(
      waysOf([
        { way: 'slack', state: 'reached', at: at(9), failed: 0 },
        { way: 'slack', state: 'reached', at: at(1), failed: 0 },
        { way: 'chat', state: 'not-needed', failed: 2 },
        { way: 'pager', state: 'failed', failed: 3 },
        { way: 'pager', state: 'trying', failed: 1 },
      ]),
    ).toEqual([
      { way: 'slack', state: 'reached', at: at(1), failed: 0 },
      { way: 'pager', state: 'trying', at: undefined, failed: 3 },
    ]);
  });

  it('names chat where no platform took it', () => {
    expect(waysOf([{ way: 'chat', state: 'failed', failed: 1 }])?.map(({ way }) => way)).toEqual(['chat']);
  });

  it('tells whom the message reached from whom only a call did, and from whom nothing did', () => {
    const asked = { person: asPersonId('duty'), as: 'duty', askedAt: at(0) } as const;
    const reach = (attempts: readonly Omit<DrillAttempt, 'to'>[]) =>
      reachOf({ ...asked, ways: waysOf(attempts) ?? [] });
    const paged = { way: 'pager', state: 'reached', at: at(1), failed: 0 } as const;
    expect(reach([{ way: 'teams', state: 'reached', at: at(1), failed: 0 }])).toBe('message');
    expect(reach([paged, { way: 'slack', state: 'reached', at: at(2), failed: 0 }])).toBe('message');
    expect(reach([paged, { way: 'chat', state: 'failed', failed: 1 }])).toBe('call');
    expect(reach([{ way: 'e-mail', state: 'reached', at: at(1), failed: 0 }])).toBe('call');
    for (const state of ['trying', 'failed', 'not-needed'] as const) {
      expect(reach([{ way: 'chat', state, failed: 0 }])).toBe('nothing');
    }
    for (const answered of [{ openedAt: at(3) }, { declinedAt: at(3) }, { acknowledgedAt: at(3) }]) {
      expect(reachOf({ ...asked, ways: [{ way: 'chat', state: 'trying', failed: 0 }], ...answered })).toBe('message');
    }
  });
});
