import { describe, expect, it } from 'vitest';
import type { Messenger } from '../../../../src/application/delivery/delivery-ports.js';
import type { MessageFacts } from '../../../../src/application/delivery/message-facts.js';
import { createSendToPerson } from '../../../../src/application/delivery/send-to-person.js';
import { DeliveryError, NO_ADDRESS } from '../../../../src/application/errors.js';
import { type Account, accountOn, asConcernId, asReference, type Platform } from '../../../../src/domain/ids.js';
import { type Person, platformsOf } from '../../../../src/domain/person.js';
import { anOrganisation, aPerson, RECEIVED } from '../../../support/builders.js';

const SLACK = accountOn('slack', 'UPRIYA');
const TEAMS = accountOn('teams', '7D3C-priya');
const onBoth = (overrides: Partial<Person> = {}) => aPerson('priya', { accounts: [SLACK, TEAMS], ...overrides });

const FACTS: MessageFacts = {
  kind: 'ring-external-contact',
  concernId: asConcernId('c-1'),
  reference: asReference('SG-7K3QM2'),
  urgent: false,
  receivedAt: RECEIVED,
  now: RECEIVED,
  zone: 'Europe/London',
  contact: anOrganisation().externalContact,
  confirmedAt: undefined,
};

type Mood = 'takes' | 'fails' | 'refuses' | 'has-no-address';

/** Messengers that keep what they were given, each in a mood. */
function platforms(
  moods: Partial<Record<Platform, Mood>>,
  unreachable: readonly Account[] = [],
  inactive: readonly Account[] = [],
  out: readonly Platform[] = [],
) {
  const tried: string[] = [];
  const passedOver: string[] = [];
  const messengers = (Object.entries(moods) as [Platform, Mood][]).map(
    ([platform, mood]): Messenger => ({
      platform,
      send: async (userId) => {
        tried.push(`${platform}:${userId}`);
        if (mood === 'takes') return { platform, channel: userId, id: String(tried.length) };
        const reason = mood === 'has-no-address' ? NO_ADDRESS : `${platform}-${mood}`;
        throw new DeliveryError({ platform, retryable: mood === 'fails', reason });
      },
      replace: async () => {},
      withdraw: async () => {},
    }),
  );
  const addresses = { isReachable: async (account: Account) => !unreachable.includes(account) };
  const isInactive = async (account: Account) => inactive.includes(account);
  const send = createSendToPerson({ messengers, addresses, isInactive, isOut: (platform) => out.includes(platform) });
  const onFallback = ({ platform, reason }: { platform: Platform; reason: string }) =>
    passedOver.push(`${platform} ${reason}`);
  return {
    tried,
    passedOver,
    send: (person: Person, attempts = 0) => send({ person, facts: FACTS, attempts, onFallback }),
    /** Attempt after attempt, as delivery makes them. */
    sendUntil: async (person: Person, most: number) => {
      for (let attempts = 0; attempts < most; attempts += 1) {
        await send({ person, facts: FACTS, attempts, onFallback }).catch(() => {});
      }
    },
  };
}

