import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/application/errors.js';
import type { Concern } from '../../src/domain/concern.js';
import { accountOn, asFormToken } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import type { ConcernDocument } from '../../src/storage/concern-document.js';
import { lowLevelSince } from '../../src/storage/low-level-seen.js';
import { aPerson, aReport, excluding, FIONA, LARS, LEILA, minutesAfter, SAM } from '../support/builders.js';
import { aHeldConcern, EVERYBODY, WORKING } from '../support/case.js';
import { openWorkingCases, type WorkingCases } from '../support/working-cases.js';

const DAYS = 24 * 60;
let cases: WorkingCases;
/** Of each test its own, so that no test counts what another logged. */
let subject: Person;
let count = 0;

beforeAll(async () => {
  cases = await openWorkingCases();
});
afterAll(() => cases?.close());
beforeEach(() => {
  count += 1;
  subject = aPerson(`subject-${count}`);
  cases.setNow(WORKING);
  cases.setPeople([...EVERYBODY, subject]);
});

const staffConcern = (...kept: readonly Person[]) =>
  cases.stored(
    aHeldConcern({
      route: 'lead',
      holder: LEILA.id,
      grantedTo: [LEILA.id],
      report: aReport({ responsible: 'yes', subjects: [subject.id] }),
      excluded: excluding(subject, ...kept),
    }),
  );
const logs = (concern: Concern, by = LEILA, token?: string) =>
  cases.does(by, concern, { verb: 'log-low-level', about: subject.id, text: 'Late again' }, token);

async function logged(...kept: readonly Person[]): Promise<Concern> {
  const concern = await staffConcern(...kept);
  expect(await logs(concern)).toEqual({ kind: 'done' });
  return concern;
}

const asked = async (concern: Concern) =>
  (await cases.told(concern)).flatMap((message) =>
    message.kind === 'case-news' && message.about === 'low-level-pattern' ? [message.to] : [],
  );
const shownTo = async (reader: Person, concern: Concern) => (await cases.read(reader, concern)).patterns;
const entriesFor = async (reader: Person, concern: Concern) =>
  (await cases.read(reader, concern)).concern.chronology.filter(({ event }) => event.kind === 'low-level-pattern');
const documentOf = async ({ id }: Concern) =>
  (await cases.model.findById(id).lean<ConcernDocument>()) ?? expect.unreachable();

