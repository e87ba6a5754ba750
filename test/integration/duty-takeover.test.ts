import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAcceptDuty } from '../../src/application/rota/accept-duty.js';
import { createDutyLetters } from '../../src/application/rota/duty-letters.js';
import { createWorkOfDuty } from '../../src/application/rota/work-of-duty.js';
import type { Concern } from '../../src/domain/concern.js';
import { type DutyRecord, followRota } from '../../src/domain/duty-handover.js';
import { asItemId, type PersonId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import { shiftAt } from '../../src/domain/rota/shifts.js';
import type { RotaOverride } from '../../src/domain/rota.js';
import { dutySlots } from '../../src/presentation/desk/duty-letters.js';
import { matterModel } from '../../src/storage/matter-document.js';
import { createMatterStore } from '../../src/storage/matter-store.js';
import { DUTY_RECORD } from '../../src/storage/matters/duty-record.js';
import { anOrganisation, aRota, FIONA, LEILA, minutesAfter, PRIYA, SAM, told } from '../support/builders.js';
import { aHeldConcern, EVERYBODY, TOMASZ, WORKING } from '../support/case.js';
import { NOOR } from '../support/rota-book.js';
import { openWorkingCases, type WorkingCases } from '../support/working-cases.js';

/** What goes to whoever accepts duty, and what they and whoever goes are told of it. Priya was on duty, and holds a concern. */

const PEOPLE = [...EVERYBODY, NOOR];
const LATER = minutesAfter(WORKING, 24 * 60);

let cases: WorkingCases;
let held: Concern;
let desk: ReturnType<typeof openDesk>;
beforeAll(async () => {
  cases = await openWorkingCases();
  await matterModel(cases.connection).createCollection();
});
afterAll(() => cases?.close());
beforeEach(async () => {
  await cases.connection.collection('matters').deleteMany({});
  await cases.model.deleteMany({});
  held = await cases.stored(aHeldConcern());
  desk = openDesk();
});

function openDesk() {
  let rota = aRota({ weeks: [PRIYA.id, SAM.id] });
  let now = WORKING;
  const matters = { model: matterModel(cases.connection), vault: cases.vault, newKey: randomUUID };
  const dutyRecord = createMatterStore<DutyRecord>(DUTY_RECORD, matters);
  const organisation = { current: async () => anOrganisation({ rota }) };
  const clock = { now: () => now };
  const people = { byId: async (id: PersonId) => PEOPLE.find((one) => one.id === id) };
  const workOfDuty = createWorkOfDuty({ concerns: cases.store, organisation, clock });
  const letters = createDutyLetters({ dutyRecord, people, organisation, workOfDuty, clock });

  const follow = () =>
    dutyRecord.change((record) => ({
      state: followRota(record, shiftAt(rota, now), now, () => asItemId(randomUUID())).record,
      letters: [],
      outcome: undefined,
    }));

  return {
    /** Somebody comes on duty by an override. */
    comes: async (person: Person, override: Partial<RotaOverride> = {}) => {
      // Priya's turn, by the list.
      await follow();
      now = minutesAfter(now, 10);
      const made = { id: asItemId(randomUUID()), person: person.id, from: now, to: LATER, ...override };
      rota = { ...rota, overrides: [made, ...rota.overrides] };
      await follow();
    },
    accept: createAcceptDuty({ dutyRecord, concerns: cases.store, workOfDuty, organisation, clock }),
    /** What that person's card of their last turn says. */
    says: async (about: 'duty-begins' | 'duty-ended', person: Person): Promise<string> => {
      const { log, current } = await dutyRecord.read();
      const turn = [...log, ...(current ? [current] : [])].findLast((one) => one.person === person.id);
      const letter = await letters[about](
        { item: turn?.id ?? asItemId(''), to: person.id, about, kind: 'letter' },
        person,
      );
      if (letter?.content.about !== about) return expect.unreachable('there is no card');
      const { preview, lines } = dutySlots({ ...letter.content, kind: 'letter', urgent: false, now, zone: rota.zone });
      return [preview, ...lines].join('\n');
    },
  };
}

const holder = async () => (await cases.now(held)).holder;
const BY_OTHERS = { by: LEILA.id, because: 'change' } as const;

describe('what somebody else holds', () => {
  it.each<readonly [string, Person, Partial<RotaOverride>]>([
    ['a duty person whom a lead puts on duty', NOOR, BY_OTHERS],
    ['a duty person by the organisation file', NOOR, {}],
    ['a duty person who has agreed on a swap', NOOR, { by: NOOR.id, because: 'swap' }],
    ['a lead whom a manager puts on duty', LEILA, { by: FIONA.id, because: 'cover' }],
  ])('goes to %s, by accepting', async (_, person, override) => {
    await desk.comes(person, override);
    const card = await desk.says('duty-begins', person);
    expect(card).toContain('Accept to take over what is open from Priya');
    expect(card).toContain(held.reference);
    expect(await desk.accept(person)).toEqual({ kind: 'accepted' });
    expect(await holder()).toBe(person.id);
  });

  it.each<readonly [string, Person, Partial<RotaOverride>]>([
    ['a manager who puts themselves on duty', FIONA, { by: FIONA.id, because: 'change' }],
    ['a manager whom a lead puts on duty', FIONA, BY_OTHERS],
    ['staff whom a lead puts on duty', TOMASZ, BY_OTHERS],
    ['a lead who puts themselves on duty', LEILA, { by: LEILA.id, because: 'cover' }],
  ])('stays with them, and %s is told so', async (_, person, override) => {
    await desk.comes(person, override);
    const card = await desk.says('duty-begins', person);
    expect(card).toContain('What is open with Priya stays with them. They or a safeguarding lead can hand it over.');
    expect(card).toContain('New concerns come to you at once.');
    expect(card).not.toContain(held.reference);
    expect(await desk.says('duty-ended', PRIYA)).toContain('What is open stays with you. You or a safeguarding lead');
    expect(await desk.accept(person)).toEqual({ kind: 'accepted' });
    expect(await holder()).toBe(PRIYA.id);
    expect((await cases.now(held)).grantedTo).not.toContain(person.id);
    // Whoever comes next by rights takes it over.
    await desk.comes(NOOR, BY_OTHERS);
    await desk.accept(NOOR);
    expect(await holder()).toBe(NOOR.id);
  });

  it('goes over a turn that nobody accepted to whoever accepts the next', async () => {
    await desk.comes(NOOR, BY_OTHERS);
    await desk.comes(SAM, BY_OTHERS);
    expect(await desk.says('duty-begins', SAM)).toContain('Accept to take over what is open from Noor and Priya');
    await desk.accept(SAM);
    expect(await holder()).toBe(SAM.id);
  });
});

describe('whoever goes off duty', () => {
  it('reads nothing of what the next one was asked to take', async () => {
    await cases.model.deleteMany({});
    for (let count = 0; count < 10; count += 1) {
      await cases.stored(
        aHeldConcern({ status: 'unacknowledged', holder: undefined, grantedTo: [], routed: [told(NOOR, 'duty')] }),
      );
    }
    await desk.comes(NOOR, BY_OTHERS);
    expect(await desk.says('duty-begins', NOOR)).toContain('and 2 more');
    expect(await desk.says('duty-ended', PRIYA)).toBe('Your time on duty is over. Noor is on duty now.');
  });
});
