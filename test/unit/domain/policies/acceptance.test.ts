import { describe, expect, it } from 'vitest';
import { asItemId } from '../../../../src/domain/ids.js';
import {
  acceptPolicy,
  askToAccept,
  endAsks,
  followAsks,
  hasAccepted,
  NOTHING_ASKED,
} from '../../../../src/domain/policies/acceptance.js';
import { acceptanceShare, progressOf, reviewsDue } from '../../../../src/domain/policies/standing.js';
import { anOrganisation, at, id } from '../../../support/builders.js';
import { aCampaign, aPolicy, POLICY } from '../../../support/policies.js';

const TIMES = anOrganisation();
const V4 = aCampaign();
const V5 = aCampaign({ version: '5', startedOn: '2027-03-01' });
const NOW = { today: '2026-11-26', now: at('2026-11-26T12:00') };
const LATER = { today: '2027-03-01', now: at('2027-03-01T12:00') };

const asked = (record = NOTHING_ASKED, campaign = V4, when = NOW) => askToAccept(record, aPolicy({ campaign }), when);
const press = { policy: POLICY, campaign: V4.id };
const told = (day: string) => ({
  asks: asked().asks.map((ask) => ({ ...ask, reminded: { due: '2026-12-17', day } })),
});

describe('asking somebody to accept a policy', () => {
  it('happens once for each campaign', () => {
    const record = asked();
    expect(record.asks).toEqual([
      { policy: POLICY, campaign: V4.id, version: '4', digest: V4.digest, askedOn: '2026-11-26' },
    ]);
    expect(asked(record)).toBe(record);
    expect(asked(acceptPolicy(record, press, NOW.now).record)).toEqual(acceptPolicy(record, press, NOW.now).record);
  });

  it('is about nothing where there is no campaign, or no policy any more', () => {
    expect(askToAccept(NOTHING_ASKED, aPolicy(), NOW)).toBe(NOTHING_ASKED);
    expect(askToAccept(NOTHING_ASKED, aPolicy({ campaign: V4, retiredAt: NOW.now }), NOW)).toBe(NOTHING_ASKED);
  });

  it('ends what was asked of an older version, and leaves what was accepted', () => {
    const after = asked(asked(), V5, LATER);
    expect(after.asks.map(({ version, ended }) => [version, ended?.because])).toEqual([
      ['4', 'superseded'],
      ['5', undefined],
    ]);
    const accepted = asked(acceptPolicy(asked(), press, NOW.now).record, V5, LATER);
    expect(accepted.asks[0]).toMatchObject({ acceptedAt: NOW.now });
    expect(accepted.asks[0]?.ended).toBeUndefined();
  });

  it('begins anew for whoever left and came back, and for a policy that is back', () => {
    for (const because of ['left', 'retired'] as const) {
      const gone = endAsks(asked(), because, NOW.now, () => true);
      expect(gone.asks[0]?.ended?.because).toBe(because);
      expect(asked(gone, V4, LATER).asks).toEqual([{ ...asked().asks[0], askedOn: '2027-03-01' }]);
    }
  });
});

describe('accepting a policy', () => {
  it('counts once, for exactly that version', () => {
    const { record, outcome } = acceptPolicy(asked(), press, NOW.now);
    expect(outcome.kind).toBe('accepted');
    expect([hasAccepted(record, V4), hasAccepted(record, V5)]).toEqual([true, false]);
    expect(hasAccepted(record, { ...V4, digest: 'another document' })).toBe(false);
    const twice = acceptPolicy(record, press, LATER.now);
    expect([twice.outcome.kind, twice.record]).toEqual(['accepted-before', record]);
  });

  it('of an older version accepts nothing, and names the newer one', () => {
    const record = asked(asked(), V5, LATER);
    const { record: after, outcome } = acceptPolicy(record, press, LATER.now);
    expect(after).toBe(record);
    expect(outcome).toMatchObject({ kind: 'newer', was: '4', newest: { version: '5' } });
  });

  it('is refused where nobody asked, or nobody asks any more', () => {
    expect(acceptPolicy(NOTHING_ASKED, press, NOW.now).outcome.kind).toBe('not-asked');
    const retired = endAsks(asked(), 'retired', NOW.now, () => true);
    expect(acceptPolicy(retired, press, NOW.now)).toEqual({ record: retired, outcome: { kind: 'not-asked' } });
  });
});

