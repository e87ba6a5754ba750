import { describe, expect, it } from 'vitest';
import { may, ROUTE_ACTIONS } from '../../../src/domain/access.js';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import { CASE_VERBS } from '../../../src/domain/case/case-verbs.js';
import type { Concern } from '../../../src/domain/concern.js';
import { decline, escalate } from '../../../src/domain/escalation.js';
import type { Notice } from '../../../src/domain/notice.js';
import type { Person } from '../../../src/domain/person.js';
import { endOfPractice, mayDrill, practiceReport, practiceSteps } from '../../../src/domain/practice.js';
import { raise } from '../../../src/domain/raising.js';
import { stopPractice } from '../../../src/domain/stop-practice.js';
import {
  AMARA,
  aChain,
  aNewConcern,
  anOrganisation,
  aPerson,
  FIONA,
  idsOf,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  reportedBy,
  SAM,
} from '../../support/builders.js';

const organisation = anOrganisation();
const chain = aChain();
const EVERYBODY = [PRIYA, SAM, LEILA, LARS, FIONA];
const at = (minutes: number) => minutesAfter(RECEIVED, minutes);

/** Started by Leila, a lead, unless the test says otherwise; the standard clock is an hour. */
function aPractice(starter: Person = LEILA, urgent = false): Concern {
  const fresh = aNewConcern({ ...reportedBy(starter), report: practiceReport(urgent), practice: true });
  return raise(fresh, chain, organisation, RECEIVED).concern;
}

const escalated = (concern: Concern, minutes: number) => escalate(concern, chain, organisation, at(minutes));
const askedBy = (notices: readonly Notice[]) =>
  notices.flatMap((notice) => (notice.kind === 'acknowledge-request' ? [notice.to] : []));
const eventsIn = ({ chronology }: Concern) => chronology.map(({ event }) => event.kind);

describe('a practice concern', () => {
  it('goes the way of an ordinary one, and its chronology says first what it is', () => {
    const { concern, notices } = raise(
      aNewConcern({ ...reportedBy(LEILA), report: practiceReport(true), practice: true }),
      chain,
      organisation,
      RECEIVED,
    );
    expect(concern).toMatchObject({ practice: true, urgent: true, route: 'duty', status: 'unacknowledged' });
    expect(concern.escalation?.nextAt).toEqual(at(15));
    expect(concern.chronology[0]?.event).toEqual({ kind: 'raised', practice: true });
    expect(notices.map(({ kind }) => kind)).toEqual(['acknowledge-request', 'receipt']);
    expect(aPractice().urgent).toBe(false);
  });

  it('asks the deputy, then leads and managers, and never whoever started it', () => {
    const first = escalated(aPractice(), 60);
    const second = escalated(first.concern, 120);
    expect([askedBy(first.notices), askedBy(second.notices)]).toEqual([[SAM.id], [LARS.id, FIONA.id]]);
    for (const starter of EVERYBODY) {
      const told = escalated(escalated(aPractice(starter), 60).concern, 120).concern.routed;
      expect(told.map(({ person }) => person)).not.toContain(starter.id);
    }
  });

  it('asks the next person where the duty person started it, and a second reader where the deputy did', () => {
    expect(aPractice(PRIYA).routed.map(({ person }) => person)).toEqual([SAM.id]);
    expect(aPractice(SAM).routed.map(({ person }) => person)).toEqual([PRIYA.id, LEILA.id]);
  });

  it('ends the moment somebody acknowledges it, under their name, and tells nobody but by its cards', () => {
    const { concern, notices, outcome } = acknowledge(aPractice(), PRIYA, at(3));
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(concern).toMatchObject({ status: 'closed', holder: PRIYA.id, acknowledgedAt: at(3) });
    expect(concern.escalation).toBeUndefined();
    expect(eventsIn(concern)).toEqual(['raised', 'sent-to', 'acknowledged', 'practice-ended']);
    expect(endOfPractice(concern)).toEqual({ how: 'acknowledged', by: PRIYA.id, at: at(3) });
    expect(notices).toEqual([{ kind: 'refresh-delivered' }]);
  });

  it('goes to the next person at once when somebody can’t take it', () => {
    const { concern, notices } = decline(aPractice(), PRIYA, chain, at(2));
    expect(askedBy(notices)).toEqual([SAM.id]);
    expect(acknowledge(concern, SAM, at(4)).outcome).toEqual({ kind: 'acknowledged' });
  });

  it('ends by itself one interval after the second clock, and not before; a real one goes on', () => {
    const second = escalated(escalated(aPractice(), 60).concern, 120).concern;
    expect(escalated(second, 179).outcome).toEqual({ kind: 'not-due' });
    const { concern, notices } = escalated(second, 180);
    expect(concern.status).toBe('closed');
    expect(endOfPractice(concern)).toEqual({ how: 'unanswered', by: 'safeguard', at: at(180) });
    expect(notices).toEqual([{ kind: 'refresh-delivered' }]);
    const real = escalated({ ...second, practice: undefined }, 180);
    expect([real.concern.status, askedBy(real.notices).length]).toEqual(['unacknowledged', 4]);
  });

  it('after a long stop asks everybody once before it ends', () => {
    const caughtUp = escalated(aPractice(), 600);
    expect(caughtUp.concern.status).toBe('unacknowledged');
    expect(askedBy(caughtUp.notices)).toEqual(idsOf([SAM, LARS, FIONA]));
    expect(escalated(caughtUp.concern, 660).concern.status).toBe('closed');
  });

  it('once it is over is taken, declined and stopped by nobody any more', () => {
    const ends = [
      acknowledge(aPractice(), PRIYA, at(3)).concern,
      stopPractice(aPractice(), LEILA, at(3)).concern,
      escalated(escalated(aPractice(), 600).concern, 660).concern,
    ];
    for (const concern of ends) {
      expect(acknowledge(concern, PRIYA, at(700))).toEqual({
        concern,
        notices: [],
        outcome: { kind: 'practice-ended' },
      });
      expect(decline(concern, PRIYA, chain, at(700)).outcome).toEqual({ kind: 'practice-ended' });
      expect(stopPractice(concern, LEILA, at(700)).outcome).toEqual({ kind: 'ended-before' });
      expect(escalated(concern, 700)).toMatchObject({ concern, notices: [] });
    }
  });
});

