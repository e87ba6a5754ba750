import { describe, expect, it } from 'vitest';
import type { FindAccounts } from '../../../../src/application/people/account-on.js';
import { createUnreachablePeople } from '../../../../src/application/people/unreachable-people.js';
import type { AddressBook } from '../../../../src/application/ports.js';
import { type Account, accountOn, type Platform } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { anOrganisation, aPerson, aRota, at, minutesAfter, RECEIVED } from '../../../support/builders.js';

type Reach = Awaited<ReturnType<AddressBook['reachOf']>>;

const SLACK = accountOn('slack', 'UPRIYA');
const TEAMS = accountOn('teams', 'priya');

interface Setting {
  readonly people: readonly Person[];
  readonly reach?: Partial<Record<Account, Reach>>;
  readonly connected?: readonly Platform[];
  readonly rota?: Parameters<typeof aRota>[0];
  readonly findAccounts?: FindAccounts;
  readonly out?: readonly Platform[];
}

function unreachable({ people, reach = {}, connected = ['slack', 'teams'], rota, findAccounts, out = [] }: Setting) {
  return createUnreachablePeople({
    people: {
      byIds: async (ids) => people.filter(({ id }) => ids.includes(id)),
      withRole: async (role) => people.filter(({ roles, active }) => active && roles.includes(role)),
    },
    organisation: {
      current: async () => anOrganisation({ rota: aRota({ weeks: people.map(({ id }) => id), ...rota }) }),
    },
    addresses: { reachOf: async (account) => reach[account] ?? 'unheard' },
    platforms: connected.map((platform) => ({ platform, needsAddress: platform === 'teams' })),
    findAccounts: findAccounts ?? (async (person) => ({ person, unanswered: [] })),
    isOut: (platform) => out.includes(platform),
    clock: { now: () => RECEIVED },
  })();
}

const priya = (accounts: readonly Account[], overrides: Partial<Person> = {}) =>
  aPerson('priya', { accounts, ...overrides });

describe('people of the chain whom nothing reaches', () => {
  it.each<readonly [string, readonly Account[], Setting['reach'], readonly Platform[], string | undefined]>([
    ['no account', [], {}, ['slack', 'teams'], 'no-account'],
    ['an account on a platform that is not connected', [SLACK], {}, ['teams'], 'no-account'],
    ['an account in Slack, which writes to anybody', [SLACK], {}, ['slack', 'teams'], undefined],
    ['an account in Teams that was never heard from', [TEAMS], {}, ['slack', 'teams'], 'unheard'],
    ['an account in Teams that was heard from', [TEAMS], { [TEAMS]: 'reachable' }, ['teams'], undefined],
    ['an account in Teams whose app was taken away', [TEAMS], { [TEAMS]: 'not-installed' }, ['teams'], 'not-installed'],
    ['an account in Teams that blocks us', [TEAMS], { [TEAMS]: 'blocked' }, ['slack', 'teams'], 'blocked'],
    ['one that blocks us and one that does not', [TEAMS, SLACK], { [TEAMS]: 'blocked' }, ['slack', 'teams'], undefined],
    [
      'both out of reach',
      [TEAMS, SLACK],
      { [TEAMS]: 'not-installed', [SLACK]: 'blocked' },
      ['slack', 'teams'],
      'blocked',
    ],
  ])('with %s', async (_name, accounts, reach, connected, because) => {
    const found = await unreachable({ people: [priya(accounts)], reach: reach ?? {}, connected });
    expect(found).toEqual(because === undefined ? [] : [{ person: 'priya', roles: ['rota'], because }]);
  });

  const HEARD = { [TEAMS]: 'reachable' } as const;

  it.each<readonly [string, readonly Account[], Setting['reach'], Partial<Person>, string | undefined]>([
    ['an account that is not active', [SLACK], {}, { inactiveAccounts: [SLACK] }, 'no-account'],
    ['one that is not active and one that is', [SLACK, TEAMS], HEARD, { inactiveAccounts: [SLACK] }, undefined],
    ['a message that was refused', [SLACK], {}, { refusedSince: RECEIVED }, 'refused'],
    [
      'one that was refused where they were met before',
      [SLACK],
      { [SLACK]: 'reachable' },
      { refusedSince: RECEIVED },
      'refused',
    ],
    ['a message that was refused before they wrote', [TEAMS], HEARD, { refusedSince: RECEIVED }, undefined],
  ])('after %s', async (_name, accounts, reach = {}, overrides, because) => {
    const found = await unreachable({ people: [priya(accounts, overrides)], reach });
    expect(found).toEqual(because === undefined ? [] : [{ person: 'priya', roles: ['rota'], because }]);
  });

  it('are all whose only platform takes nothing from us, whether their accounts are known or not', async () => {
    const people = [priya([SLACK]), aPerson('sam', { accounts: [] }), aPerson('lars', { accounts: [SLACK, TEAMS] })];
    const findAccounts: FindAccounts = async (person) => ({ person, unanswered: ['slack'] });
    const found = await unreachable({ people, reach: HEARD, findAccounts, out: ['slack'] });
    expect(found).toMatchObject([
      { person: 'priya', because: 'platform-out' },
      { person: 'sam', because: 'no-account' },
    ]);
  });

  it('are those of the rota, leads and managers, each once with all that they are', async () => {
    const people = [
      aPerson('priya', { accounts: [], roles: ['staff', 'duty', 'lead', 'manager'] }),
      aPerson('leila', { accounts: [], roles: ['lead'] }),
      aPerson('fiona', { accounts: [], roles: ['manager'] }),
      aPerson('amara', { accounts: [], roles: ['staff'] }),
      aPerson('left', { accounts: [], roles: ['duty', 'lead'], active: false }),
    ];
    const found = await unreachable({ people, rota: { weeks: people.slice(0, 1).map(({ id }) => id) } });
    expect(found.map(({ person, roles }) => [person, roles])).toEqual([
      ['priya', ['rota', 'lead', 'manager']],
      ['leila', ['lead']],
      ['fiona', ['manager']],
    ]);
  });

  it('are those of overrides too, until these are over', async () => {
    const people = [aPerson('sam', { accounts: [] })];
    const override = (to: Date) => ({
      weeks: [],
      overrides: people.map(({ id }) => ({ from: at('2026-01-01T09:00'), to, person: id })),
    });
    expect(await unreachable({ people, rota: override(minutesAfter(RECEIVED, 1)) })).toHaveLength(1);
    expect(await unreachable({ people, rota: override(RECEIVED) })).toEqual([]);
  });

  it('are looked for in the directories first, and not named while one gives no answer', async () => {
    const people = [priya([])];
    const finds: FindAccounts = async (person) => ({ person: { ...person, accounts: [SLACK] }, unanswered: [] });
    expect(await unreachable({ people, findAccounts: finds })).toEqual([]);
    const silent: FindAccounts = async (person) => ({ person, unanswered: ['slack'] });
    expect(await unreachable({ people, findAccounts: silent })).toEqual([]);
  });

  it('are the only ones whom directories are asked about', async () => {
    const asked: string[] = [];
    const findAccounts: FindAccounts = async (person) => {
      asked.push(person.id);
      return { person, unanswered: [] };
    };
    await unreachable({ people: [priya([SLACK]), aPerson('sam', { accounts: [] })], findAccounts });
    expect(asked).toEqual(['sam']);
  });
});
