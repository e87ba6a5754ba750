import { describe, expect, it } from 'vitest';
import { accountOn, asItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  blockersOf,
  SETUP_ITEMS,
  type SetupFacts,
  type SetupItemId,
  setupChecklist,
} from '../../../../src/domain/setup/checklist.js';
import type { TestCard } from '../../../../src/domain/setup/setup-book.js';
import { AMARA, aChain, aPerson, at, FIONA, LARS, LEILA, minutesAfter, PRIYA, SAM } from '../../../support/builders.js';

const NOW = at('2026-01-14T12:00');
const CSC = { id: 'csc', kind: 'childrens-social-care', area: 'Example', name: 'CSC', phone: '+44 20 7946 0501' };
const ASC = { id: 'asc', kind: 'adult-social-care', area: 'Example', name: 'ASC', phone: '+44 20 7946 0500' };
const UNREACHABLE = aPerson('nora', { accounts: [] });
const BY_EMAIL = aPerson('omar', { accounts: [], email: 'omar@example.org' });

function heldBy(person: Person) {
  return { copy: asItemId(`copy-of-${person.id}`), person, at: NOW };
}

function cardOf(person: Person, overrides: Partial<TestCard> = {}): TestCard {
  return {
    id: asItemId(`card-of-${person.id}`),
    to: person.id,
    by: LEILA.id,
    sentAt: minutesAfter(NOW, -60),
    ...overrides,
  };
}

function answeredBy(person: Person, days = 1): TestCard {
  const [account] = person.accounts;
  if (account === undefined) throw new Error('nobody answers without an account');
  return cardOf(person, { answered: { at: minutesAfter(NOW, -days * 1_440), account } });
}

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
    keyId: '2026-1',
    keyHolders: [heldBy(LEILA), heldBy(FIONA)],
    onRota: [PRIYA, SAM],
    cards: [PRIYA, SAM, LEILA, LARS, FIONA].map((person) => answeredBy(person)),
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
    expect(people.slice(0, 5)).toEqual(['duty Priya', 'deputy Sam', 'lead Leila', 'lead Lars', 'manager Fiona']);
    expect(people.filter((line) => line.startsWith('key'))).toEqual(['key Leila', 'key Fiona']);
    expect(people.filter((line) => line.startsWith('test-card'))).toHaveLength(5);
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
      'external-contact',
      { externalContact: { name: 'Hub', phone: '+44 20 7946 0100' } },
      'red',
      ['external-phone-is-ours'],
    ],
    [
      'an external contact with the alternate number',
      'external-contact',
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
    [
      'a key that one person holds twice',
      'key',
      { keyHolders: [heldBy(LEILA), { ...heldBy(LEILA), copy: asItemId('another') }] },
      'amber',
      ['key-not-held'],
    ],
    [
      'social care for adults in two areas, and for children in one',
      'agencies',
      { agencies: [ASC, { ...ASC, area: 'Kent' }, CSC] },
      'amber',
      ['no-agency-in'],
    ],
    [
      'areas that are written a little differently',
      'agencies',
      { agencies: [ASC, { ...CSC, area: ' EXAMPLE ' }, { ...CSC, id: 'police', kind: 'police', area: 'Kent' }] },
      'green',
      [],
    ],
    ['people who got no test message', 'test-card', { cards: [answeredBy(PRIYA)] }, 'amber', ['card-not-sent']],
    [
      'people who answer at different times or never',
      'test-card',
      { cards: [cardOf(PRIYA), answeredBy(SAM, 91), ...[LEILA, LARS, FIONA].map((person) => answeredBy(person, 89))] },
      'amber',
      ['card-waiting', 'card-lapsed'],
    ],
    [
      'somebody on the rota of next week who got none',
      'test-card',
      { onRota: [PRIYA, SAM, AMARA] },
      'amber',
      ['card-not-sent'],
    ],
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
    const item = itemOf('test-card', { chain, onRota: [PRIYA, LEILA], cards: [answeredBy(PRIYA)] });
    expect(item?.problems).toEqual([{ kind: 'card-not-sent', people: [LEILA, AMARA] }]);
    expect(item?.people).toEqual([PRIYA]);
  });
});

describe('not live', () => {
  it.each<readonly [Partial<SetupFacts>, readonly SetupItemId[]]>([
    [{ chain: aChain({ duty: undefined }) }, ['duty']],
    [{ chain: { duty: LEILA, leads: [LEILA], managers: [] } }, ['alternate']],
    [{ phones: { duty: '1', alternate: '1' } }, ['phones']],
    [{ keyHolders: [heldBy(LEILA)] }, ['key']],
    [{ externalContact: { name: 'Hub', phone: '+44 20 7946 0100' } }, []],
    [{ chain: aChain({ leads: [], managers: [] }), agencies: [], rotaGaps: [gapFrom('2026-01-15T12:00')] }, []],
    [{ channels: new Set(), cards: [] }, []],
  ])('%#: is what duty, alternate, phones and key keep from being green, and nothing else', (overrides, ids) => {
    expect(blockersOf(setupChecklist(facts(overrides))).map(({ id }) => id)).toEqual(ids);
  });
});
