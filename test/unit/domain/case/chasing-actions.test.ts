import { describe, expect, it } from 'vitest';
import { chase } from '../../../../src/domain/case/chasing.js';
import type { CaseEvent } from '../../../../src/domain/case/events.js';
import { withDue } from '../../../../src/domain/case/with-due.js';
import { entryAt } from '../../../../src/domain/chronology.js';
import { type Concern, unchanged, withEntry } from '../../../../src/domain/concern.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  AMARA,
  aChain,
  aConcern,
  anOrganisation,
  at,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  SAM,
} from '../../../support/builders.js';
import { aHeldConcern, aTriage, COMMANDS, doing, done, EVENTS, EVERYBODY, ITEMS } from '../../../support/case.js';

/** Sam has it, given on a Monday and due on Thursday at 17:00. */
const SETTINGS = anOrganisation();
const DUE = at('2026-12-03T17:00');
const ADDED = { kind: 'action-added', id: ITEMS.action, text: 'Ring them', owner: SAM.id, due: DUE } as const;

const kept = (concern: Concern): Concern => withDue(aConcern(), unchanged(concern, undefined), SETTINGS).concern;
const then = (concern: Concern, event: CaseEvent, local: string, by = PRIYA) =>
  kept(withEntry(concern, entryAt(at(local), by.id, event)));
const given = (event: CaseEvent = ADDED, overrides: Partial<Concern> = {}) =>
  then(aHeldConcern(overrides), event, '2026-11-30T11:00');

const CLOCKWISE = { settings: SETTINGS, chain: aChain(), people: EVERYBODY };

/** Hour by hour; what is told of clocks is left out. @returns `when: who: what` in local time of the winter */
function over(concern: Concern, from: string, days: number, world: Partial<typeof CLOCKWISE> = {}) {
  let current = concern;
  const happened: string[] = [];
  for (let half = 0; half <= days * 48; half += 1) {
    const now = new Date(at(from).getTime() + half * 1_800_000);
    const change = chase(current, { ...CLOCKWISE, ...world, now });
    current = change.concern;
    for (const notice of change.notices) {
      if (notice.kind !== 'case-news' || !notice.about.startsWith('action-')) continue;
      happened.push(`${now.toISOString().slice(5, 16)} ${notice.to}: ${notice.about}`);
    }
  }
  return { concern: current, happened };
}

describe('whoever has to do something', () => {
  it('is reminded on the working day before, when it is due, and each day after; three days late the leads hear of it', () => {
    expect(over(given(), '2026-11-30T11:00', 7.5).happened).toEqual([
      '12-02T08:00 sam: action-due',
      '12-03T17:00 sam: action-due',
      '12-04T08:00 sam: action-due',
      '12-05T08:00 sam: action-due',
      '12-06T08:00 sam: action-due',
      '12-06T17:00 leila: action-late',
      '12-06T17:00 lars: action-late',
      '12-07T08:00 sam: action-due',
    ]);
  });

  it('hears of it on a Friday where it is due on Monday, and on the last day before a holiday', () => {
    const monday = given({ ...ADDED, due: at('2026-12-07T17:00') });
    expect(over(monday, '2026-12-03T11:00', 4).happened[0]).toBe('12-04T08:00 sam: action-due');
    const boxing = given({ ...ADDED, due: at('2026-12-28T17:00') });
    expect(over(boxing, '2026-12-23T11:00', 4).happened[0]).toBe('12-24T08:00 sam: action-due');
  });

  it('is not reminded of what they were given a moment ago', () => {
    const late = then(aHeldConcern(), ADDED, '2026-12-02T09:00');
    expect(over(late, '2026-12-02T09:00', 1.5).happened).toEqual(['12-03T17:00 sam: action-due']);
  });

  it('is reminded at the end of quiet hours, and then not again on that morning', () => {
    const late = given({ ...ADDED, due: at('2026-12-03T23:00') });
    expect(over(late, '2026-12-03T20:00', 1.6).happened).toEqual([
      '12-04T07:30 sam: action-due',
      '12-05T08:00 sam: action-due',
    ]);
  });

  it.each([
    ['done', COMMANDS['complete-action'], SAM],
    ['cancelled', COMMANDS['cancel-action'], PRIYA],
  ] as const)('is left in peace once it is %s', (_, command, by) => {
    const over1 = over(given(), '2026-11-30T11:00', 5).concern;
    const ended = kept(done(over1, by, command, { now: at('2026-12-05T12:00') }));
    expect(over(ended, '2026-12-05T12:00', 10).happened).toEqual([]);
  });

  it('is reminded as well where they raised the concern', () => {
    const { happened } = over(given({ ...ADDED, owner: AMARA.id }), '2026-11-30T11:00', 4);
    expect(happened).toEqual([
      '12-02T08:00 amara: action-due',
      '12-03T17:00 amara: action-due',
      '12-04T08:00 amara: action-due',
    ]);
  });

  it('is left in peace once it is somebody else’s, who is reminded by its own date', () => {
    const late = over(given(), '2026-11-30T11:00', 7).concern;
    const passed = then(
      late,
      { kind: 'action-reassigned', action: ITEMS.action, owner: LEILA.id, due: at('2026-12-09T17:00') },
      '2026-12-07T12:00',
    );
    expect(over(passed, '2026-12-07T12:00', 5.5).happened).toEqual([
      '12-08T08:00 leila: action-due',
      '12-09T17:00 leila: action-due',
      '12-10T08:00 leila: action-due',
      '12-11T08:00 leila: action-due',
      '12-12T08:00 leila: action-due',
      '12-12T17:00 lars: action-late',
    ]);
  });

  it('is above those who heard once of that date, whoever has it since', () => {
    const late = over(given(), '2026-11-30T11:00', 7).concern;
    const passed = then(
      late,
      { kind: 'action-reassigned', action: ITEMS.action, owner: PRIYA.id, due: DUE },
      '2026-12-07T12:00',
    );
    expect(over(passed, '2026-12-07T12:00', 1.5).happened).toEqual(['12-08T08:00 priya: action-due']);
  });

  it('is reminded once after a month without the product, and the leads once', () => {
    const change = chase(given(), { ...CLOCKWISE, now: at('2027-01-04T12:00') });
    const told = change.notices.flatMap((notice) =>
      notice.kind === 'case-news' && notice.about.startsWith('action-') ? [`${notice.to}: ${notice.about}`] : [],
    );
    expect(told).toEqual(['sam: action-due', 'leila: action-late', 'lars: action-late']);
    expect(over(change.concern, '2027-01-04T12:00', 1).happened).toEqual(['01-05T08:00 sam: action-due']);
  });

  it.each([
    ['a lead is kept from it', { excluded: excluding(LEILA) }, {}, ['lars']],
    ['every lead is kept from it', { excluded: excluding(LEILA, LARS) }, {}, ['fiona']],
    ['nobody may know of it', { excluded: excluding(LEILA, LARS, FIONA) }, {}, []],
  ] as const)('is above those alone who may know of it: %s', (_, overrides, world, whom) => {
    const late = over(given(ADDED, overrides), '2026-12-06T12:00', 0.5, world).happened;
    expect(late.filter((one) => one.includes('action-late')).map((one) => one.split(' ')[1])).toEqual(
      whom.map((one) => `${one}:`),
    );
  });

  it('is left in peace by a product that comes back at night', () => {
    const night = over(given(), '2026-12-05T02:00', 0.4);
    expect(night.happened).toEqual(['12-05T07:30 sam: action-due']);
    expect(chase(given(), { ...CLOCKWISE, now: at('2026-12-05T02:00') }).concern.chaseAt).toEqual(
      at('2026-12-05T07:30'),
    );
  });

  it('is told nothing when they are kept from it, or are not here any more', () => {
    expect(over(given(ADDED, { excluded: excluding(SAM) }), '2026-12-02T07:00', 4).happened).toEqual([]);
    const gone = EVERYBODY.map((person) => (person.id === SAM.id ? { ...person, active: false } : person));
    expect(over(given(), '2026-12-02T07:00', 3, { people: gone }).happened).toEqual([]);
  });
});

