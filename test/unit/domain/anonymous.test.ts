import { describe, expect, test } from 'vitest';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import { sayByCode } from '../../../src/domain/case/by-code.js';
import { tellOfOther } from '../../../src/domain/case/duplicates.js';
import { escalate } from '../../../src/domain/escalation.js';
import { asConcernId, asFormToken, asItemId, asReference } from '../../../src/domain/ids.js';
import { namedInWords } from '../../../src/domain/named-in-words.js';
import { partsInWords } from '../../../src/domain/parts-in-words.js';
import { type NewConcern, raise } from '../../../src/domain/raising.js';
import { readReplyCode, replyCodeFrom, replyCodeInGroups } from '../../../src/domain/reply-code.js';
import { ANONYMOUS } from '../../../src/domain/reporter.js';
import { aChain, anOrganisation, aPerson, aReport, minutesAfter, PRIYA, RECEIVED } from '../../support/builders.js';
import { aContext, aHeldConcern, ITEMS, written } from '../../support/case.js';

const nobody = { reporter: ANONYMOUS, reporterAccounts: [] } as const;

const fresh: NewConcern = {
  id: asConcernId('c-anonymous'),
  reference: asReference('SG-ANONYM'),
  formToken: asFormToken('form'),
  ...nobody,
  report: aReport(),
  excluded: { people: [], accounts: [] },
};

describe('a concern without a name', () => {
  test('tells those of its route, and sends nobody a receipt', () => {
    const { notices, concern } = raise(fresh, aChain(), anOrganisation(), RECEIVED);
    expect(notices).toEqual([{ kind: 'acknowledge-request', to: PRIYA.id, because: 'new' }]);
    expect(concern.chronology[0]).toMatchObject({ author: ANONYMOUS, event: { kind: 'raised' } });
  });

  test('climbs its route as every other, and nobody is told whom to ring', () => {
    const { concern } = raise(fresh, aChain(), anOrganisation(), RECEIVED);
    const { notices } = escalate(concern, aChain(), anOrganisation(), minutesAfter(RECEIVED, 60 * 6));
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(['acknowledge-request', 'refresh-delivered']));
    const taken = acknowledge(concern, PRIYA, minutesAfter(RECEIVED, 1));
    expect(taken.notices.map(({ kind }) => kind)).toEqual(['refresh-delivered']);
  });

  test('that nobody here may know of reminds nobody, for nobody could be reminded', () => {
    const { concern, notices } = raise(fresh, { leads: [], managers: [] }, anOrganisation(), RECEIVED);
    expect([concern.status, concern.escalation, notices]).toEqual(['nobody-told', undefined, []]);
  });
});

describe('what is said with a reply code', () => {
  const asked = written(aHeldConcern(nobody), { kind: 'reporter-asked', id: ITEMS.question, text: 'Where?' });
  const answer = { verb: 'answer-question', question: ITEMS.question, text: 'Here' } as const;

  test('answers a question once, and its holder is told', () => {
    const context = aContext(asked);
    const first = sayByCode(asked, answer, context);
    expect(first.notices).toContainEqual({ kind: 'case-news', to: PRIYA.id, about: 'answered' });
    const again = sayByCode(first.concern, answer, context);
    expect([again.concern, again.notices]).toEqual([first.concern, []]);
  });

  test('answers nothing that was not asked, and is nothing in a concern that somebody raised by name', () => {
    const other = { ...answer, question: asItemId('other') };
    expect(sayByCode(asked, other, aContext(asked)).outcome).toMatchObject({ kind: 'refused' });
    const named = aHeldConcern();
    expect(sayByCode(named, answer, aContext(named)).outcome).toEqual({ kind: 'not-found' });
  });

  test('is not taken where nobody here may read it', () => {
    const { concern } = raise(fresh, { leads: [], managers: [] }, anOrganisation(), RECEIVED);
    const added = sayByCode(concern, { verb: 'add-information', text: 'More' }, aContext(concern));
    expect(added.outcome).toEqual({ kind: 'not-now', status: 'nobody-told' });
    expect(added.concern).toEqual(concern);
  });

  test('is heard in a concern that was merged, and what becomes of that one is written down for them', () => {
    const duplicate = { ...asked, status: 'merged' } as const;
    const added = sayByCode(duplicate, { verb: 'add-information', text: 'More' }, aContext(duplicate));
    expect(added.outcome).toEqual({ kind: 'done' });
    const news = {
      about: 'closed',
      of: aHeldConcern(),
      reporter: undefined,
      token: asFormToken('t'),
      now: RECEIVED,
    } as const;
    const told = tellOfOther(duplicate, news);
    expect(told.notices).toEqual([]);
    expect(told.concern.chronology.at(-1)?.event).toMatchObject({ kind: 'reporter-told-of', about: 'closed' });
  });
});

