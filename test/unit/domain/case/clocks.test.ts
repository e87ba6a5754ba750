import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { type Clock, type ClockKind, clocksOf } from '../../../../src/domain/case/clocks.js';
import type { CaseEvent } from '../../../../src/domain/case/events.js';
import { type AgencyKind, DECISIONS, type Decision, type OtherToTell } from '../../../../src/domain/case/vocabulary.js';
import { withDue } from '../../../../src/domain/case/with-due.js';

import { entryAt } from '../../../../src/domain/chronology.js';
import { type Concern, unchanged, withEntry } from '../../../../src/domain/concern.js';
import { aConcern, anOrganisation, at, minutesAfter, PRIYA, RECEIVED } from '../../../support/builders.js';
import { aHeldConcern, aReferral, aTriage, EVENTS, ITEMS, WITHOUT_CONSENT_BASIS } from '../../../support/case.js';

/** Received on a Monday at 14:05 and taken at 14:10. */
const SETTINGS = anOrganisation();
const TAKEN = minutesAfter(RECEIVED, 5);

function running(concern: Concern): readonly Clock[] {
  return clocksOf(concern, caseFileOf(concern), SETTINGS);
}

function theOne(concern: Concern, kind: ClockKind): Clock | undefined {
  const found = running(concern).filter((clock) => clock.kind === kind);
  expect(found.length).toBeLessThan(2);
  return found[0];
}

function then(concern: Concern, event: CaseEvent, local: string): Concern {
  return withEntry(concern, entryAt(at(local), PRIYA.id, event));
}

const referredAt = (local: string, how: Partial<ReturnType<typeof aReferral>> = {}) =>
  ({ ...EVENTS.referred, referral: aReferral({ at: at(local), ...how }), asked: [] }) as const;
const decidedTo = (decision: Decision) =>
  ({ ...EVENTS.decided, decision, asked: [], needsSignOff: decision === 'no-further-action' }) as const;

const held = aHeldConcern();
const urgent = aHeldConcern({ urgent: true });

/** What starts a clock, when it runs out, and the event that answers it. */
const CLOCKS: readonly (readonly [string, ClockKind, Concern, string, CaseEvent])[] = [
  ['triage, in four working hours', 'triage', held, '2026-11-24T10:10', EVENTS.triaged],
  ['triage when urgent, in one hour', 'triage', urgent, '2026-11-23T15:10', EVENTS.triaged],
  [
    'a referral that was decided, in a working day',
    'referral',
    then(held, decidedTo('refer-adult-social-care'), '2026-11-27T16:00'),
    '2026-11-30T16:00',
    EVENTS.referred,
  ],
  [
    'a report to the police, at once',
    'referral',
    then(held, decidedTo('refer-police'), '2026-11-27T22:00'),
    '2026-11-27T22:00',
    { ...EVENTS.referred, referral: aReferral({ agency: 'police' }) },
  ],
  [
    'the agency’s decision, in two working days',
    'agency-decision',
    then(held, referredAt('2026-11-26T11:00'), '2026-11-26T11:30'),
    '2026-11-30T11:00',
    EVENTS['agency-answered'],
  ],
  [
    'the agency’s decision after a challenge',
    'agency-decision',
    then(then(held, referredAt('2026-11-23T15:00'), '2026-11-23T15:00'), EVENTS.challenged, '2026-11-25T10:00'),
    '2026-11-27T10:00',
    EVENTS['agency-answered'],
  ],
  [
    'the review of sharing without consent, in a working day',
    'sharing-review',
    then(
      held,
      { ...referredAt('2026-11-27T15:00', { basis: WITHOUT_CONSENT_BASIS }), asked: [PRIYA.id] },
      '2026-11-27T15:30',
    ),
    '2026-11-30T15:00',
    EVENTS['sharing-reviewed'],
  ],
  [
    'a sign-off, in a working day',
    'sign-off',
    then(held, EVENTS.decided, '2026-11-24T15:00'),
    '2026-11-25T15:00',
    EVENTS['signed-off'],
  ],
  [
    'feedback to the reporter, in two working days',
    'reporter-feedback',
    held,
    '2026-11-25T14:05',
    EVENTS['reporter-told'],
  ],
];

