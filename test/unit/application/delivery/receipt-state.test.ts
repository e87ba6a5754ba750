import { describe, expect, it } from 'vitest';
import { receiptState } from '../../../../src/application/delivery/receipt-state.js';
import type { Concern } from '../../../../src/domain/concern.js';
import { decline, escalate, passOnUnreachable } from '../../../../src/domain/escalation.js';
import { raise } from '../../../../src/domain/raising.js';
import type { Chain } from '../../../../src/domain/routing.js';
import {
  aChain,
  aNewConcern,
  anOrganisation,
  aReport,
  aRota,
  at,
  excluding,
  FIONA,
  hours,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  SAM,
} from '../../../support/builders.js';

const EVERYBODY = [PRIYA, SAM, LEILA, LARS, FIONA];
const organisation = anOrganisation();

function raised(responsible: 'no' | 'yes' = 'no', chain: Chain = aChain()): Concern {
  return raise(aNewConcern({ report: aReport({ responsible }) }), chain, organisation, RECEIVED).concern;
}

function missing(concern: Concern, clocks: number, chain: Chain = aChain()): Concern {
  let missed = concern;
  for (let clock = 1; clock <= clocks; clock += 1) {
    missed = escalate(missed, chain, organisation, minutesAfter(RECEIVED, 60 * clock)).concern;
  }
  return missed;
}

const byId = async (id: string) => EVERYBODY.find((person) => person.id === id);

async function waiting(concern: Concern, { now = minutesAfter(RECEIVED, 1), settings = organisation } = {}) {
  const state = await receiptState({ concern, settings, people: { byId }, now });
  if (state.kind !== 'waiting') throw new Error('somebody has it');
  return state;
}

describe('who the reporter is told has their concern', () => {
  it('is the duty person at first, with the time by which they have it', async () => {
    expect(await waiting(raised())).toEqual({
      kind: 'waiting',
      wentTo: ['Priya'],
      wasOnDuty: true,
      declined: [],
      askedSince: [],
      nobodyLeft: false,
      holderLeft: false,
      clockMissed: false,
      nextAt: minutesAfter(RECEIVED, 60),
      unwatchedUntil: undefined,
    });
  });

  it('is the deputy in the same time once the duty person cannot take it', async () => {
    const { concern } = decline(raised(), PRIYA, aChain(), minutesAfter(RECEIVED, 5));
    expect(await waiting(concern)).toMatchObject({
      wentTo: ['Priya'],
      declined: ['Priya'],
      askedSince: ['Sam'],
      nobodyLeft: false,
      nextAt: minutesAfter(RECEIVED, 60),
    });
  });

  it('stays the person who was on duty then, whoever the rota names now', async () => {
    const nextWeek = at('2026-12-01T10:00');
    const chain = aChain({ duty: SAM, deputy: PRIYA });
    expect(await waiting(raised(), { now: nextWeek })).toMatchObject({ wentTo: ['Priya'], wasOnDuty: true });
    expect(await waiting(missing(raised(), 1, chain), { now: nextWeek })).toMatchObject({
      wentTo: ['Priya'],
      askedSince: ['Sam'],
      clockMissed: true,
    });
  });

  it('is nobody on duty when nobody was watching', async () => {
    const settings = anOrganisation({ rota: aRota({ cover: hours('Mon-Fri 08:00-12:00') }) });
    expect(await waiting(raised(), { settings })).toMatchObject({
      wentTo: ['Priya'],
      wasOnDuty: false,
      unwatchedUntil: at('2026-11-24T08:00'),
    });
    const nextMorning = at('2026-11-24T08:10');
    expect(await waiting(raised(), { settings, now: nextMorning })).toMatchObject({
      wasOnDuty: false,
      unwatchedUntil: undefined,
    });
  });

  it('is the leads at every step of a staff concern, with the others as asked too', async () => {
    expect(await waiting(raised('yes'))).toMatchObject({ wentTo: ['Leila', 'Lars'], wasOnDuty: false, askedSince: [] });
    expect(await waiting(missing(raised('yes'), 1))).toMatchObject({
      wentTo: ['Leila', 'Lars'],
      askedSince: ['Fiona'],
    });
    expect(await waiting(missing(raised('yes'), 2))).toMatchObject({
      wentTo: ['Leila', 'Lars'],
      wasOnDuty: false,
      askedSince: ['Fiona', 'Priya', 'Sam'],
    });
  });

  it('is without those whom no message could reach', async () => {
    const { concern } = passOnUnreachable(raised(), PRIYA.id, aChain(), minutesAfter(RECEIVED, 1));
    expect(await waiting(concern)).toMatchObject({ wentTo: [], wasOnDuty: false, declined: [], askedSince: ['Sam'] });
  });

  it('is without those who turn out to be excluded', async () => {
    const concern = { ...missing(raised(), 1), excluded: excluding(SAM) };
    expect(await waiting(concern)).toMatchObject({ wentTo: ['Priya'], askedSince: [] });
  });

  it("is nobody once everybody has said that they can't", async () => {
    const alone = { duty: PRIYA, leads: [], managers: [] };
    const { concern } = decline(raised('no', alone), PRIYA, alone, minutesAfter(RECEIVED, 5));
    expect(await waiting(concern)).toMatchObject({ declined: ['Priya'], askedSince: [], nobodyLeft: true });
  });
});