describe('where somebody is told', () => {
  it('is the platform that they prefer, else the first of their accounts', async () => {
    expect(platformsOf(onBoth())).toEqual(['slack', 'teams']);
    expect(platformsOf(onBoth({ prefers: 'teams' }))).toEqual(['teams', 'slack']);
    expect(platformsOf(onBoth({ prefers: 'teams', accounts: [SLACK] }))).toEqual(['slack']);
    const { send, passedOver } = platforms({ slack: 'takes', teams: 'takes' });
    expect(await send(onBoth())).toMatchObject({ kind: 'sent', sent: { platform: 'slack', channel: 'UPRIYA' } });
    const sending = await send(onBoth({ prefers: 'teams' }));
    expect(sending).toMatchObject({ kind: 'sent', sent: { platform: 'teams', channel: '7d3c-priya' } });
    expect(passedOver).toEqual([]);
  });

  it('is the only platform that they have an account on, whatever others are connected', async () => {
    const { send, tried } = platforms({ slack: 'takes', teams: 'takes' });
    await send(onBoth({ accounts: [TEAMS] }));
    expect(tried).toEqual([TEAMS]);
  });

  it('is the next one at once after a final refusal', async () => {
    const { send, tried, passedOver } = platforms({ slack: 'refuses', teams: 'takes' });
    expect(await send(onBoth())).toMatchObject({ kind: 'sent', sent: { platform: 'teams' } });
    expect(tried).toEqual([SLACK, TEAMS]);
    expect(passedOver).toEqual(['slack slack-refuses']);
  });

  it('is nowhere only when every platform refused finally', async () => {
    const both = platforms({ slack: 'refuses', teams: 'refuses' });
    expect(await both.send(onBoth())).toEqual({ kind: 'refused', reason: 'teams-refuses', saidBy: 'a-platform' });
    // Whatever the turn is, everyone of them is asked.
    expect(await both.send(onBoth(), 3)).toEqual({ kind: 'refused', reason: 'slack-refuses', saidBy: 'a-platform' });
    const one = platforms({ slack: 'refuses', teams: 'fails' });
    await expect(one.send(onBoth())).rejects.toMatchObject({ detail: { platform: 'teams', retryable: true } });
    expect(await platforms({ slack: 'takes' }).send(onBoth({ accounts: [TEAMS] }))).toEqual({
      kind: 'refused',
      reason: 'no_account',
      saidBy: 'nobody',
    });
  });

  it('was refused by nobody where we don’t know where to write, unless another platform said no', async () => {
    const { send } = platforms({ slack: 'refuses', teams: 'has-no-address' });
    const onTeams = await send(onBoth({ accounts: [TEAMS] }));
    expect(onTeams).toEqual({ kind: 'refused', reason: NO_ADDRESS, saidBy: 'nobody' });
    for (const attempts of [0, 3]) expect(await send(onBoth(), attempts)).toMatchObject({ saidBy: 'a-platform' });
  });

  it('is the next one after three attempts that failed, and so round again', async () => {
    const { sendUntil, tried, passedOver } = platforms({ slack: 'fails', teams: 'fails' });
    await sendUntil(onBoth(), 8);
    expect(tried).toEqual([SLACK, SLACK, SLACK, TEAMS, TEAMS, TEAMS, SLACK, SLACK]);
    expect(passedOver).toEqual(['slack attempts', 'teams attempts']);
  });

  it('is last a platform that takes nothing from us, and still that one', async () => {
    const other = platforms({ slack: 'takes', teams: 'takes' }, [], [], ['slack']);
    expect(await other.send(onBoth())).toMatchObject({ sent: { platform: 'teams' } });
    expect(other.passedOver).toEqual(['slack platform_out']);
    // Kept for when it is mended, and not given up because the other one refuses.
    const none = platforms({ slack: 'fails', teams: 'refuses' }, [], [], ['slack']);
    await expect(none.send(onBoth())).rejects.toMatchObject({ detail: { platform: 'slack', retryable: true } });
    const both = platforms({ slack: 'fails', teams: 'fails' }, [], [], ['slack', 'teams']);
    await both.sendUntil(onBoth(), 4);
    expect(both.tried).toEqual([SLACK, SLACK, SLACK, TEAMS]);
  });

  it('stays the same for somebody who has but one', async () => {
    const { sendUntil, tried, passedOver } = platforms({ slack: 'fails', teams: 'takes' });
    await sendUntil(onBoth({ accounts: [SLACK] }), 5);
    expect(tried).toEqual(Array(5).fill(SLACK));
    expect(passedOver).toEqual([]);
  });

  it('is not a platform that they are marked as unreachable on, unless there is no other', async () => {
    const preferring = onBoth({ prefers: 'teams' });
    const marked = platforms({ slack: 'takes', teams: 'takes' }, [TEAMS]);
    expect(await marked.send(preferring)).toMatchObject({ sent: { platform: 'slack' } });
    expect(marked.passedOver).toEqual(['teams unreachable']);
    // The mark may be old.
    expect(await marked.send(onBoth({ accounts: [TEAMS] }))).toMatchObject({ sent: { platform: 'teams' } });
    const all = platforms({ slack: 'refuses', teams: 'takes' }, [SLACK, TEAMS]);
    expect(await all.send(onBoth())).toMatchObject({ sent: { platform: 'teams' } });
  });

  it('is never an account that its directory says is not active, although the platform would take the message', async () => {
    const one = platforms({ slack: 'takes', teams: 'takes' }, [], [SLACK]);
    expect(await one.send(onBoth())).toMatchObject({ sent: { platform: 'teams' } });
    expect([one.tried, one.passedOver]).toEqual([[TEAMS], ['slack account_inactive']]);
    const both = platforms({ slack: 'takes', teams: 'takes' }, [], [SLACK, TEAMS]);
    expect(await both.send(onBoth())).toEqual({ kind: 'refused', reason: 'account_inactive', saidBy: 'nobody' });
    expect(both.tried).toEqual([]);
  });

  it('is none of their accounts that was found inactive before, as long as another one is left', async () => {
    const { send, tried } = platforms({ slack: 'takes', teams: 'takes' });
    await send(onBoth({ inactiveAccounts: [SLACK] }));
    expect(tried).toEqual([TEAMS]);
    // All of them inactive is older than what the directory says now.
    await send(onBoth({ inactiveAccounts: [SLACK, TEAMS] }));
    expect(tried).toEqual([TEAMS, SLACK]);
  });
});