describe('a clock of a case', () => {
  it.each(CLOCKS)('%s', (_, kind, concern, due) => {
    expect(theOne(concern, kind)?.dueAt).toEqual(at(due));
  });

  it.each(CLOCKS)('%s: stops with what answers it', (_, kind, concern, __, answer) => {
    expect(theOne(then(concern, answer, '2026-11-30T17:00'), kind)).toBeUndefined();
  });

  it.each(CLOCKS)('%s: runs only while somebody holds it', (_, kind, concern) => {
    for (const status of ['closed', 'withdrawn', 'merged', 'unacknowledged', 'nobody-told'] as const) {
      expect(theOne({ ...concern, status }, kind)).toBeUndefined();
    }
  });
});

describe('the review of an open case', () => {
  it.each([
    ['28 days after it was taken', held, '2026-12-21T14:10'],
    ['7 days when it is urgent', urgent, '2026-11-30T14:10'],
    ['28 days after the last review', then(held, EVENTS.reviewed, '2026-12-01T10:00'), '2026-12-29T10:00'],
    ['28 days after it was reopened', then(held, EVENTS.reopened, '2027-02-01T10:00'), '2027-03-01T10:00'],
  ])('is due %s', (_, concern, due) => {
    expect(theOne(concern, 'review')?.dueAt).toEqual(at(due));
  });
});

/** Which agency a decision waits for, and whether at once; the others wait for nobody. */
const WAITS: Record<Decision, readonly [AgencyKind, 'at once' | 'a working day'] | undefined> = {
  'refer-adult-social-care': ['adult-social-care', 'a working day'],
  'refer-childrens-social-care': ['childrens-social-care', 'at once'],
  'refer-police': ['police', 'at once'],
  'refer-lado': ['lado', 'a working day'],
  'refer-cqc': ['cqc', 'a working day'],
  'refer-dbs-barring': ['dbs-barring', 'a working day'],
  'refer-regulator': ['regulator', 'a working day'],
  'low-level-log': undefined,
  'clinical-crisis': undefined,
  complaint: undefined,
  'no-further-action': undefined,
};

describe('a decision', () => {
  it.each(DECISIONS)('%s waits for the agency that it names, and for no other', (decision) => {
    const decided = then(held, decidedTo(decision), '2026-11-24T10:00');
    const waits = WAITS[decision];
    const due = waits && at(waits[1] === 'at once' ? '2026-11-24T10:00' : '2026-11-25T10:00');
    expect(theOne(decided, 'referral')?.dueAt).toEqual(due);
    if (waits === undefined) return;
    const elsewhere = then(decided, referredAt('2026-11-24T11:00', { agency: 'other' }), '2026-11-24T11:00');
    expect(theOne(elsewhere, 'referral')?.dueAt).toEqual(due);
    const [agency] = waits;
    expect(
      theOne(then(decided, referredAt('2026-11-24T11:00', { agency }), '2026-11-24T11:00'), 'referral'),
    ).toBeUndefined();
  });

  it('that was taken again ends the clocks of the one before', () => {
    const decided = then(then(held, EVENTS.decided, '2026-11-24T10:00'), decidedTo('complaint'), '2026-11-24T11:00');
    expect([theOne(decided, 'sign-off'), theOne(decided, 'referral')]).toEqual([undefined, undefined]);
  });
});

describe('a concern that was reopened', () => {
  it('is late with nothing that it was left with', () => {
    const reopened = then(held, EVENTS.reopened, '2027-02-01T10:00');
    expect(theOne(reopened, 'triage')?.dueAt).toEqual(at('2027-02-01T14:00'));
    expect(theOne(reopened, 'reporter-feedback')?.dueAt).toEqual(at('2027-02-03T10:00'));
  });
});