describe('what time asks of somebody who has not accepted', () => {
  it.each([
    ['at once', asked(), '2026-11-26T12:00', '2026-11-26', '2026-12-03T08:00'],
    ['not in quiet hours', asked(), '2026-11-26T19:30', undefined, '2026-11-27T07:30'],
    ['after 7 days', told('2026-11-26'), '2026-12-03T08:00', '2026-12-03', '2026-12-10T08:00'],
    ['after 14 days', told('2026-12-03'), '2026-12-10T08:00', '2026-12-10', '2026-12-17T08:00'],
    ['after 21 days', told('2026-12-10'), '2026-12-17T08:00', '2026-12-17', '2026-12-24T08:00'],
    ['each week after that', told('2026-12-17'), '2027-01-09T08:00', '2027-01-07', '2027-01-14T08:00'],
    ['not twice for one day', told('2026-12-03'), '2026-12-09T12:00', undefined, '2026-12-10T08:00'],
  ])('%s', (_when, record, now, day, next) => {
    const { record: after, tell, nextAt } = followAsks(record, at(now), TIMES, undefined);
    expect(tell).toEqual(day === undefined ? [] : [POLICY]);
    if (day !== undefined) expect(after.asks[0]?.reminded).toEqual({ due: '2026-12-17', day });
    expect(nextAt).toEqual(at(next));
  });

  it('is nothing while they are away, and one message when they are back', () => {
    expect(followAsks(asked(), at('2026-12-05T12:00'), TIMES, '2026-12-06')).toEqual({
      record: asked(),
      tell: [],
      nextAt: at('2026-12-06T08:00'),
    });
    expect(followAsks(asked(), at('2026-12-20T12:00'), TIMES, undefined).tell).toEqual([POLICY]);
  });

  it('is nothing once they have accepted, or it was ended', () => {
    const accepted = acceptPolicy(asked(), press, NOW.now).record;
    const ended = endAsks(asked(), 'left', NOW.now, () => true);
    for (const record of [accepted, ended]) {
      expect(followAsks(record, at('2027-06-01T12:00'), TIMES, undefined)).toEqual({
        record,
        tell: [],
        nextAt: undefined,
      });
    }
  });
});

describe('how many have accepted', () => {
  const people = [id('amara'), id('priya'), id('sam')];
  const records = new Map([
    [id('amara'), acceptPolicy(asked(), press, NOW.now).record],
    [id('priya'), asked()],
    // Left, and is not asked about.
    [id('tomasz'), acceptPolicy(asked(), press, NOW.now).record],
  ]);

  it('counts those who are here, whether or not they were asked yet', () => {
    expect(progressOf(V4, people, records)).toEqual({ accepted: 1, of: 3, outstanding: ['priya', 'sam'] });
    expect(progressOf(V5, people, records).accepted).toBe(0);
  });

  it('adds up over every campaign', () => {
    const policies = [aPolicy({ campaign: V4 }), aPolicy({ id: asItemId('b'), campaign: V5 }), aPolicy()];
    expect(acceptanceShare(policies, people, records)).toEqual({ accepted: 1, of: 6 });
    expect(acceptanceShare([aPolicy({ campaign: V4, retiredAt: NOW.now })], people, records)).toEqual({
      accepted: 0,
      of: 0,
    });
  });

  it('stands beside the reviews that are due', () => {
    const policies = [
      aPolicy(),
      aPolicy({ nextReview: '2026-11-01' }),
      aPolicy({ nextReview: '2027-11-01' }),
      aPolicy({ nextReview: '2026-11-01', owner: id('leila') }),
      aPolicy({ nextReview: '2026-11-01', retiredAt: NOW.now }),
    ];
    expect(reviewsDue(policies, [id('fiona')], '2026-11-26')).toEqual({ dueSoon: 1, overdue: 1 });
  });
});
