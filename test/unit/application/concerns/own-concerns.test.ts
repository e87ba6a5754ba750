import { describe, expect, it } from 'vitest';
import { createOwnConcerns } from '../../../../src/application/concerns/own-concerns.js';
import type { OwnConcern } from '../../../../src/application/ports.js';
import type { ConcernStatus } from '../../../../src/domain/concern.js';
import { asConcernId, asReference } from '../../../../src/domain/ids.js';
import { AMARA, anOrganisation, aRota, at, hours, minutesAfter, RECEIVED } from '../../../support/builders.js';

interface Raised {
  readonly status?: ConcernStatus;
  readonly urgent?: boolean;
  readonly goesOnIn?: OwnConcern['goesOnIn'];
  readonly now: Date;
  readonly organisation?: ReturnType<typeof anOrganisation>;
}

async function stateOf({
  status = 'unacknowledged',
  urgent = false,
  goesOnIn,
  now,
  organisation = anOrganisation(),
}: Raised) {
  const raised = {
    id: asConcernId('c-1'),
    reference: asReference('SG-7K3QM2'),
    status,
    urgent,
    receivedAt: RECEIVED,
    goesOnIn,
  };
  const ownConcerns = createOwnConcerns({
    concerns: { raisedBy: async () => [raised] },
    organisation: { current: async () => organisation },
    clock: { now: () => now },
  });
  return (await ownConcerns(AMARA))[0]?.state;
}

describe('the state of one’s own concern', () => {
  it.each([
    ['a standard one before its first clock', { now: minutesAfter(RECEIVED, 59) }, 'unacknowledged'],
    ['a standard one from its first clock on', { now: minutesAfter(RECEIVED, 60) }, 'nobody-yet'],
    ['an urgent one before its first clock', { urgent: true, now: minutesAfter(RECEIVED, 14) }, 'unacknowledged'],
    ['an urgent one from its first clock on', { urgent: true, now: minutesAfter(RECEIVED, 15) }, 'nobody-yet'],
    ['one that somebody took late', { status: 'held', now: minutesAfter(RECEIVED, 500) }, 'held'],
    ['one that nobody here was told of', { status: 'nobody-told', now: minutesAfter(RECEIVED, 500) }, 'nobody-told'],
  ] as const)('is, for %s', async (_, raised, state) => {
    expect(await stateOf(raised)).toBe(state);
  });

  it.each([
    ['kept from them', undefined, 'merged'],
    ['waiting for somebody', { status: 'unacknowledged' }, 'merged'],
    ['with a person', { status: 'held' }, 'merged'],
    ['acted on', { status: 'held', actedOnAt: RECEIVED }, 'acted-on'],
    ['closed', { status: 'closed', actedOnAt: RECEIVED }, 'closed'],
    ['withdrawn', { status: 'withdrawn' }, 'withdrawn'],
  ] as const)('of a duplicate is that of the other one, where there is more to say: %s', async (_, goesOnIn, state) => {
    expect(await stateOf({ status: 'merged', goesOnIn, now: RECEIVED })).toBe(state);
  });

  it('counts a standard concern’s clocks in cover hours', async () => {
    const organisation = anOrganisation({ rota: aRota({ cover: hours('Mon-Fri 08:00-15:00') }) });
    expect(await stateOf({ organisation, now: at('2026-11-24T08:04') })).toBe('unacknowledged');
    expect(await stateOf({ organisation, now: at('2026-11-24T08:05') })).toBe('nobody-yet');
  });
});
