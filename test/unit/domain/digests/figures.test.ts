import { describe, expect, it } from 'vitest';
import { entryAt } from '../../../../src/domain/chronology.js';
import { type Concern, withEntry } from '../../../../src/domain/concern.js';
import { boardFact, boardReport } from '../../../../src/domain/digests/board-report.js';
import { timesOf } from '../../../../src/domain/digests/insight.js';
import { countOpen } from '../../../../src/domain/digests/open-concerns.js';
import { suppressParts, suppressWhole } from '../../../../src/domain/digests/suppression.js';
import { aConcern, anOrganisation, aReport, minutesAfter, RECEIVED } from '../../../support/builders.js';
import { aFullCase, aHeldConcern, aReferral, EVENTS, written } from '../../../support/case.js';

const SETTINGS = anOrganisation();
const fact = (concern: Parameters<typeof boardFact>[0]) => boardFact(concern, SETTINGS);

describe('open concerns', () => {
  const now = minutesAfter(RECEIVED, 30 * 24 * 60);
  const aged = (days: number, isHeld = true, dueAt?: Date) => ({
    urgent: days === 3,
    receivedAt: minutesAfter(now, -days * 24 * 60),
    isHeld,
    dueAt,
  });

  it('are counted by their age and by their clocks', () => {
    const open = [aged(3), aged(7, false, now), aged(8, true, minutesAfter(now, 1)), aged(28), aged(29)];
    expect(countOpen(open, now)).toEqual({
      open: 5,
      urgent: 1,
      waiting: 1,
      pastTarget: 1,
      byAge: { week: 2, month: 2, older: 1 },
    });
  });
});

describe('the report of a quarter', () => {
  it('leaves out drills, and duplicates, whose work goes on elsewhere', () => {
    expect(fact(aConcern({ practice: true }))).toBeUndefined();
    expect(fact(aConcern({ status: 'merged' }))).toBeUndefined();
  });

  it('knows what was in time by our own clocks', () => {
    const acknowledged = (minutes: number, urgent: boolean) =>
      fact(aHeldConcern({ urgent, acknowledgedAt: minutesAfter(RECEIVED, minutes) }))?.acknowledgedInTime;
    expect([acknowledged(15, true), acknowledged(16, true)]).toEqual([true, false]);
    expect([acknowledged(60, false), acknowledged(61, false)]).toEqual([true, false]);
    expect(fact(aConcern())?.acknowledgedInTime).toBeUndefined();
  });

  it('measures from receipt to the first referral', () => {
    const twice = written(
      aHeldConcern(),
      ...[120, 90].map((minutes) => ({
        kind: 'referred' as const,
        id: `r${minutes}` as never,
        referral: aReferral({ at: minutesAfter(RECEIVED, minutes) }),
        asked: [],
      })),
    );
    expect(fact(twice)?.referredAfterMs).toBe(90 * 60_000);
    expect(fact(aHeldConcern())?.referredAfterMs).toBeUndefined();
  });

  it('counts apart what was referred before the form was sent, in no band and not in the middle', () => {
    const referred = (...minutes: number[]) =>
      fact(
        written(
          aHeldConcern(),
          ...minutes.map((each) => ({
            kind: 'referred' as const,
            id: `r${each}` as never,
            referral: aReferral({ at: minutesAfter(RECEIVED, each) }),
            asked: [],
          })),
        ),
      );
    const facts = [referred(-20), referred(-1, 30), referred(-5), referred(0), referred(50)].flatMap(
      (each) => each ?? [],
    );
    const { count, beforehand, medianMs } = boardReport(facts).referred;
    expect([count, beforehand, medianMs]).toEqual([5, 3, 0]);
    // People write minutes: this one may as well have been after it.
    expect(referred(-0.5)).toMatchObject({ referredBeforehand: false, referredAfterMs: 0 });
    expect(boardReport(facts.slice(0, 1)).referred.medianMs).toBeUndefined();
    expect(timesOf(facts).referred).toEqual({ 'quarter-hour': 1, hour: 1, day: 0, 'three-days': 0, longer: 0 });
    expect(boardReport([fact(aHeldConcern())].flatMap((each) => each ?? [])).referred).toMatchObject({
      count: 0,
      beforehand: 0,
    });
  });

  it('counts whether our own targets were kept, once for each concern', () => {
    const passed = (concern: Concern, clock: string) =>
      withEntry(concern, entryAt(RECEIVED, 'safeguard', { kind: 'target-passed', clock, dueAt: RECEIVED }));
    const kept = written(aHeldConcern(), EVENTS.triaged);
    const late = written(passed(aHeldConcern(), 'triage'), EVENTS.triaged);
    const twice = passed(passed(aHeldConcern(), 'agency-decision/r1'), 'agency-decision/r2');
    const report = boardReport([kept, kept, late, twice, aHeldConcern()].flatMap((one) => fact(one) ?? []));
    expect(report.targets).toEqual([
      { clock: 'triage', kept: 2, passed: 1 },
      { clock: 'agency-decision', kept: 0, passed: 1 },
    ]);
  });

  it('counts types, decisions and outcomes, the most frequent first', () => {
    const physical = aHeldConcern({ report: aReport({ detail: { types: ['physical', 'neglect'] } }) });
    const closed = written(aFullCase(), {
      kind: 'closed',
      closure: { wishMet: 'partly', personTold: 'Yes', remainingRisk: 'None', learning: 'Ask earlier' },
    });
    const report = boardReport(
      [physical, physical, aHeldConcern({ route: 'lead' }), closed].flatMap((one) => fact(one) ?? []),
    );
    expect(report.raised).toBe(4);
    expect(report.aboutStaff).toBe(2);
    expect(report.types.slice(0, 2)).toEqual([
      { key: 'physical', count: 2 },
      { key: 'neglect', count: 2 },
    ]);
    expect(report.wishes).toEqual([{ key: 'partly', count: 1 }]);
    expect(report.learnt).toBe(1);
    expect(report.decisions[0]).toEqual({ key: 'none-yet', count: 3 });
  });

  it('has the middle of the times, the lower of two', () => {
    const after = (minutes: number) => fact(aHeldConcern({ acknowledgedAt: minutesAfter(RECEIVED, minutes) }));
    const median = (...minutes: number[]) =>
      boardReport(minutes.flatMap((each) => after(each) ?? [])).acknowledged.medianMs;
    expect(median()).toBeUndefined();
    expect(median(9)).toBe(9 * 60_000);
    expect(median(30, 2, 9)).toBe(9 * 60_000);
    expect(median(30, 2, 9, 12)).toBe(9 * 60_000);
  });
});

describe('counts that leave', () => {
  it.each([
    [
      [12, 0, 7],
      [12, 0, 7],
    ],
    [
      [12, 4, 1],
      [12, 'held-back', 'held-back'],
    ],
    // One alone could be worked out of the whole.
    [
      [12, 7, 3],
      [12, 'held-back', 'held-back'],
    ],
    [
      [12, 0, 3],
      ['held-back', 0, 'held-back'],
    ],
    [[3], ['held-back']],
    [[], []],
  ] as const)('%j becomes %j', (counts, shown) => expect(suppressParts(counts)).toEqual(shown));

  it('holds a small whole back', () => {
    expect([0, 1, 4, 5].map(suppressWhole)).toEqual([0, 'held-back', 'held-back', 5]);
  });
});
