import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may } from '../../../src/domain/access.js';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import type { Change, Concern, Exclusion } from '../../../src/domain/concern.js';
import { decline, escalate, passOnUnreachable } from '../../../src/domain/escalation.js';
import { accountOn } from '../../../src/domain/ids.js';
import type { Person } from '../../../src/domain/person.js';
import { raise } from '../../../src/domain/raising.js';
import { RESPONSIBLE } from '../../../src/domain/report.js';
import type { Chain } from '../../../src/domain/routing.js';
import {
  aNewConcern,
  anOrganisation,
  aPerson,
  aReport,
  minutesAfter,
  RECEIVED,
  reportedBy,
} from '../../support/builders.js';

/** Two of them are one human under two person ids, with the same Slack account. */
const PEOPLE: readonly Person[] = ['ann', 'bea', 'cy', 'dev', 'eli', 'flo', 'gus'].map((name) => aPerson(name));
const TWIN = aPerson('ann-again', { accounts: [accountOn('slack', 'UANN'), accountOn('teams', 'ann')] });
const EVERYONE = [...PEOPLE, TWIN];

const someone = fc.constantFrom(...EVERYONE);
const maybe = fc.option(someone, { nil: undefined });
const some = fc.uniqueArray(someone, { maxLength: 4 });

const chains: fc.Arbitrary<Chain> = fc
  .record({ duty: maybe, deputy: maybe, leads: some, managers: some })
  .map(({ duty, deputy, ...rest }) => ({ duty, deputy: deputy?.id === duty?.id ? undefined : deputy, ...rest }));

/** By person and accounts, as the form makes it; by person id alone; by an account alone. */
const exclusions: fc.Arbitrary<Exclusion> = fc
  .array(fc.tuple(someone, fc.constantFrom('both', 'person', 'account')), { maxLength: 6 })
  .map((picked) => ({
    people: picked.flatMap(([person, by]) => (by === 'account' ? [] : [person.id])),
    accounts: picked.flatMap(([person, by]) => (by === 'person' ? [] : person.accounts)),
  }));

const raisings = fc.record({
  chain: chains,
  excluded: exclusions,
  reporter: someone,
  responsible: fc.constantFrom(...RESPONSIBLE),
  danger: fc.constantFrom('yes' as const, 'no' as const),
});

type Deed = { readonly minutes: number; readonly chain: Chain | undefined } & (
  | { readonly kind: 'clock' }
  | { readonly kind: 'decline' | 'unreachable' | 'acknowledge'; readonly person: Person }
);

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('clock', 'clock', 'decline', 'decline', 'unreachable', 'acknowledge'),
    person: someone,
    minutes: fc.constantFrom(0, 1, 15, 60, 61, 500),
    // The rota and the roles may change between two deeds.
    chain: fc.option(chains, { nil: undefined, freq: 3 }),
  }) as fc.Arbitrary<Deed>,
  { maxLength: 12 },
);

function raised({
  chain,
  excluded: kept,
  reporter,
  responsible,
  danger,
}: typeof raisings extends fc.Arbitrary<infer R> ? R : never) {
  const report = aReport({ responsible, danger });
  return raise(aNewConcern({ ...reportedBy(reporter), excluded: kept, report }), chain, anOrganisation(), RECEIVED);
}

function doneTo(concern: Concern, deed: Deed, chain: Chain, now: Date): Change<unknown> {
  switch (deed.kind) {
    case 'clock':
      return escalate(concern, chain, anOrganisation(), now);
    case 'decline':
      return decline(concern, deed.person, chain, now);
    case 'unreachable':
      return passOnUnreachable(concern, deed.person.id, chain, now);
    case 'acknowledge':
      return acknowledge(concern, deed.person, now);
  }
}

/** The rule in its own words, so that the code isn't its own judge. */
function excluded({ id, accounts }: Person, { people, accounts: barredAccounts }: Exclusion): boolean {
  return people.includes(id) || accounts.filter((account) => barredAccounts.includes(account)).length > 0;
}

function barred(person: Person, concern: Concern): boolean {
  const raisedIt = person.accounts.filter((account) => concern.reporterAccounts.includes(account)).length > 0;
  return raisedIt || person.id === concern.reporter || excluded(person, concern.excluded);
}

