import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/application/errors.js';
import type { CaseEvent } from '../../src/domain/case/events.js';
import type { Concern } from '../../src/domain/concern.js';
import { asFormToken, asItemId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import { aPerson, excluding, LARS, LEILA, PRIYA, reportedBy, SAM } from '../support/builders.js';
import { aHeldConcern, EVENTS, EVERYBODY, ITEMS, WORKING, written } from '../support/case.js';
import { openWorkingCases, type WorkingCases } from '../support/working-cases.js';

let cases: WorkingCases;
/** Who raised the duplicate; the other concern is Amara's. */
let rae: Person;
let count = 0;

beforeAll(async () => {
  cases = await openWorkingCases();
});
afterAll(() => cases?.close());
beforeEach(() => {
  count += 1;
  rae = aPerson(`rae-${count}`);
  cases.setNow(WORKING);
  cases.setPeople([...EVERYBODY, rae]);
});

const DONE = { kind: 'done' };
const held = (overrides: Partial<Concern> = {}) => cases.stored(aHeldConcern(overrides));
const adding = (text: string) => ({ verb: 'add-information', text }) as const;

/** By a lead, who may work on both. */
async function merge(duplicate: Concern, { reference }: Concern): Promise<void> {
  expect(await cases.does(LEILA, duplicate, { verb: 'merge-into', reference })).toEqual(DONE);
}

/** A duplicate, the concern in which it goes on, and that one's holder. */
async function merged(from: Partial<Concern> = {}, into: Partial<Concern> = {}) {
  const goesOn = await held({ holder: SAM.id, grantedTo: [SAM.id], ...into });
  const duplicate = await held({ ...reportedBy(rae), ...from });
  await merge(duplicate, goesOn);
  return { goesOn, duplicate };
}

const keeping = (...people: readonly Person[]) =>
  ({ verb: 'confirm-exclusions', people: people.map(({ id }) => id) }) as const;

/** As where the store was away before the other concern was written: what the two are kept from differs for a while. */
async function keepHereAlone(concern: Concern, ...people: readonly Person[]): Promise<void> {
  const away = () => Promise.reject(new StorageError('unknown'));
  const half = cases.workingOn({ ...cases.store, change: away });
  await expect(half(LEILA, concern.id, keeping(...people), asFormToken(HALF))).rejects.toThrow(StorageError);
}
const HALF = 'the form whose second half was lost';

const eventsOf = async <Kind extends CaseEvent['kind']>(concern: Concern, kind: Kind) =>
  (await cases.now(concern)).chronology.flatMap(({ event, author }) =>
    event.kind === kind ? [{ ...event, author }] : [],
  );
const toldOf = async (concern: Concern) =>
  (await cases.told(concern)).flatMap((message) => ('about' in message ? [[message.to, message.about]] : []));
const stateOf = async (reporter: Person, { id }: Concern) =>
  (await cases.own(reporter)).find((own) => own.id === id)?.state;

describe('what the reporter of a duplicate adds', () => {
  it('is recorded in both, and the holder of the one that goes on is told', async () => {
    const { goesOn, duplicate } = await merged();
    expect(await cases.does(rae, duplicate, adding('More of it'))).toEqual(DONE);
    expect(await eventsOf(duplicate, 'reporter-added')).toMatchObject([{ text: 'More of it', author: rae.id }]);
    expect(await eventsOf(goesOn, 'duplicate-said')).toEqual([
      {
        kind: 'duplicate-said',
        concern: duplicate.id,
        reference: duplicate.reference,
        text: 'More of it',
        author: rae.id,
      },
    ]);
    expect((await cases.now(goesOn)).chronology.at(-1)).toMatchObject({ source: 'allegation', recordedAt: WORKING });
    expect(await toldOf(goesOn)).toEqual([[SAM.id, 'information']]);
  });

  it('answers a question that the other concern did not ask: both stand there', async () => {
    const goesOn = await held({ holder: SAM.id, grantedTo: [SAM.id] });
    const duplicate = await cases.stored(written(aHeldConcern(reportedBy(rae)), EVENTS['reporter-asked']));
    await merge(duplicate, goesOn);
    const answer = { verb: 'answer-question', question: ITEMS.question, text: 'An answer' } as const;
    expect(await cases.does(rae, duplicate, answer)).toEqual(DONE);
    expect(await eventsOf(goesOn, 'duplicate-said')).toMatchObject([{ text: 'An answer', question: 'A question' }]);
    expect(await cases.does(rae, duplicate, { ...answer, text: 'Once more' })).toEqual(DONE);
    expect(await eventsOf(goesOn, 'duplicate-said')).toMatchObject([{}, { text: 'Once more' }]);
    const none = { ...answer, question: asItemId('nobody asked') };
    expect((await cases.does(rae, duplicate, none)).kind).toBe('refused');
    expect(await eventsOf(goesOn, 'duplicate-said')).toHaveLength(2);
  });

  it('goes through a chain of merges to its end, and stays nowhere in between', async () => {
    const { goesOn: between, duplicate } = await merged();
    const end = await held();
    await merge(between, end);
    expect(await cases.does(rae, duplicate, adding('Through'))).toEqual(DONE);
    expect(await eventsOf(between, 'duplicate-said')).toEqual([]);
    expect(await eventsOf(end, 'duplicate-said')).toMatchObject([{ text: 'Through', reference: duplicate.reference }]);
    expect(await toldOf(end)).toEqual([[PRIYA.id, 'information']]);
  });

  it('reaches one that has ended', async () => {
    const { goesOn, duplicate } = await merged();
    expect(await cases.does(LEILA, goesOn, { verb: 'withdraw', reason: 'A mistake' })).toEqual(DONE);
    expect(await cases.does(rae, duplicate, adding('Late'))).toEqual(DONE);
    expect(await eventsOf(goesOn, 'duplicate-said')).toHaveLength(1);
  });

  it('has one effect in each, however often the form is sent', async () => {
    const { goesOn, duplicate } = await merged();
    for (let times = 0; times < 3; times += 1) {
      expect(await cases.does(rae, duplicate, adding('Once'), 'one form')).toEqual(DONE);
    }
    expect(await eventsOf(duplicate, 'reporter-added')).toHaveLength(1);
    expect(await eventsOf(goesOn, 'duplicate-said')).toHaveLength(1);
    expect(await toldOf(goesOn)).toEqual([[SAM.id, 'information']]);
  });

  it('is completed by sending the form again where the second write failed', async () => {
    const { goesOn, duplicate } = await merged();
    let fails = true;
    const work = cases.workingOn({
      ...cases.store,
      change: (id, decide) => {
        if (fails) throw new StorageError('unknown');
        return cases.store.change(id, decide);
      },
    });
    const sends = () => work(rae, duplicate.id, adding('Half'), asFormToken('half done'));
    await expect(sends()).rejects.toThrow(StorageError);
    expect(await eventsOf(duplicate, 'reporter-added')).toHaveLength(1);
    expect(await eventsOf(goesOn, 'duplicate-said')).toEqual([]);
    fails = false;
    expect(await sends()).toEqual(DONE);
    expect(await eventsOf(duplicate, 'reporter-added')).toHaveLength(1);
    expect(await eventsOf(goesOn, 'duplicate-said')).toHaveLength(1);
  });

  it('is of the duplicate alone while it is none', async () => {
    const [other, own] = [await held(), await held(reportedBy(rae))];
    expect(await cases.does(rae, own, adding('Early'))).toEqual(DONE);
    await merge(own, other);
    expect(await eventsOf(other, 'duplicate-said')).toEqual([]);
  });

  it('reaches the work also where the reporter is kept from it, and tells them nothing', async () => {
    const { goesOn, duplicate } = await merged();
    await keepHereAlone(goesOn, rae);
    const before = await cases.told(duplicate);
    expect(await cases.does(rae, duplicate, adding('All the same'))).toEqual(DONE);
    expect(await eventsOf(goesOn, 'duplicate-said')).toMatchObject([{ text: 'All the same' }]);
    const fresh = (await cases.told(duplicate)).slice(before.length);
    expect(fresh).toEqual([{ kind: 'case-news', to: PRIYA.id, about: 'information' }]);
    expect(cases.accesses.filter(({ person, outcome }) => person === rae.id && outcome === 'refused')).toEqual([]);
  });

  it('is not shown in the other to whoever is kept from the duplicate, who is told nothing: a lead is', async () => {
    const { goesOn, duplicate } = await merged();
    await keepHereAlone(duplicate, SAM);
    expect(await cases.does(rae, duplicate, adding('Not for Sam'))).toEqual(DONE);
    expect(await toldOf(goesOn)).toEqual([
      [LEILA.id, 'information'],
      [LARS.id, 'information'],
    ]);
    const shown = JSON.stringify(await cases.read(SAM, goesOn));
    for (const hidden of ['Not for Sam', duplicate.reference]) expect(shown).not.toContain(hidden);
    expect(JSON.stringify(await cases.read(LEILA, goesOn))).toContain('Not for Sam');
  });

  it('tells nobody of their own words', async () => {
    const holder = rae;
    const { goesOn, duplicate } = await merged({}, { holder: holder.id, grantedTo: [holder.id] });
    expect(await cases.does(rae, duplicate, adding('Mine'))).toEqual(DONE);
    expect(await toldOf(goesOn)).toEqual([]);
  });

  it('tells no lead of their own words either, where the holder is kept from the duplicate', async () => {
    const { goesOn, duplicate } = await merged(reportedBy(LARS));
    await keepHereAlone(duplicate, SAM);
    expect(await cases.does(LARS, duplicate, adding('A lead’s'))).toEqual(DONE);
    expect(await toldOf(goesOn)).toEqual([[LEILA.id, 'information']]);
  });
});

describe('what the reporter of the other concern is told', () => {
  const TELL = { verb: 'tell-reporter', text: 'Rang them' } as const;

  it('is told to the reporters of its duplicates and of theirs, each of their own concern', async () => {
    const { goesOn: between, duplicate } = await merged();
    const end = await held();
    await merge(between, end);
    expect(await cases.does(PRIYA, end, TELL)).toEqual(DONE);
    const news = { kind: 'reporter-news', about: 'acted-on', of: end.id };
    expect(await cases.told(duplicate)).toContainEqual({ ...news, to: rae.id });
    expect(await cases.told(between)).toContainEqual({ ...news, to: between.reporter });
    expect(await eventsOf(duplicate, 'reporter-told-of')).toEqual([
      { kind: 'reporter-told-of', about: 'acted-on', concern: end.id, reference: end.reference, author: 'safeguard' },
    ]);
  });

  it.each([
    ['tell-reporter', TELL, 'acted-on', 'acted-on'],
    ['withdraw', { verb: 'withdraw', reason: 'A mistake' }, 'closed', 'withdrawn'],
  ] as const)('of %s shows in their own list too, once', async (_, command, about, state) => {
    const { goesOn, duplicate } = await merged();
    expect(await stateOf(rae, duplicate)).toBe('merged');
    for (let times = 0; times < 2; times += 1) {
      expect(await cases.does(LEILA, goesOn, command, 'sent twice')).toEqual(DONE);
    }
    const news = (await toldOf(duplicate)).filter(([to]) => to === rae.id);
    expect(news).toEqual([
      [rae.id, 'merged'],
      [rae.id, about],
    ]);
    expect(await stateOf(rae, duplicate)).toBe(state);
  });

  it('follows it also when it is opened again', async () => {
    const { goesOn, duplicate } = await merged();
    expect(await cases.does(LEILA, goesOn, { verb: 'withdraw', reason: 'A mistake' })).toEqual(DONE);
    expect(await cases.does(LEILA, goesOn, { verb: 'reopen', reason: 'It was none' })).toEqual(DONE);
    expect(await stateOf(rae, duplicate)).toBe('merged');
  });

  it('is nothing to a reporter who is kept from that one: neither a message nor their list', async () => {
    const { goesOn, duplicate } = await merged();
    await keepHereAlone(goesOn, rae);
    for (const command of [TELL, { verb: 'withdraw', reason: 'A mistake' }] as const) {
      expect(await cases.does(LEILA, goesOn, command)).toEqual(DONE);
    }
    expect((await toldOf(duplicate)).filter(([to]) => to === rae.id)).toEqual([[rae.id, 'merged']]);
    expect(await stateOf(rae, duplicate)).toBe('merged');
    expect(await eventsOf(duplicate, 'reporter-told-of')).toEqual([]);
  });

  it('is in the record of the duplicate for nobody who is kept from the other', async () => {
    const { goesOn, duplicate } = await merged();
    await keepHereAlone(goesOn, LARS);
    expect(await cases.does(LEILA, goesOn, TELL)).toEqual(DONE);
    expect(JSON.stringify(await cases.read(LARS, duplicate))).not.toContain(goesOn.reference);
    expect(JSON.stringify(await cases.read(LEILA, duplicate))).toContain('reporter-told-of');
  });

  it('is told by no form that told nobody', async () => {
    const { goesOn, duplicate } = await merged();
    expect(await cases.does(LEILA, goesOn, { verb: 'add-note', text: 'A note', source: 'fact' }, 'a note')).toEqual(
      DONE,
    );
    expect(await cases.does(LEILA, goesOn, TELL, 'a note')).toEqual(DONE);
    expect((await toldOf(duplicate)).filter(([to]) => to === rae.id)).toEqual([[rae.id, 'merged']]);
  });
});

describe('concerns that were merged in a circle', () => {
  const merges = ({ id, reference }: Concern): readonly CaseEvent[] => [
    { kind: 'merged-into', concern: id, reference },
    { kind: 'merged-from', concern: id, reference },
  ];
  const becomes = (concern: Concern, status: Concern['status'], ...events: readonly CaseEvent[]) =>
    cases.store.change(concern.id, (now) => ({
      concern: { ...written(now, ...events), status },
      notices: [],
      outcome: undefined,
    }));

  it('keep what is said in the one to which it was said', async () => {
    const [one, two] = [await held(reportedBy(rae)), await held()];
    await becomes(one, 'merged', ...merges(two));
    await becomes(two, 'merged', ...merges(one));
    expect(await cases.does(rae, one, adding('Round'))).toEqual(DONE);
    expect(await eventsOf(one, 'reporter-added')).toHaveLength(1);
    expect(await stateOf(rae, one)).toBe('merged');
  });

  it('are each told of once', async () => {
    const [one, two] = [await held(), await held(reportedBy(rae))];
    await becomes(one, 'held', ...merges(two).slice(1));
    await becomes(two, 'merged', ...merges(one));
    expect(await cases.does(LEILA, one, { verb: 'tell-reporter', text: 'Rang them' })).toEqual(DONE);
    expect(await toldOf(two)).toEqual([[rae.id, 'acted-on']]);
    expect((await toldOf(one)).filter(([, about]) => about === 'acted-on')).toEqual([[one.reporter, 'acted-on']]);
  });
});

describe('whoever is kept from one of two that were merged', () => {
  const excludedFrom = async (concern: Concern) => (await cases.now(concern)).excluded;

  it.each(['goesOn', 'duplicate'] as const)('is kept from both, when the lead says so of the %s', async (of) => {
    const both = await merged();
    expect(await cases.does(LEILA, both[of], keeping(LARS))).toEqual(DONE);
    for (const concern of [both.goesOn, both.duplicate]) {
      expect(await excludedFrom(concern)).toEqual(excluding(LARS));
      expect(await cases.store.findFor(LARS, concern.id)).toBeUndefined();
      expect(await eventsOf(concern, 'exclusions-confirmed')).toMatchObject([{ added: [LARS.id], author: LEILA.id }]);
    }
  });

  it('is kept from all of a chain of merges', async () => {
    const { goesOn, duplicate } = await merged();
    const last = await held();
    await merge(goesOn, last);
    expect(await cases.does(LEILA, duplicate, keeping(LARS))).toEqual(DONE);
    for (const concern of [duplicate, goesOn, last]) expect(await excludedFrom(concern)).toEqual(excluding(LARS));
  });

  it('holds the one that goes on no longer: it goes to whoever said so, or else to the next who may know', async () => {
    const first = await merged();
    expect(await cases.does(LEILA, first.duplicate, keeping(SAM))).toEqual(DONE);
    expect((await cases.now(first.goesOn)).holder).toBe(LEILA.id);
    // Of a concern that the author raised nobody but another may be the holder.
    const second = await merged({}, reportedBy(LEILA));
    expect(await cases.does(LEILA, second.duplicate, keeping(SAM))).toEqual(DONE);
    const { holder } = await cases.now(second.goesOn);
    expect(holder).not.toBe(SAM.id);
    expect(holder).not.toBe(LEILA.id);
    expect(holder).toBeDefined();
  });

  it('is written once for each form; a form that was sent again completes what broke off', async () => {
    const { goesOn, duplicate } = await merged();
    await keepHereAlone(goesOn, LARS);
    expect(await excludedFrom(duplicate)).toEqual(excluding());
    for (let times = 0; times < 2; times += 1) {
      expect(await cases.does(LEILA, goesOn, keeping(LARS), HALF)).toEqual(DONE);
      expect(await excludedFrom(duplicate)).toEqual(excluding(LARS));
      for (const concern of [goesOn, duplicate]) {
        expect(await eventsOf(concern, 'exclusions-confirmed')).toHaveLength(1);
      }
    }
  });
});

describe('a link', () => {
  it('is shown to whoever may read the other concern, and to nobody else', async () => {
    const linked = await held();
    const other = await held({ holder: SAM.id, grantedTo: [SAM.id] });
    expect(await cases.does(LEILA, linked, { verb: 'link-concern', reference: other.reference })).toEqual(DONE);
    expect(JSON.stringify(await cases.read(LEILA, linked))).toContain(other.reference);
    expect(JSON.stringify(await cases.read(PRIYA, linked))).not.toContain(other.reference);
  });
});
