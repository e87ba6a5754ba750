import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import { escalate } from '../../../src/domain/escalation.js';
import {
  AMARA,
  aChain,
  aConcern,
  anOrganisation,
  aPerson,
  excluding,
  FIONA,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  SAM,
  told,
} from '../../support/builders.js';

const NOW = minutesAfter(RECEIVED, 5);
const asked = aConcern({ routed: [told(PRIYA, 'duty'), told(SAM, 'deputy'), told(FIONA, 'manager')] });

/** Met in chat first, and found in the organisation file later. */
const AMARA_AGAIN = aPerson('amara-again', { accounts: AMARA.accounts, roles: ['lead'] });

describe('acknowledging', () => {
  it('makes the concern theirs, lets them read it, and stops the clock', () => {
    const { concern, outcome } = acknowledge(asked, PRIYA, NOW);
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(concern).toMatchObject({ status: 'held', holder: PRIYA.id, acknowledgedAt: NOW, grantedTo: [PRIYA.id] });
    expect(concern.escalation).toBeUndefined();
  });

  it('changes every copy of the message and tells the reporter that a person has it', () => {
    expect(acknowledge(asked, PRIYA, NOW).notices).toEqual([
      { kind: 'refresh-delivered' },
      { kind: 'person-has-it', to: AMARA.id },
    ]);
  });

  it('is written down with its author and time', () => {
    expect(acknowledge(asked, PRIYA, NOW).concern.chronology).toEqual([
      { eventAt: NOW, recordedAt: NOW, author: PRIYA.id, source: 'fact', event: { kind: 'acknowledged' } },
    ]);
  });

  it('is won by the first: the second is told who has it and since when, and nothing changes', () => {
    const first = acknowledge(asked, PRIYA, NOW).concern;
    const second = acknowledge(first, SAM, minutesAfter(NOW, 1));
    expect(second.outcome).toEqual({ kind: 'already-acknowledged', by: PRIYA.id, at: NOW });
    expect(second.concern).toBe(first);
    expect(second.notices).toEqual([]);
  });

  it('twice by the same person changes nothing', () => {
    const first = acknowledge(asked, PRIYA, NOW).concern;
    const again = acknowledge(first, PRIYA, minutesAfter(NOW, 1));
    expect(again).toEqual({ concern: first, notices: [], outcome: { kind: 'already-yours' } });
  });

  it('means silence: no clock runs out any more', () => {
    const { concern } = acknowledge(asked, PRIYA, NOW);
    const later = escalate(concern, aChain(), anOrganisation(), minutesAfter(NOW, 10_000));
    expect(later).toEqual({ concern, notices: [], outcome: { kind: 'not-due' } });
  });

  it('is open to a manager who was told', () => {
    expect(acknowledge(asked, FIONA, NOW).outcome).toEqual({ kind: 'acknowledged' });
  });

  it('is open to somebody who said that they could not', () => {
    const declined = aConcern({ routed: [told(PRIYA, 'duty', { declinedAt: RECEIVED })] });
    expect(acknowledge(declined, PRIYA, NOW).outcome).toEqual({ kind: 'acknowledged' });
  });

  it.each([
    ['the reporter, even when they stand among those who were told', asked, AMARA],
    ['the reporter under another person id', { ...asked, routed: [told(AMARA_AGAIN, 'lead')] }, AMARA_AGAIN],
    ['somebody who was not told', asked, LEILA],
    ['somebody who is no longer active', asked, { ...PRIYA, active: false }],
    ['somebody excluded', { ...asked, excluded: excluding(PRIYA) }, PRIYA],
    ['somebody whose account is excluded', { ...asked, excluded: { people: [], accounts: PRIYA.accounts } }, PRIYA],
  ])('is not for %s: they find nothing', (_, concern, person) => {
    const own = { ...concern, routed: [...concern.routed, told(AMARA, 'lead')] };
    expect(acknowledge(own, person, NOW)).toEqual({ concern: own, notices: [], outcome: { kind: 'not-found' } });
  });

  it('tells an excluded person nothing about who has it', () => {
    const held = { ...acknowledge(asked, PRIYA, NOW).concern, excluded: excluding(SAM) };
    expect(acknowledge(held, SAM, NOW).outcome).toEqual({ kind: 'not-found' });
    expect(acknowledge(held, aPerson('stranger'), NOW).outcome).toEqual({ kind: 'not-found' });
  });

  it('is for nobody when nobody was told', () => {
    const untold = aConcern({ status: 'nobody-told', routed: [] });
    for (const person of [PRIYA, SAM, LEILA, FIONA, AMARA]) {
      expect(acknowledge(untold, person, NOW).outcome).toEqual({ kind: 'not-found' });
    }
  });
});
