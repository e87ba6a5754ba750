import { describe, expect, it } from 'vitest';
import { raise } from '../../../src/domain/raising.js';
import type { Report } from '../../../src/domain/report.js';
import { isUrgent } from '../../../src/domain/report.js';
import {
  AMARA,
  aChain,
  aNewConcern,
  anOrganisation,
  aPerson,
  aReport,
  aRota,
  at,
  excluding,
  FIONA,
  hours,
  idsOf,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  reportedBy,
  SAM,
} from '../../support/builders.js';

const everybody = [PRIYA, SAM, LEILA, LARS, FIONA];

function raised(report: Partial<Report> = {}, overrides: Parameters<typeof aNewConcern>[0] = {}, chain = aChain()) {
  return raise(aNewConcern({ report: aReport(report), ...overrides }), chain, anOrganisation(), RECEIVED);
}

describe('urgent', () => {
  it.each([
    ['yes', 'client', true],
    ['not-sure', 'client', true],
    ['no', 'child', true],
    ['no', 'client', false],
    ['no', 'other-adult', false],
    ['no', 'more-than-one', false],
    ['no', 'not-sure', false],
  ] as const)('danger %s, at risk %s: %s', (danger, atRisk, urgent) => {
    expect(isUrgent({ danger, atRisk })).toBe(urgent);
    expect(raised({ danger, atRisk }).concern.urgent).toBe(urgent);
  });

  it('does not wait for both answers', () => {
    expect(isUrgent({})).toBe(false);
    expect(isUrgent({ danger: 'not-sure' })).toBe(true);
    expect(isUrgent({ atRisk: 'child' })).toBe(true);
  });
});