describe('a snooze', () => {
  const snoozed = (until: string, now: string, by: Person = SAM) =>
    kept(done(given(), by, { ...COMMANDS['snooze-action'], until: at(`${until}T23:59`) }, { now: at(now) }));

  it('pauses the reminders until then, and not what the leads hear', () => {
    const waiting = snoozed('2026-12-07', '2026-12-02T10:00');
    expect(over(waiting, '2026-12-02T10:00', 7).happened).toEqual([
      '12-06T17:00 leila: action-late',
      '12-06T17:00 lars: action-late',
      '12-08T08:00 sam: action-due',
      '12-09T08:00 sam: action-due',
    ]);
  });

  it('ends before the date with whatever comes next', () => {
    const waiting = snoozed('2026-12-02', '2026-12-01T10:00');
    expect(over(waiting, '2026-12-01T10:00', 2.5).happened).toEqual(['12-03T17:00 sam: action-due']);
  });

  it('ends with a new owner', () => {
    const waiting = snoozed('2026-12-14', '2026-12-01T10:00');
    const passed = then(
      waiting,
      { kind: 'action-reassigned', action: ITEMS.action, owner: LEILA.id, due: DUE },
      '2026-12-01T12:00',
    );
    expect(over(passed, '2026-12-01T12:00', 1).happened).toEqual(['12-02T08:00 leila: action-due']);
  });

  it.each([
    ['this moment', '2026-12-02T10:00', 'in-the-past'],
    ['the end of today', '2026-12-02T23:59', undefined],
    ['the end of the fourteenth day', '2026-12-16T23:59', undefined],
    ['a day later than that', '2026-12-17T23:59', 'too-far-ahead'],
  ])('until %s', (_, until, because) => {
    const command = { ...COMMANDS['snooze-action'], until: at(until) };
    const { outcome } = doing(given(), SAM, command, { now: at('2026-12-02T10:00') });
    expect(outcome).toEqual(because ? { kind: 'refused', because: { kind: because } } : { kind: 'done' });
  });

  it('is the holder’s and the owner’s, of an action that is open', () => {
    const by = (person: Person, concern = given()) => doing(concern, person, COMMANDS['snooze-action']).outcome.kind;
    expect([by(PRIYA), by(SAM)]).toEqual(['done', 'done']);
    expect(by(LEILA)).toBe('refused');
    expect(by(FIONA)).toBe('not-found');
    expect(by(SAM, then(given(), EVENTS['action-done'], '2026-11-30T12:00'))).toBe('refused');
  });
});

it('an action of a concern that ends leaves nothing to chase', () => {
  const triaged = then(given(), { kind: 'triaged', triage: aTriage() }, '2026-11-30T12:00');
  expect(kept({ ...triaged, status: 'closed' }).chaseAt).toBeUndefined();
});