describe('three low-level concerns about one person', () => {
  it('ask every lead for a review, once, and say why to each', async () => {
    const [one, two] = [await logged(), await logged()];
    expect(await asked(two)).toEqual([]);
    expect(await shownTo(LEILA, two)).toEqual([]);
    const three = await staffConcern();
    expect(await logs(three, LEILA, 'sent twice')).toEqual({ kind: 'done' });
    expect(await logs(three, LEILA, 'sent twice')).toEqual({ kind: 'done' });
    expect(await asked(three)).toEqual([LEILA.id, LARS.id]);
    expect(await logs(three)).toEqual({ kind: 'done' });
    expect(await asked(three)).toEqual([LEILA.id, LARS.id]);
    const why = {
      about: subject.id,
      count: 4,
      concerns: [one, two, three].map(({ reference }) => ({
        reference,
        entries: reference === three.reference ? 2 : 1,
      })),
      others: false,
    };
    for (const reader of [LEILA, LARS]) {
      expect(await shownTo(reader, three)).toEqual([{ ...why, concerns: expect.arrayContaining(why.concerns) }]);
      expect(await entriesFor(reader, three)).toHaveLength(1);
    }
  });

  it('are no pattern for whoever is kept from one of them: not asked, shown nothing, and no entry', async () => {
    const hidden = await logged(LARS);
    await logged();
    const three = await logged();
    expect(await asked(three)).toEqual([LEILA.id]);
    expect(await shownTo(LARS, three)).toEqual([]);
    expect(await entriesFor(LARS, three)).toEqual([]);
    const text = JSON.stringify(await cases.read(LARS, three));
    expect(text).not.toContain(hidden.reference);
    expect(text).not.toContain('low-level-pattern');
    expect((await shownTo(LEILA, three))[0]?.concerns).toHaveLength(3);
  });

  it('nor for whoever is kept from one of them by an account alone', async () => {
    const twoAccounts = { ...LARS, accounts: [...LARS.accounts, accountOn('teams', 'lars')] };
    cases.setPeople([...EVERYBODY.filter(({ id }) => id !== LARS.id), twoAccounts, subject]);
    await logged({ ...aPerson('lars-again'), accounts: [accountOn('teams', 'lars')] });
    await logged();
    const three = await logged();
    expect(await asked(three)).toEqual([LEILA.id]);
    expect(await shownTo(twoAccounts, three)).toEqual([]);
  });

  it('end 90 days after the first, and begin again with the next', async () => {
    await logged();
    cases.setNow(minutesAfter(WORKING, 60));
    const two = await logged();
    cases.setNow(new Date(minutesAfter(WORKING, 90 * DAYS).getTime() + 1));
    const late = await logged();
    expect(await asked(late)).toEqual([]);
    const four = await logged();
    expect(await asked(four)).toEqual([LEILA.id, LARS.id]);
    expect((await shownTo(LEILA, four))[0]?.concerns.map(({ reference }) => reference)).toEqual(
      [two, late, four].map(({ reference }) => reference),
    );
    cases.setNow(minutesAfter(WORKING, 91 * DAYS));
    expect(await shownTo(LEILA, four)).toEqual([]);
  });

  it('count on when a concern was closed or withdrawn', async () => {
    const one = await logged();
    expect(await cases.does(LEILA, one, { verb: 'withdraw', reason: 'A mistake' })).toEqual({ kind: 'done' });
    await logged();
    expect(await asked(await logged())).toEqual([LEILA.id, LARS.id]);
  });

  it('count a duplicate once, also one of a duplicate that itself has no entry', async () => {
    const [goesOn, between, duplicate] = [await logged(), await staffConcern(), await logged()];
    for (const [from, into] of [
      [duplicate, between],
      [between, goesOn],
    ] as const) {
      const { reference } = into;
      expect(await cases.does(LEILA, from, { verb: 'merge-into', reference })).toEqual({ kind: 'done' });
    }
    const third = await logged();
    expect(await asked(third)).toEqual([]);
    const fourth = await logged();
    expect(await asked(fourth)).toEqual([LEILA.id, LARS.id]);
    expect((await shownTo(LEILA, fourth))[0]?.concerns.map(({ reference }) => reference)).toEqual(
      expect.arrayContaining([goesOn, third, fourth].map(({ reference }) => reference)),
    );
  });

  it('are settled by a review, until there is another', async () => {
    await logged();
    await logged();
    const three = await logged();
    cases.setNow(minutesAfter(WORKING, 10));
    expect(await cases.does(LEILA, three, { verb: 'record-review', text: 'Talked it over' })).toEqual({ kind: 'done' });
    expect(await shownTo(LEILA, three)).toEqual([]);
    cases.setNow(minutesAfter(WORKING, 20));
    await logged();
    expect(await shownTo(LEILA, three)).toMatchObject([{ count: 4 }]);
  });

  it('name to a holder who is no lead only what they may read', async () => {
    const others = [await logged(), await logged()];
    const own = await cases.stored(
      aHeldConcern({
        route: 'lead',
        holder: FIONA.id,
        grantedTo: [FIONA.id],
        report: aReport({ responsible: 'yes', subjects: [subject.id] }),
        excluded: excluding(subject),
      }),
    );
    expect(await logs(own, FIONA)).toEqual({ kind: 'done' });
    expect(await asked(own)).toEqual([LEILA.id, LARS.id, FIONA.id]);
    expect(await shownTo(FIONA, own)).toEqual([
      { about: subject.id, count: 3, concerns: [{ reference: own.reference, entries: 1 }], others: true },
    ]);
    expect(JSON.stringify(await cases.read(FIONA, own))).not.toContain(others[0]?.reference);
  });

  it('are nobody’s who only has access to one concern', async () => {
    await logged();
    await logged();
    const three = await logged();
    const granting = {
      verb: 'grant-access',
      to: SAM.id,
      until: minutesAfter(WORKING, DAYS),
      reason: 'Knows them',
    } as const;
    expect(await cases.does(LEILA, three, granting)).toEqual({ kind: 'done' });
    expect(await shownTo(SAM, three)).toEqual([]);
    expect(await entriesFor(SAM, three)).toEqual([]);
  });
});

