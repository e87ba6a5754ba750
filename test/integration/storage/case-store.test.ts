import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOn } from '../../../src/domain/case/case-verbs.js';
import { withDue } from '../../../src/domain/case/with-due.js';
import { entryAt } from '../../../src/domain/chronology.js';
import { verifyChain } from '../../../src/domain/chronology-chain.js';
import { type Concern, unchanged, withEntry } from '../../../src/domain/concern.js';
import { asConcernId, asFormToken, asItemId, asReference } from '../../../src/domain/ids.js';
import type { ConcernDocument } from '../../../src/storage/concern-document.js';
import { anOrganisation, excluding, minutesAfter, PRIYA, SAM } from '../../support/builders.js';
import { aHeldConcern, COMMANDS, done, EVENTS, WORKING } from '../../support/case.js';
import { beginning, CAST, CHAIN, stories } from '../../support/case-story.js';
import { type OpenConcernStorage, openConcernStorage } from '../../support/concern-storage.js';

let storage: OpenConcernStorage;
let vault: OpenConcernStorage['vault'];
let model: OpenConcernStorage['model'];
let store: OpenConcernStorage['store'];

beforeAll(async () => {
  storage = await openConcernStorage();
  ({ vault, model, store } = storage);
});
afterAll(() => storage?.close());

let count = 0;

async function stored(concern: Concern): Promise<Concern> {
  count += 1;
  const key = await vault.newConcernKey(asConcernId(randomUUID()));
  await vault.keep(key);
  const reference = asReference(`SG-${String(count).padStart(6, '0')}`);
  const fresh = { ...concern, id: key.concernId, reference, formToken: asFormToken(`stored-${count}`) };
  await store.add(unchanged(fresh, undefined), key);
  return fresh;
}

async function documentOf(id: Concern['id']): Promise<ConcernDocument> {
  const document = await model.findById(id).lean<ConcernDocument>();
  if (!document) throw new Error('the concern is not stored');
  return document;
}

async function expectIntact(id: Concern['id']): Promise<void> {
  const { chronology, chainHead } = await documentOf(id);
  expect(verifyChain(id, chronology, chainHead)).toEqual({ kind: 'intact' });
}

describe('an entry of the record', () => {
  it.each(Object.values(EVENTS))('is read back as it was written, its dates included: $kind', async (event) => {
    const concern = await stored(aHeldConcern());
    const entry = { ...entryAt(WORKING, PRIYA.id, event), eventAt: minutesAfter(WORKING, -90) };
    await store.change(concern.id, (now) => unchanged(withEntry(now, entry), undefined));
    // The change has to tell somebody or change the concern, and did: it is written.
    const read = await store.find(concern.id);
    expect(read?.chronology.at(-1)).toEqual(entry);
    expect(read?.chronology).toHaveLength(concern.chronology.length + 1);
    await expectIntact(concern.id);
  });
});

describe('whatever is done with a case', () => {
  it('the record stays chained, and is read back as it was decided', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async ({ excluded, steps }) => {
        let expected = await stored(beginning(excluded));
        let now = WORKING;
        for (const [index, { by, command, minutes }] of steps.slice(0, 15).entries()) {
          now = minutesAfter(now, minutes);
          const context = {
            now,
            chain: CHAIN,
            rota: anOrganisation().rota,
            people: CAST,
            newId: () => asItemId(`item-${index}`),
            token: asFormToken(`form-${index}`),
          };
          const decided = withDue(expected, workOn(expected, by, command, context), anOrganisation());
          const outcome = await store.changeFor(by, expected.id, (concern) =>
            withDue(concern, workOn(concern, by, command, context), anOrganisation()),
          );
          expect(outcome ?? { kind: 'not-found' }).toEqual(decided.outcome);
          // Whoever is kept from it is not even asked: nothing is decided.
          if (outcome !== undefined) expected = decided.concern;
          expect(await store.find(expected.id)).toEqual(expected);
          await expectIntact(expected.id);
          for (const person of CAST) {
            const { people, accounts } = expected.excluded;
            const isKept = people.includes(person.id) || person.accounts.some((each) => accounts.includes(each));
            expect((await store.findFor(person, expected.id)) === undefined).toBe(isKept);
            expect((await store.findByReference(person, expected.reference)) === undefined).toBe(isKept);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('what lists need of a case, in the clear', () => {
  it('says no word of what it is about', async () => {
    const concern = await stored(aHeldConcern({ excluded: excluding(SAM) }));
    await store.change(concern.id, (now) => unchanged(done(now, PRIYA, COMMANDS['add-note']), undefined));
    const text = JSON.stringify(await documentOf(concern.id));
    for (const hidden of [COMMANDS['add-note'].text, 'allegation', concern.report.whatHappened, ...SAM.accounts]) {
      expect(text).not.toContain(hidden);
    }
  });
});
