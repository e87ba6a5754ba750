import { describe, expect, it } from 'vitest';
import { createConcernPost } from '../../../../src/application/delivery/concern-post.js';
import { createCourier } from '../../../../src/application/delivery/courier.js';
import { createDeliverDue } from '../../../../src/application/delivery/deliver-due.js';
import type {
  ConcernDelivery,
  DeliveryStore,
  Messenger,
  WakeCall,
  Waker,
} from '../../../../src/application/delivery/delivery-ports.js';
import { createGatherFacts } from '../../../../src/application/delivery/gather-facts.js';
import { createSendToPerson } from '../../../../src/application/delivery/send-to-person.js';
import { DeliveryError, StorageError } from '../../../../src/application/errors.js';
import type { FoundAccounts } from '../../../../src/application/people/account-on.js';
import type { ConcernStore, PeopleStore } from '../../../../src/application/ports.js';
import type { Concern } from '../../../../src/domain/concern.js';
import { accountOn, asConcernId, type Platform } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  AMARA,
  aChain,
  aConcern,
  anOrganisation,
  aPerson,
  excluding,
  RECEIVED,
  told,
} from '../../../support/builders.js';

const SLACK = accountOn('slack', 'UPRIYA');
const TEAMS = accountOn('teams', 'aad-priya');
const PRIYA = aPerson('priya', { roles: ['staff', 'duty'], accounts: [SLACK, TEAMS] });

interface Story {
  readonly concern?: Concern;
  readonly delivery?: Partial<ConcernDelivery>;
  readonly found?: FoundAccounts;
  readonly connected?: readonly Platform[];
  /** Platforms that refuse finally. */
  readonly refusing?: readonly Platform[];
  readonly wakers?: readonly Waker[];
  /** How often the store is away when the outcome is to be written down. */
  readonly away?: number;
  /** What the recipient may find of another concern that the message names. */
  readonly other?: Concern;
}

/** One delivery to Priya, worked on once, over small stores in memory. */
async function deliver(story: Story) {
  const { connected = ['slack', 'teams'], refusing = [] } = story;
  let concern = story.concern ?? aConcern({ routed: [told(PRIYA, 'duty')] });
  const delivery: ConcernDelivery = {
    key: 'notice-1',
    urgent: concern.urgent,
    concernId: concern.id,
    leaseToken: 'lease-1',
    attempts: 0,
    wanted: 0,
    message: { kind: 'acknowledge-request', to: PRIYA.id, because: 'new' },
    superseded: false,
    ...story.delivery,
  };
  let { away = 0 } = story;
  const calls: string[] = [];
  const seen: string[] = [];
  const ends: string[] = [];
  const marks: string[] = [];
  const messengers = connected.map(
    (platform): Messenger => ({
      platform,
      send: async (userId) => {
        calls.push(`send ${platform}`);
        if (!refusing.includes(platform)) return { platform, channel: userId, id: '1' };
        throw new DeliveryError({ platform, retryable: false, reason: 'refused' });
      },
      replace: async () => void calls.push(`replace ${platform}`),
      withdraw: async () => void calls.push(`withdraw ${platform}`),
    }),
  );
  const queue = [delivery];
  const deliveries: DeliveryStore = {
    takePending: async () => 0,
    addWakes: async (_delivery, via) => void calls.push(`wake ${via.join(' ')}`),
    lease: async () => queue.shift(),
    finish: async (_delivery, outcome) => {
      away -= 1;
      if (away >= 0) throw new StorageError('unknown');
      ends.push(outcome.kind);
    },
    retryAt: async () => void ends.push('retry'),
  };
  const concerns: Pick<ConcernStore, 'find' | 'findFor' | 'change'> = {
    find: async () => concern,
    findFor: async (_viewer, id) => (story.other?.id === id ? story.other : undefined),
    change: async (_id, decide) => {
      const { concern: next, outcome } = await decide(concern);
      concern = next;
      return outcome;
    },
  };
  const people: Pick<PeopleStore, 'byId'> = { byId: async (id) => [PRIYA, AMARA].find((one) => one.id === id) };
  const organisation = { current: async () => anOrganisation() };
  const currentChain = async () => aChain({ duty: PRIYA });
  const clock = { now: () => RECEIVED };
  const faults: unknown[] = [];
  const common = {
    organisation,
    clock,
    findAccounts: async (person: Person) => story.found ?? { person, unanswered: [] },
  };
  const post = createConcernPost({
    ...common,
    concerns: concerns as ConcernStore,
    people: people as PeopleStore,
    currentChain,
    gatherFacts: createGatherFacts({ people, organisation, currentChain, clock }),
    renewHome: () => {},
  });
  const courier = createCourier({
    deliveries,
    posts: {
      concerns: post,
      letters: { prepare: async () => undefined, onRefused: async () => {}, onShown: () => {} },
    },
    messengers,
    wakers: story.wakers ?? [],
    sendToPerson: createSendToPerson({
      messengers,
      addresses: { isReachable: async () => true },
      isInactive: async () => false,
      isOut: () => false,
    }),
    looks: {
      refused: async (id) => void marks.push(`${id} refused`),
      reached: async (id) => void marks.push(`${id} reached`),
      lookSoon: async (id) => void marks.push(`look at ${id}`),
    },
    clock,
    observe: ({ outcome, platform, reason }) => seen.push([outcome, platform, reason].filter(Boolean).join(' ')),
    onFault: (error) => faults.push(error),
  });
  const onFault = (error: unknown) => faults.push(error);
  await createDeliverDue({ deliveries, courier, clock, whenQuiet: async () => true, onFault })();
  expect(faults).toEqual([]);
  return { calls, ends, seen, marks, routed: concern.routed.map(({ person }) => String(person)) };
}