function personCalled(id: string): Person {
  const person = EVERYONE.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is called ${id}`);
  return person;
}

function chainOf({ duty, deputy, leads, managers }: Chain): Person[] {
  return [duty, deputy, ...leads, ...managers].filter((person) => person !== undefined);
}

function asked({ notices }: Change<unknown>): string[] {
  return notices.flatMap((notice) => (notice.kind === 'acknowledge-request' ? [notice.to] : []));
}

function expectNobodyBarred(change: Change<unknown>): void {
  const { concern, notices } = change;
  for (const { person } of concern.routed) expect(barred(personCalled(person), concern)).toBe(false);
  for (const name of asked(change)) expect(barred(personCalled(name), concern)).toBe(false);
  for (const notice of notices) {
    if (notice.kind !== 'acknowledge-request' && 'to' in notice) expect(notice.to).toBe(concern.reporter);
  }
  for (const person of EVERYONE) {
    if (!excluded(person, concern.excluded)) continue;
    for (const action of ['read', 'acknowledge', 'decline'] as const)
      expect(may(person, action, concern, RECEIVED)).toBe(false);
  }
  for (const person of EVERYONE) {
    if (barred(person, concern)) expect(may(person, 'acknowledge', concern, RECEIVED)).toBe(false);
  }
  expect(concern.holder === undefined || !barred(personCalled(concern.holder), concern)).toBe(true);
}

describe('whatever happens to a concern', () => {
  it('no excluded person and not its reporter is ever told, asked, or able to take it', () => {
    fc.assert(
      fc.property(raisings, deeds, (raising, list) => {
        let change: Change<unknown> = raised(raising);
        let minutes = 0;
        let { chain } = raising;
        expectNobodyBarred(change);
        for (const deed of list) {
          minutes += deed.minutes;
          chain = deed.chain ?? chain;
          change = doneTo(change.concern, deed, chain, minutesAfter(RECEIVED, minutes));
          expectNobodyBarred(change);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('somebody is told at once unless everybody who could be is barred; then the reporter is asked to ring', () => {
    fc.assert(
      fc.property(raisings, (raising) => {
        const change = raised(raising);
        const anyone = chainOf(raising.chain).some((person) => !barred(person, change.concern));
        expect(asked(change).length > 0).toBe(anyone);
        expect(change.concern.status).toBe(anyone ? 'unacknowledged' : 'nobody-told');
        expect(change.notices).toContainEqual({
          kind: anyone ? 'receipt' : 'ring-external-contact',
          to: raising.reporter.id,
        });
      }),
      { numRuns: 600 },
    );
  });

  it('somebody is asked at every missed clock, each once, until somebody has it', () => {
    fc.assert(
      fc.property(raisings, deeds, (raising, list) => {
        let { concern } = raised(raising);
        let minutes = 0;
        let { chain } = raising;
        for (const deed of list) {
          minutes += deed.minutes;
          chain = deed.chain ?? chain;
          const change = doneTo(concern, deed, chain, minutesAfter(RECEIVED, minutes));
          const missed = (change.concern.escalation?.missed ?? 0) > (concern.escalation?.missed ?? 0);
          concern = change.concern;
          if (concern.status !== 'unacknowledged' || !missed) continue;
          const names = asked(change);
          expect(names).toEqual([...new Set(names)]);
          if (chainOf(chain).some((person) => !barred(person, concern))) expect(names.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('a concern about staff reaches the duty person and the deputy before the second clock only when nobody else is left', () => {
    fc.assert(
      fc.property(raisings, (raising) => {
        const { concern } = raised({ ...raising, responsible: 'yes', danger: 'no' });
        const first = escalate(concern, raising.chain, anOrganisation(), minutesAfter(RECEIVED, 60));
        const { leads, managers } = raising.chain;
        const anyLeader = [...leads, ...managers].some((person) => !barred(person, concern));
        if (!anyLeader) return;
        for (const { as } of first.concern.routed) expect(['lead', 'manager']).toContain(as);
      }),
      { numRuns: 1_000 },
    );
  });
});