describe('entries that are written at the same moment', () => {
  it('need no second look where the first count saw three: the review is asked for in the write of the entry', async () => {
    await logged();
    await logged();
    const three = await staffConcern();
    const work = cases.workingOn({ ...cases.store, change: () => Promise.reject(new StorageError('unknown')) });
    const log = { verb: 'log-low-level', about: subject.id, text: 'Late again' } as const;
    await expect(work(LEILA, three.id, log, asFormToken('cut off'))).rejects.toThrow(StorageError);
    expect(await asked(three)).toEqual([LEILA.id, LARS.id]);
  });

  it('ask for the review all the same: whoever is finished last sees them all', async () => {
    await logged();
    const [two, three] = [await staffConcern(), await staffConcern()];
    // Both have counted before either is written.
    let waiting = 0;
    let release: () => void = () => {};
    const bothCounted = new Promise<void>((resolve) => {
      release = resolve;
    });
    const work = cases.workingOn({
      ...cases.store,
      changeFor: (viewer, id, decide) =>
        cases.store.changeFor(viewer, id, async (concern) => {
          const change = await decide(concern);
          waiting += 1;
          if (waiting === 2) release();
          await bothCounted;
          return change;
        }),
    });
    const log = { verb: 'log-low-level', about: subject.id, text: 'Late again' } as const;
    await Promise.all([
      work(LEILA, two.id, log, asFormToken('first at once')),
      work(LARS, three.id, log, asFormToken('second at once')),
    ]);
    const prompted = [...(await asked(two)), ...(await asked(three))];
    expect(new Set(prompted)).toEqual(new Set([LEILA.id, LARS.id]));
    for (const concern of [two, three]) {
      const each = await asked(concern);
      expect(each).toEqual([...new Set(each)]);
    }
  });

  it('ask only once where the first count saw them already', async () => {
    await logged();
    await logged();
    const three = await staffConcern();
    await Promise.all([logs(three, LEILA), logs(three, LARS)]);
    expect((await asked(three)).sort()).toEqual([LEILA.id, LARS.id].sort());
    expect((await documentOf(three)).lowLevel).toHaveLength(2);
  });
});

describe('what is stored of a low-level entry', () => {
  it('is a hash and a time: it names nobody and says nothing, and opens no concern', async () => {
    const concern = await logged();
    const document = await documentOf(concern);
    expect(document.lowLevel).toEqual([{ about: expect.stringMatching(/^[\w-]{43}$/), at: WORKING }]);
    expect(JSON.stringify(document)).not.toContain(subject.id);
    // Of another purpose than the hash that keeps them from it.
    expect(document.excludedHashes).not.toContain(document.lowLevel[0]?.about);
  });

  it('is found by its index, and of those before the day from which they count not one is looked at', async () => {
    await logged();
    await logged();
    cases.setNow(minutesAfter(WORKING, 100 * DAYS));
    const about = (await documentOf(await logged())).lowLevel[0]?.about ?? expect.unreachable();
    const since = minutesAfter(WORKING, 10 * DAYS);
    const plan = await cases.model
      .find(lowLevelSince(about, since, { excludedHashes: { $nin: ['somebody'] } }))
      .explain('executionStats');
    expect(JSON.stringify(plan)).toContain('lowLevel.about_1_lowLevel.at_1');
    expect(plan).toMatchObject({ executionStats: { nReturned: 1, totalDocsExamined: 1, totalKeysExamined: 1 } });
  });
});