describe('a message to somebody with two platforms', () => {
  it('goes to the next platform at once when one refuses it finally, and the person stays asked', async () => {
    const { calls, ends, seen, routed } = await deliver({ refusing: ['slack'] });
    expect(calls).toEqual(['send slack', 'send teams']);
    expect(ends).toEqual(['delivered']);
    expect(seen).toEqual(['fallback slack refused', 'delivered']);
    expect(routed).toEqual(['priya']);
  });

  it('passes the concern on only when every platform refused', async () => {
    const { ends, seen, routed, marks } = await deliver({ refusing: ['slack', 'teams'] });
    expect(ends).toEqual(['undeliverable']);
    expect(seen).toEqual(['fallback slack refused', 'undeliverable refused']);
    expect(routed).toEqual(['priya', 'sam']);
    expect(marks).toEqual(['priya refused', 'look at priya']);
  });

  it('that comes through ends what an earlier refusal said of them, and one after another asks nothing more', async () => {
    expect((await deliver({})).marks).toEqual([]);
    const refused = { ...PRIYA, refusedSince: RECEIVED };
    expect((await deliver({ found: { person: refused, unanswered: [] } })).marks).toEqual(['priya reached']);
  });

  it.each(['slack', 'teams'] as const)('is changed on %s when it was sent there', async (platform) => {
    const sent = { platform, channel: 'c', id: '1' };
    expect((await deliver({ delivery: { sent } })).calls).toEqual([`replace ${platform}`]);
    expect((await deliver({ delivery: { sent, superseded: true } })).calls).toEqual([`withdraw ${platform}`]);
  });

  it('is left as it is when its platform is not connected any more', async () => {
    const sent = { platform: 'teams' as const, channel: 'c', id: '1' };
    const { calls, ends } = await deliver({ delivery: { sent }, connected: ['slack'] });
    expect(calls).toEqual([]);
    expect(ends).toEqual(['cancelled']);
  });
});

describe('news of the concern in which a duplicate goes on', () => {
  const other = aConcern({ id: asConcernId('c-2') });
  const message = { kind: 'reporter-news', to: PRIYA.id, about: 'closed', of: other.id } as const;

  it('is told to whoever may know of that one', async () => {
    expect((await deliver({ delivery: { message }, other })).calls).toEqual(['send slack']);
  });

  it('is dropped where they are kept from it since', async () => {
    const { calls, ends } = await deliver({ delivery: { message } });
    expect([calls, ends]).toEqual([[], ['cancelled']]);
  });
});

describe('a call outside chat', () => {
  const message = { kind: 'wake', to: PRIYA.id, via: 'pager' } as const;
  const called = async (practice?: true) => {
    const calls: WakeCall[] = [];
    const pager: Waker = {
      channel: 'pager',
      reaches: () => true,
      wake: async (_person, call) => void calls.push(call),
    };
    const { ends } = await deliver({ delivery: { message, urgent: true, practice }, wakers: [pager] });
    expect(ends).toEqual(['called']);
    return calls;
  };

  it('knows whether it belongs to a drill', async () => {
    const call = { key: 'notice-1', urgent: true, at: RECEIVED };
    expect(await called()).toStrictEqual([call]);
    expect(await called(true)).toStrictEqual([{ ...call, practice: true }]);
  });
});

it('is written down as sent once the store is there again, and not sent twice', async () => {
  const { calls, ends } = await deliver({ away: 2 });
  expect(calls).toEqual(['send slack']);
  expect(ends).toEqual(['delivered']);
});

describe('a directory that gives no answer', () => {
  const onTeams = { ...PRIYA, accounts: [TEAMS] };
  const found: FoundAccounts = { person: onTeams, unanswered: ['slack'] };
  const nowhere: FoundAccounts = { ...found, person: { ...PRIYA, accounts: [] } };

  it('keeps nobody waiting who can be told elsewhere', async () => {
    const { calls, ends } = await deliver({ found });
    expect(calls).toEqual(['send teams']);
    expect(ends).toEqual(['delivered']);
  });

  it('is waited for when it could say that the person is one whom the concern is kept from', async () => {
    const excluded = excluding(aPerson('somebody', { accounts: [accountOn('slack', 'UWHO')] }));
    const { calls, ends } = await deliver({ found, concern: aConcern({ excluded, routed: [told(PRIYA, 'duty')] }) });
    expect(calls).toEqual([]);
    expect(ends).toEqual(['retry']);
  });

  it('is waited for when nothing else is known of the person', async () => {
    const { calls, ends } = await deliver({ found: nowhere });
    expect(calls).toEqual([]);
    expect(ends).toEqual(['retry']);
  });

  it('keeps no call outside chat waiting, unless they may be one whom the concern is kept from', async () => {
    const pager: Waker = { channel: 'pager', reaches: () => true, wake: async () => {} };
    const failing = { found: nowhere, delivery: { attempts: 3 }, wakers: [pager] };
    const { calls, ends } = await deliver(failing);
    expect(calls).toEqual(['wake pager']);
    expect(ends).toEqual(['retry']);
    const call = { kind: 'wake', to: PRIYA.id, via: 'pager' } as const;
    expect((await deliver({ ...failing, delivery: { message: call } })).ends).toEqual(['called']);
    const excluded = excluding(aPerson('somebody', { accounts: [accountOn('slack', 'UWHO')] }));
    const kept = await deliver({ ...failing, concern: aConcern({ excluded, routed: [told(PRIYA, 'duty')] }) });
    expect(kept.calls).toEqual([]);
  });
});