describe('others who have to be told', () => {
  const charity = anOrganisation({ setting: ['charity', 'insured'] });
  const clock = (concern: Concern, settings = charity) =>
    clocksOf(concern, caseFileOf(concern), settings).find(({ kind }) => kind === 'others-to-tell');
  const decided = then(held, decidedTo('complaint'), '2026-11-24T10:00');
  const told = (concern: Concern, other: OtherToTell) =>
    then(concern, { kind: 'other-not-needed', other, because: 'No' }, '2026-11-24T11:00');

  it('have one clock together, from the first decision on, until each of them is answered', () => {
    expect(clock(held)).toBeUndefined();
    expect(clock(decided)?.dueAt).toEqual(at('2026-11-25T10:00'));
    expect(clock(then(decided, decidedTo('complaint'), '2026-11-26T10:00'))?.dueAt).toEqual(at('2026-11-25T10:00'));
    expect(clock(told(decided, 'insurer'))?.dueAt).toEqual(at('2026-11-25T10:00'));
    expect(clock(told(told(decided, 'insurer'), 'charity-commission'))).toBeUndefined();
  });

  it('have none where nobody knows whether they apply', () => {
    expect(clock(decided, SETTINGS)).toBeUndefined();
    expect(clock(decided, anOrganisation({ setting: [] }))).toBeUndefined();
  });
});

describe('what is to be done at once', () => {
  it('counts as missed when nobody has written it down for an hour', () => {
    const decided = then(urgent, decidedTo('refer-police'), '2026-11-24T22:00');
    expect(theOne(decided, 'referral')).toMatchObject({ missedAt: at('2026-11-24T23:00'), pressing: true });
    expect(theOne(then(held, decidedTo('refer-police'), '2026-11-24T22:00'), 'referral')?.pressing).toBe(false);
  });
});

describe('the clocks of a concern', () => {
  it('are the acknowledgement alone until somebody has it', () => {
    const open = aConcern();
    expect(running(open)).toEqual([
      {
        id: 'acknowledge',
        kind: 'acknowledge',
        startedAt: RECEIVED,
        dueAt: minutesAfter(RECEIVED, 60),
        missedAt: minutesAfter(RECEIVED, 60),
        pressing: false,
      },
    ]);
    expect(running(aConcern({ status: 'nobody-told', escalation: undefined }))).toEqual([]);
  });

  it('stand in the order in which they run out', () => {
    const clocks = running(then(held, decidedTo('refer-police'), '2026-11-23T14:20'));
    expect(clocks.map(({ kind }) => kind)).toEqual(['referral', 'triage', 'reporter-feedback', 'review']);
  });

  it('name the item that they are about', () => {
    const referred = then(held, referredAt('2026-11-24T10:00'), '2026-11-24T10:00');
    expect(theOne(referred, 'agency-decision')).toMatchObject({
      id: `agency-decision/${ITEMS.referral}`,
      item: ITEMS.referral,
    });
  });

  it('begin with the concern, of what was done before it came', () => {
    const referred = then(held, referredAt('2026-11-18T10:00'), '2026-11-23T14:15');
    const asItCame = then(held, referredAt('2026-11-23T14:05'), '2026-11-23T14:15');
    const { startedAt, dueAt } = theOne(referred, 'agency-decision') ?? expect.unreachable();
    expect([startedAt, dueAt]).toEqual([RECEIVED, theOne(asItCame, 'agency-decision')?.dueAt]);
  });

  it('follow the risk when it is raised', () => {
    expect(theOne({ ...held, urgent: true }, 'triage')?.dueAt).toEqual(minutesAfter(TAKEN, 60));
  });

  it('leave beside the concern when the next one runs out, and nothing once it has ended', () => {
    const due = (after: Concern) => withDue(aConcern(), unchanged(after, undefined), SETTINGS).concern;
    const concern = due(held);
    expect(concern.dueAt).toEqual(at('2026-11-24T10:10'));
    const triaged = due(then(concern, { kind: 'triaged', triage: aTriage() }, '2026-11-23T15:00'));
    expect(triaged.dueAt).toEqual(at('2026-11-25T14:05'));
    expect(due({ ...triaged, status: 'closed' }).dueAt).toBeUndefined();
  });

  it('leave a concern as it is that a verb left as it is', () => {
    for (const concern of [aConcern(), held]) {
      const same = unchanged(concern, undefined);
      expect(withDue(concern, same, SETTINGS)).toBe(same);
    }
  });
});