describe('raising a concern', () => {
  it('asks the duty person to acknowledge it, and gives the reporter a receipt', () => {
    const { concern, notices, outcome } = raised();
    expect(notices).toEqual([
      { kind: 'acknowledge-request', to: PRIYA.id, because: 'new' },
      { kind: 'receipt', to: AMARA.id },
    ]);
    expect(outcome).toEqual({ kind: 'sent', to: [{ person: PRIYA, as: 'duty' }] });
    expect(concern).toMatchObject({ status: 'unacknowledged', route: 'duty', receivedAt: RECEIVED, grantedTo: [] });
    expect(concern.holder).toBeUndefined();
    expect(concern.routed).toEqual([{ person: PRIYA.id, as: 'duty', rung: 0, at: RECEIVED }]);
  });

  it('writes down that it was raised and who was told, at that moment', () => {
    expect(raised().concern.chronology).toEqual([
      { eventAt: RECEIVED, recordedAt: RECEIVED, author: AMARA.id, source: 'fact', event: { kind: 'raised' } },
      {
        eventAt: RECEIVED,
        recordedAt: RECEIVED,
        author: 'safeguard',
        source: 'fact',
        event: { kind: 'sent-to', people: [PRIYA.id], because: 'raised' },
      },
    ]);
  });

  it('writes down when the reporter saw whom to call in a crisis, between being raised and being sent on', () => {
    const crisisShownAt = minutesAfter(RECEIVED, -3);
    const [first, second, third] = raised({}, { crisisShownAt }).concern.chronology;
    expect([first?.event.kind, third?.event.kind]).toEqual(['raised', 'sent-to']);
    expect(second).toEqual({
      eventAt: crisisShownAt,
      recordedAt: RECEIVED,
      author: 'safeguard',
      source: 'fact',
      event: { kind: 'crisis-route-shown' },
    });
    const everyoneExcluded = raised({ responsible: 'yes' }, { crisisShownAt, excluded: excluding(...everybody) });
    expect(everyoneExcluded.concern.chronology.map(({ event }) => event.kind)).toEqual([
      'raised',
      'crisis-route-shown',
      'nobody-could-be-told',
    ]);
  });

  it('never writes that it was seen later than it was sent', () => {
    const { chronology } = raised({}, { crisisShownAt: minutesAfter(RECEIVED, 3) }).concern;
    expect(chronology[1]).toMatchObject({ eventAt: RECEIVED, recordedAt: RECEIVED });
  });

  it('leaves the time of the crisis route out of everything but its entry', () => {
    expect(raised({}, { crisisShownAt: RECEIVED }).concern).not.toHaveProperty('crisisShownAt');
  });

  it('begins the record when the reporter was told, and its clocks when it came to us', () => {
    const toldAt = minutesAfter(RECEIVED, -5 * 24 * 60);
    const { concern } = raised({ detail: { passedOn: { by: 'Jo', at: toldAt } } });
    expect(concern.chronology[0]).toEqual({
      eventAt: toldAt,
      recordedAt: RECEIVED,
      author: AMARA.id,
      source: 'fact',
      event: { kind: 'raised', passedOn: true },
    });
    expect(concern.receivedAt).toEqual(RECEIVED);
    expect(concern.escalation?.nextAt).toEqual(minutesAfter(RECEIVED, 60));
  });

  it('begins it now where the time told is a moment ahead of our clock, or nobody said one', () => {
    const ahead = raised({ detail: { passedOn: { at: minutesAfter(RECEIVED, 2) } } }).concern;
    expect(ahead.chronology[0]).toMatchObject({ eventAt: RECEIVED, recordedAt: RECEIVED });
    const unsaid = raised({ detail: { passedOn: { by: 'Jo' } } }).concern;
    expect(unsaid.chronology[0]).toMatchObject({ eventAt: RECEIVED, event: { kind: 'raised' } });
  });

  it('starts the clock at receipt', () => {
    expect(raised().concern.escalation).toEqual({ rung: 0, missed: 0, nextAt: minutesAfter(RECEIVED, 60) });
    expect(raised({ danger: 'yes' }).concern.escalation?.nextAt).toEqual(minutesAfter(RECEIVED, 15));
  });

  it('starts the clock of a standard concern in cover hours, that of an urgent one at once', () => {
    const night = at('2026-11-28T02:00');
    const covered = anOrganisation({ rota: aRota({ cover: hours('Mon-Fri 08:00-20:00') }) });
    const standard = raise(aNewConcern(), aChain(), covered, night);
    const urgent = raise(aNewConcern({ report: aReport({ danger: 'yes' }) }), aChain(), covered, night);
    expect(standard.concern.escalation?.nextAt).toEqual(at('2026-11-30T09:00'));
    expect(urgent.concern.escalation?.nextAt).toEqual(at('2026-11-28T02:15'));
  });

  it.each(['yes', 'not-sure'] as const)('goes straight to all leads when "%s" may be responsible', (responsible) => {
    const { concern, notices } = raised({ responsible });
    expect(concern.route).toBe('lead');
    expect(notices.flatMap((notice) => (notice.kind === 'acknowledge-request' ? [notice.to] : []))).toEqual(
      idsOf([LEILA, LARS]),
    );
  });

  it('adds a second reader at once when the deputy raised it, and writes down why', () => {
    const { concern, notices } = raised({}, reportedBy(SAM));
    expect(concern.routed.map(({ person, as }) => [person, as])).toEqual([
      [PRIYA.id, 'duty'],
      [LEILA.id, 'lead'],
    ]);
    expect(notices).toEqual([
      { kind: 'acknowledge-request', to: PRIYA.id, because: 'new' },
      { kind: 'acknowledge-request', to: LEILA.id, because: 'new' },
      { kind: 'receipt', to: SAM.id },
    ]);
    expect(concern.chronology.map(({ event }) => event)).toContainEqual({
      kind: 'sent-to',
      people: [LEILA.id],
      because: 'second-reader',
    });
  });

  it('adds the second reader when the deputy raised it under another person id', () => {
    const met = aPerson('sam-in-chat', { accounts: SAM.accounts });
    const { notices } = raised({}, reportedBy(met));
    expect(notices).toEqual([
      { kind: 'acknowledge-request', to: PRIYA.id, because: 'new' },
      { kind: 'acknowledge-request', to: LEILA.id, because: 'new' },
      { kind: 'receipt', to: met.id },
    ]);
  });

  it('keeps the accounts of the reporter with the concern', () => {
    expect(raised({}, reportedBy(SAM)).concern).toMatchObject({ reporter: SAM.id, reporterAccounts: SAM.accounts });
  });

  it('tells nobody here when the whole chain is excluded: the reporter is asked to ring', () => {
    for (const responsible of ['no', 'yes', 'not-sure'] as const) {
      const { concern, notices, outcome } = raised({ responsible }, { excluded: excluding(...everybody) });
      expect(outcome).toEqual({ kind: 'nobody-told' });
      expect(concern.status).toBe('nobody-told');
      expect(concern.routed).toEqual([]);
      expect(concern.grantedTo).toEqual([]);
      expect(notices).toEqual([{ kind: 'ring-external-contact', to: AMARA.id }]);
      expect(concern.escalation?.nextAt).toEqual(minutesAfter(RECEIVED, 60));
      expect(concern.chronology.map(({ event }) => event.kind)).toEqual(['raised', 'nobody-could-be-told']);
    }
  });

  it('keeps who is excluded with the concern', () => {
    const excluded = excluding(LEILA);
    expect(raised({ responsible: 'yes' }, { excluded }).concern.excluded).toEqual(excluded);
  });
});
