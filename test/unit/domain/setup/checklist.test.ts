import { describe, expect, it } from 'vitest';
import { accountOn } from '../../../../src/domain/ids.js';
import {
  blockersOf,
  SETUP_ITEMS,
  type SetupFacts,
  type SetupItemId,
  setupChecklist,
} from '../../../../src/domain/setup/checklist.js';
import { AMARA, aChain, aPerson, at, FIONA, LARS, LEILA, PRIYA, SAM } from '../../../support/builders.js';

const NOW = at('2026-01-14T12:00');
const CSC = { id: 'csc', kind: 'childrens-social-care', area: 'Example', name: 'CSC', phone: '+44 20 7946 0501' };
const ASC = { id: 'asc', kind: 'adult-social-care', area: 'Example', name: 'ASC', phone: '+44 20 7946 0500' };
const UNREACHABLE = aPerson('nora', { accounts: [] });
const BY_EMAIL = aPerson('omar', { accounts: [], email: 'omar@example.org' });

/** Everything is green. */
function facts(overrides: Partial<SetupFacts> = {}): SetupFacts {
  return {
    now: NOW,
    production: true,
    chain: aChain(),
    phones: { duty: '+44 20 7946 0100', alternate: '+44 20 7946 0101' },
    externalContact: { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' },
    agencies: [ASC, CSC],
    rotaGaps: [],
    key: 'given',
    keyHolders: ['Leila Haddad', 'Fiona Macleod'],
    reachedByTestCard: new Set([PRIYA, SAM, LEILA, LARS, FIONA].map(({ id }) => id)),
    channels: new Set(['mail', 'pager', 'heartbeat']),
    ...overrides,
  };
}

const itemOf = (id: SetupItemId, overrides: Partial<SetupFacts>) =>
  setupChecklist(facts(overrides)).find((item) => item.id === id);
const gapFrom = (local: string) => ({ from: at(local), to: at('2026-03-01T09:00'), name: 'Nora' });

describe('the checklist of the set-up', () => {
  it('has every item once, and is green where everything is there', () => {
    const items = setupChecklist(facts());
    expect(items.map(({ id }) => id)).toEqual(SETUP_ITEMS);
    expect(items.filter(({ state }) => state !== 'green')).toEqual([]);
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
    expect(blockersOf(items)).toEqual([]);
  });

  it('says who has which part', () => {
    const people = setupChecklist(facts()).flatMap(({ id, people }) => people.map(({ name }) => `${id} ${name}`));
    expect(people).toEqual(['duty Priya', 'deputy Sam', 'lead Leila', 'lead Lars', 'manager Fiona']);
  });

  it.each<readonly [string, SetupItemId, Partial<SetupFacts>, string, readonly string[]]>([
    ['nobody on duty', 'duty', { chain: aChain({ duty: undefined }) }, 'red', ['nobody']],
    [
      'a person on duty whom nothing reaches',
      'duty',
      { chain: aChain({ duty: UNREACHABLE }) },
      'red',
      ['out-of-reach'],
    ],
    [
      'a person on duty whose account is not active any more',
      'duty',
      { chain: aChain({ duty: aPerson('gone', { inactiveAccounts: [accountOn('slack', 'UGONE')] }) }) },
      'red',
      ['out-of-reach'],
    ],
    ['a person on duty who is found by e-mail', 'duty', { chain: aChain({ duty: BY_EMAIL }) }, 'green', []],
    ['no deputy', 'deputy', { chain: aChain({ deputy: undefined }) }, 'amber', ['nobody']],
    ['no lead', 'lead', { chain: aChain({ leads: [] }) }, 'amber', ['nobody']],
    ['neither lead nor manager', 'lead', { chain: aChain({ leads: [], managers: [] }) }, 'red', ['nobody']],
    [
      'one lead of two out of reach',
      'lead',
      { chain: aChain({ leads: [LEILA, UNREACHABLE] }) },
      'amber',
      ['out-of-reach'],
    ],
    ['no manager', 'manager', { chain: aChain({ managers: [] }) }, 'amber', ['nobody']],
    ['neither manager nor lead', 'manager', { chain: aChain({ leads: [], managers: [] }) }, 'red', ['nobody']],
    [
      'one person in every part',
      'alternate',
      { chain: { duty: LEILA, leads: [LEILA], managers: [LEILA] } },
      'red',
      ['nobody-else'],
    ],
    [
      'a second person whom nothing reaches',
      'alternate',
      { chain: { duty: LEILA, deputy: UNREACHABLE, leads: [], managers: [] } },
      'red',
      ['nobody-else'],
    ],
    [
      'the same number twice, written otherwise',
      'phones',
      { phones: { duty: '+44 20 7946 0100', alternate: '+44 2079460100' } },
      'red',
      ['same-phone'],
    ],
    [
      'an external contact with the duty number',
      'phones',
      { externalContact: { name: 'Hub', phone: '+44 20 7946 0100' } },
      'red',
      ['external-phone-is-ours'],
    ],
    [
      'an external contact with the alternate number',
      'phones',
      { externalContact: { name: 'Hub', phone: '+44 (20) 7946 0101' } },
      'red',
      ['external-phone-is-ours'],
    ],
    ['a gap in four weeks', 'rota', { rotaGaps: [gapFrom('2026-02-11T12:00')] }, 'amber', ['rota-gap']],
    ['a gap in six days', 'rota', { rotaGaps: [gapFrom('2026-01-20T12:00')] }, 'red', ['rota-gap']],
    ['no agency at all', 'agencies', { agencies: [] }, 'red', ['no-agency', 'no-agency']],
    ['no children’s social care', 'agencies', { agencies: [ASC] }, 'amber', ['no-agency']],
    ['no adult social care', 'agencies', { agencies: [CSC] }, 'red', ['no-agency']],
    [
      'an agency without a number',
      'agencies',
      { agencies: [ASC, { ...CSC, phone: undefined }] },
      'amber',
      ['agency-without-phone'],
    ],
    ['a key beside the data', 'key', { key: 'made-beside-the-data' }, 'red', ['key-beside-the-data']],
    [
      'the same outside production',
      'key',
      { key: 'made-beside-the-data', production: false },
      'amber',
      ['key-beside-the-data'],
    ],
    ['a key that nobody holds', 'key', { keyHolders: [] }, 'amber', ['key-not-held']],
    ['a key that one person holds twice', 'key', { keyHolders: ['Leila', 'Leila'] }, 'amber', ['key-not-held']],
    ['people who answered no test', 'test-card', { reachedByTestCard: new Set([PRIYA.id]) }, 'amber', ['not-reached']],
    ['no e-mail', 'mail', { channels: new Set(['pager', 'heartbeat']) }, 'amber', ['not-set']],
    ['no pager', 'pager', { channels: new Set(['mail', 'heartbeat']) }, 'amber', ['not-set']],
    ['no heartbeat', 'heartbeat', { channels: new Set(['mail', 'pager']) }, 'amber', ['not-set']],
  ])('with %s: %s', (_, id, overrides, state, problems) => {
    const item = itemOf(id, overrides);
    expect(item?.state).toBe(state);
    expect(item?.problems.map(({ kind }) => kind)).toEqual(problems);
  });

  it('names whoever answered no test, each once', () => {
    const chain = aChain({ deputy: LEILA, leads: [LEILA], managers: [AMARA] });
    const item = itemOf('test-card', { chain, reachedByTestCard: new Set([PRIYA.id]) });
    expect(item?.problems).toEqual([{ kind: 'not-reached', people: [LEILA, AMARA] }]);
  });
});

describe('not live', () => {
  it.each<readonly [Partial<SetupFacts>, readonly SetupItemId[]]>([
    [{ chain: aChain({ duty: undefined }) }, ['duty']],
    [{ chain: { duty: LEILA, leads: [LEILA], managers: [] } }, ['alternate']],
    [{ phones: { duty: '1', alternate: '1' } }, ['phones']],
    [{ keyHolders: ['Leila'] }, ['key']],
    [{ chain: aChain({ leads: [], managers: [] }), agencies: [], rotaGaps: [gapFrom('2026-01-15T12:00')] }, []],
    [{ channels: new Set(), reachedByTestCard: new Set() }, []],
  ])('%#: is what duty, alternate, phones and key keep from being green, and nothing else', (overrides, ids) => {
    expect(blockersOf(setupChecklist(facts(overrides))).map(({ id }) => id)).toEqual(ids);
  });
});