describe('a name that is typed', () => {
  const person = (id: string, name: string) => ({ ...aPerson(id), name });
  const PEOPLE = [person('p', 'Priya Shah'), person('l', 'Leila Shah'), person('z', 'Zoë O’Brien'), person('n', '')];
  const [SAM, WILL, WILLA, BEN] = [
    person('s', 'Sam Whitlock'),
    person('w', 'Will Hope'),
    person('m', 'Willa Hope'),
    person('b', 'Ben Hope'),
  ];
  const [TOMASZ, BETH] = [person('t', 'Tomasz Moner'), person('e', 'Madeleine Beth MacLeod')];
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);

  test.each([
    ['priya SHAH', [PEOPLE[0]], []],
    ['Shah, Priya', [PEOPLE[0]], []],
    ['the one called Shah', [], [PEOPLE[0], PEOPLE[1]]],
    ["Priya's friend", [], [PEOPLE[0]]],
    ['Zoe O’Brien', [PEOPLE[2]], []],
    ['Priyanka', [], [PEOPLE[0]]],
    ['', [], []],
    // Slips of the pen and of the ear, and what people are called by.
    ['Leela', [], [PEOPLE[1]]],
    ['Lelia', [], [PEOPLE[1]]],
    ['Priy', [], [PEOPLE[0]]],
    ['pryia shaw', [], [PEOPLE[0], PEOPLE[1]]],
    ["O'Brian", [], [PEOPLE[2]]],
    ['Zo', [], [PEOPLE[2]]],
    ['Layla', [], [PEOPLE[1]]],
    ['Preeya', [], [PEOPLE[0]]],
    // In other letters, spelt out, or by their first ones alone.
    ['Лейла', [], [PEOPLE[1]]],
    ['ليلى', [], [PEOPLE[1]]],
    ['Ｌｅｉｌａ', [], [PEOPLE[1]]],
    ['L e i l a', [], [PEOPLE[1]]],
    ['L.S.', [], [PEOPLE[1]]],
    ['it was SW', [], [SAM]],
    ['Samuel', [], [SAM]],
    ['Whitelocke', [], [SAM]],
    // What friends call them, a part of it, and another writing of the same sound.
    ['Tommy', [], [TOMASZ]],
    ['Tomi', [], [TOMASZ]],
    ['Maddie', [], [BETH]],
    ['Elizabeth', [], [BETH]],
    ['a Ms McCloud', [], [BETH]],
    ['Mrs McLoud', [], [BETH]],
    ['I’m sorry, somebody carries money', [], []],
    // Words that are near to a name and are none.
    ['the same woman, I don’t know who she is', [], []],
    ['HE WORKS IN THE OFFICE', [], []],
    ['her lead', [], []],
    // Unless it is theirs.
    ['Will', [], [WILL]],
    // Nearly a whole name, although another one stands there letter by letter; not whoever shares a part of it.
    ['Willa Hope', [WILLA], [WILL]],
  ])('"%s"', (words, surely, perhaps) => {
    const named = namedInWords(words, [...PEOPLE, SAM, WILL, WILLA, BEN, TOMASZ, BETH]);
    expect(ids(named.surely)).toEqual(ids(surely.flatMap((each) => each ?? [])));
    expect(ids(named.perhaps)).toEqual(ids(perhaps.flatMap((each) => each ?? [])));
  });
});

describe('a part that is written in place of a name', () => {
  test.each([
    ['your safeguarding lead', ['lead']],
    ['the manger on shift', ['manager']],
    ['her supervisor', ['manager']],
    ['whoever was on call', ['duty']],
    ['the head of care', ['lead', 'manager']],
    ['the director', ['manager']],
    ['the teamlead', ['lead']],
    ['MGR', ['manager']],
    ['the DSO', ['lead']],
    ['whoever is in charge', ['lead', 'manager']],
    ['she works in the office', []],
    ['the man who called', []],
    ['Leah', []],
    ['', []],
  ])('"%s"', (words, parts) => {
    expect(partsInWords(words)).toEqual(parts);
  });
});

describe('a reply code', () => {
  const code = replyCodeFrom(Uint8Array.from({ length: 16 }, (_, at) => at * 7));

  test('is read as people write it', () => {
    expect(replyCodeInGroups(code)).toMatch(/^\w{4} \w{4} \w{4} \w{4}$/);
    for (const typed of [code, replyCodeInGroups(code), code.toLowerCase(), ` ${code.replaceAll('0', 'o')}-`]) {
      expect(readReplyCode(typed)).toBe(code);
    }
    expect(readReplyCode('ILil ILil ILil ILil')).toBe('1'.repeat(16));
  });

  test.each(['', 'short', `${'0'.repeat(17)}`, 'U'.repeat(16), ' '.repeat(200)])('is not "%s"', (typed) => {
    expect(readReplyCode(typed)).toBeUndefined();
  });
});