describe('who may do what with a practice concern', () => {
  const open = aPractice(FIONA);
  const over = acknowledge(open, PRIYA, at(3)).concern;
  const OUTSIDER = aPerson('tomasz');

  it('is no case to anybody, while it runs and after it', () => {
    for (const concern of [open, over]) {
      for (const person of [...EVERYBODY, AMARA]) {
        expect(CASE_VERBS.filter((verb) => may(person, verb, concern, at(5)))).toEqual([]);
      }
    }
  });

  it('is read by whoever was asked, also once it is over, and by nobody else', () => {
    const readers = (concern: Concern) =>
      [...EVERYBODY, OUTSIDER].filter((person) => may(person, 'read', concern, at(5))).map(({ name }) => name);
    expect(readers(open)).toEqual(['Priya']);
    expect(readers(over)).toEqual(['Priya', 'Leila', 'Lars']);
    // A manager who was asked reads it before it is over only as the one who took it.
    const asked = escalated(escalated(decline(aPractice(LEILA), PRIYA, chain, at(1)).concern, 60).concern, 120).concern;
    expect(readers(asked)).toEqual(['Priya', 'Sam', 'Lars']);
    expect(readers(stopPractice(asked, LEILA, at(125)).concern)).toEqual(['Priya', 'Sam', 'Leila', 'Lars', 'Fiona']);
  });

  it('is stopped by whoever started it and by leads', () => {
    const stoppers = [...EVERYBODY, OUTSIDER].filter((person) => may(person, 'stop-practice', open, at(5)));
    expect(stoppers).toEqual([LEILA, LARS, FIONA]);
    expect(stopPractice(open, PRIYA, at(5)).outcome).toEqual({ kind: 'not-theirs' });
    expect(stopPractice(open, { ...FIONA, active: false }, at(5)).outcome).toEqual({ kind: 'not-theirs' });
    const { concern, outcome } = stopPractice(open, LARS, at(5));
    expect(outcome).toEqual({ kind: 'stopped' });
    expect(endOfPractice(concern)).toEqual({ how: 'stopped', by: LARS.id, at: at(5) });
  });

  it('is stopped only where it is a practice', () => {
    const real = { ...open, practice: undefined };
    for (const person of EVERYBODY) expect(may(person, 'stop-practice', real, at(5))).toBe(false);
    expect(stopPractice(real, LEILA, at(5)).outcome).toEqual({ kind: 'not-theirs' });
  });

  it('asks nobody to ring outside', () => {
    expect(ROUTE_ACTIONS.filter((action) => may(FIONA, action, { ...open, status: 'nobody-told' }, at(5)))).toEqual([
      'follow-as-reporter',
      'stop-practice',
    ]);
  });
});

describe('a drill', () => {
  it('is started by leads and managers who are here', () => {
    expect(EVERYBODY.filter(mayDrill)).toEqual([LEILA, LARS, FIONA]);
    expect(mayDrill({ ...LEILA, active: false })).toBe(false);
    expect(mayDrill(aPerson('grace', { roles: ['administrator'] }))).toBe(false);
  });

  it('says who would be asked, in the steps in which they then are', () => {
    for (const starter of [...EVERYBODY, AMARA]) {
      const steps = practiceSteps(chain, starter).map((step) => step.map(({ person }) => person.id));
      let concern = aPractice(starter);
      const asked = [concern.routed.map(({ person }) => person)];
      for (const minutes of [60, 120]) {
        const before = concern.routed.length;
        concern = escalated(concern, minutes).concern;
        const fresh = concern.routed.slice(before).map(({ person }) => person);
        if (fresh.length > 0) asked.push(fresh);
      }
      expect(steps).toEqual(asked);
    }
  });

  it('has no steps where nobody but its starter is in the chain', () => {
    expect(practiceSteps({ duty: LEILA, leads: [LEILA], managers: [] }, LEILA)).toEqual([]);
  });
});
