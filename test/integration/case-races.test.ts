import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskedCommand } from '../../src/application/concerns/work-on-concern.js';
import { caseFileOf } from '../../src/domain/case/case-file.js';
import { obstaclesTo } from '../../src/domain/case/closure.js';
import type { CaseOutcome } from '../../src/domain/case/work.js';
import type { Concern } from '../../src/domain/concern.js';
import { asItemId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import { AMARA, aChain, aPerson, at, LARS, LEILA, minutesAfter, PRIYA, SAM } from '../support/builders.js';
import {
  aFullCase,
  aHeldConcern,
  COMMANDS,
  EVENTS,
  EVERYBODY,
  ITEMS,
  TOMASZ,
  WORKING,
  written,
} from '../support/case.js';
import { type CaseDesk, openCaseDesk } from '../support/case-desk.js';

/** Several people at the same moment, on the real engine: one effect, and the others are told what is true now. */

/** Whoever comes first is chance, so each race is run some times. */
const TIMES = 8;

let desk: CaseDesk;
/** The roles and states of people change in these stories. */
let everybody: Person[];

beforeAll(async () => {
  everybody = [...EVERYBODY];
  desk = await openCaseDesk(everybody, aChain());
});
afterAll(() => desk?.close());

const DONE = { kind: 'done' };
const NOT_FOUND = { kind: 'not-found' };
const refused = (kind: string) => ({ kind: 'refused', because: { kind } });

/** All at once, each from a form of their own. */
function together(concern: Concern, ...deeds: readonly (readonly [Person, AskedCommand])[]): Promise<CaseOutcome[]> {
  return Promise.all(deeds.map(([by, command]) => desk.workOn(by, concern.id, command, desk.newForm())));
}

async function race(concern: () => Concern, run: (stored: Concern) => Promise<void>): Promise<void> {
  for (let time = 0; time < TIMES; time += 1) {
    const stored = await desk.stored(concern());
    await run(stored);
    expect(await desk.isIntact(stored.id)).toBe(true);
  }
}

const count = (kinds: readonly string[], kind: string) => kinds.filter((each) => each === kind).length;

/** All that closing wants, but for the action. */
const READY = [
  EVENTS.triaged,
  { ...EVENTS.decided, decision: 'complaint', needsSignOff: false, asked: [] },
  EVENTS['reporter-told'],
] as const;

describe('at the same moment', () => {
  it('notes of several people are all kept', () =>
    race(aHeldConcern, async ({ id, ...concern }) => {
      const note = COMMANDS['add-note'];
      const people = [PRIYA, LEILA, LARS, PRIYA, LEILA];
      const outcomes = await together({ id, ...concern }, ...people.map((by) => [by, note] as const));
      expect(outcomes).toEqual(people.map(() => DONE));
      expect(count(await desk.kinds(id), 'note')).toBe(people.length);
    }));

  it('one form that is sent three times has one effect', () =>
    race(aHeldConcern, async ({ id }) => {
      const form = desk.newForm();
      const sent = [1, 2, 3].map(() => desk.workOn(PRIYA, id, COMMANDS['add-action'], form));
      expect(await Promise.all(sent)).toEqual([DONE, DONE, DONE]);
      expect(count(await desk.kinds(id), 'action-added')).toBe(1);
      expect(await desk.refusals(id)).toEqual([]);
    }));

  it('two people sign off: one of them did', () =>
    race(
      () => written(aHeldConcern(), { ...EVENTS.decided, asked: [LEILA.id, LARS.id] }),
      async (concern) => {
        const command = COMMANDS['sign-off'];
        const outcomes = await together(concern, [LEILA, command], [LARS, { ...command, agreed: false }]);
        expect(outcomes).toContainEqual(DONE);
        expect(outcomes).toContainEqual(refused('already-signed-off'));
        const late = outcomes[0]?.kind === 'done' ? LARS : LEILA;
        expect(await desk.refusals(concern.id)).toEqual([`${late.id}: sign-off`]);
        const { decision } = caseFileOf(await desk.concern(concern.id));
        expect(decision?.signOff).toMatchObject({ kind: 'given', agreed: late === LARS });
      },
    ));

  it('two people decide: one of them did, and the other is told who', () =>
    race(aHeldConcern, async (concern) => {
      const decide = COMMANDS.decide;
      const outcomes = await together(
        concern,
        [PRIYA, { ...decide, decision: 'complaint' }],
        [LEILA, { ...decide, decision: 'refer-police' }],
      );
      const [first, late] = outcomes[0]?.kind === 'done' ? [PRIYA, LEILA] : [LEILA, PRIYA];
      expect(outcomes).toContainEqual(DONE);
      expect(outcomes).toContainEqual({ kind: 'refused', because: { kind: 'newer-decision', by: first.id } });
      expect(caseFileOf(await desk.concern(concern.id)).decisions.map(({ by }) => by)).toEqual([first.id]);
      expect(await desk.refusals(concern.id)).toEqual([`${late.id}: decide`]);
    }));

  it('two hand-overs are offered: the second takes the place of the first, whose person is told so', () =>
    race(aHeldConcern, async (concern) => {
      const offer = (to: Person) => ({ ...COMMANDS['hand-over'], to: to.id });
      expect(await together(concern, [PRIYA, offer(SAM)], [LEILA, offer(LARS)])).toEqual([DONE, DONE]);
      const offered = caseFileOf(await desk.concern(concern.id)).handover?.to;
      const [last, first] = offered === SAM.id ? [SAM, LARS] : [LARS, SAM];
      const accept = COMMANDS['accept-handover'];
      expect(await together(concern, [first, accept], [last, accept])).toEqual([refused('no-longer-offered'), DONE]);
      expect((await desk.concern(concern.id)).holder).toBe(last.id);
      expect(await desk.refusals(concern.id)).toEqual([`${first.id}: accept-handover`]);
      expect(await together(concern, [PRIYA, COMMANDS['add-action']])).toEqual([refused('not-theirs-to-do')]);
    }));

  it('a hand-over is accepted and declined: one of the two counts', () =>
    race(
      () => written(aHeldConcern(), EVENTS['handover-offered']),
      async (concern) => {
        const [accepted, declined] = await together(
          concern,
          [SAM, COMMANDS['accept-handover']],
          [SAM, COMMANDS['decline-handover']],
        );
        const { holder } = await desk.concern(concern.id);
        if (accepted?.kind === 'done') {
          expect([declined, holder]).toEqual([refused('already-theirs'), SAM.id]);
          expect(await desk.refusals(concern.id)).toEqual([`${SAM.id}: decline-handover`]);
        } else {
          expect([accepted, declined, holder]).toEqual([refused('no-longer-offered'), DONE, PRIYA.id]);
          expect(await desk.refusals(concern.id)).toEqual([`${SAM.id}: accept-handover`]);
        }
      },
    ));

  it('it is closed and gets an action: never a closed concern with an action that is open', () =>
    race(
      () => written(aHeldConcern(), ...READY),
      async (concern) => {
        const [closed, added] = await together(concern, [PRIYA, COMMANDS.close], [LEILA, COMMANDS['add-action']]);
        const after = await desk.concern(concern.id);
        if (closed?.kind === 'done') {
          expect([added, after.status]).toEqual([{ kind: 'not-now', status: 'closed' }, 'closed']);
          expect(await desk.refusals(concern.id)).toEqual([`${LEILA.id}: add-action`]);
        } else {
          const obstacles = obstaclesTo(caseFileOf(after));
          expect(closed).toEqual({ kind: 'refused', because: { kind: 'not-ready-to-close', obstacles } });
          expect([added, after.status, obstacles.map(({ kind }) => kind)]).toEqual([DONE, 'held', ['action-open']]);
          expect(await desk.refusals(concern.id)).toEqual([`${PRIYA.id}: close`]);
        }
      },
    ));

  it('an action is done, cancelled and passed on: one of the three counts', () =>
    race(aFullCase, async (concern) => {
      const outcomes = await together(
        concern,
        [SAM, COMMANDS['complete-action']],
        [PRIYA, COMMANDS['cancel-action']],
        [LEILA, { ...COMMANDS['reassign-action'], owner: SAM.id }],
      );
      const kinds = await desk.kinds(concern.id);
      expect(count(kinds, 'action-done') + count(kinds, 'action-cancelled')).toBe(1);
      const done = outcomes.filter(({ kind }) => kind === 'done').length;
      expect(await desk.refusals(concern.id)).toHaveLength(3 - done);
      for (const outcome of outcomes) expect([DONE, refused('action-not-open')]).toContainEqual(outcome);
    }));

  it('its holder is excluded while they send a form: what they sent came before, or they find no such concern', () =>
    race(
      () => aFullCase({ excluded: { people: [], accounts: [] } }),
      async (concern) => {
        const people = [PRIYA.id];
        const [excluded, sent] = await together(
          concern,
          [LEILA, { verb: 'confirm-exclusions', people }],
          [PRIYA, COMMANDS['add-note']],
        );
        expect(excluded).toEqual(DONE);
        const kinds = await desk.kinds(concern.id);
        if (sent?.kind === 'done') expect(kinds.slice(-2)).toEqual(['note', 'exclusions-confirmed']);
        else expect([sent, kinds.at(-1)]).toEqual([NOT_FOUND, 'exclusions-confirmed']);
        const after = await desk.concern(concern.id);
        expect([after.holder, after.excluded.people]).toEqual([LEILA.id, [PRIYA.id]]);
        expect(await together(concern, [PRIYA, COMMANDS['add-note']])).toEqual([NOT_FOUND]);
        expect((await desk.refusals(concern.id)).at(-1)).toBe(`${PRIYA.id}: add-note`);
      },
    ));

  it('two people take it: one has it, and the other is told who', () =>
    race(
      () => ({
        ...aHeldConcern(),
        status: 'unacknowledged',
        holder: undefined,
        acknowledgedAt: undefined,
        grantedTo: [],
        escalation: { rung: 0, missed: 0, nextAt: minutesAfter(WORKING, 60) },
        routed: [PRIYA, SAM].map(({ id }) => ({ person: id, as: 'duty', rung: 0, at: WORKING })),
      }),
      async ({ id }) => {
        const outcomes = await Promise.all([PRIYA, SAM].map((by) => desk.acknowledge(by, id)));
        const first = outcomes[0]?.kind === 'acknowledged' ? PRIYA : SAM;
        const late = first === PRIYA ? SAM : PRIYA;
        expect(outcomes).toContainEqual({ kind: 'acknowledged' });
        expect(outcomes).toContainEqual({ kind: 'already-acknowledged', by: first.id, at: WORKING });
        expect(await desk.decline(late, id)).toMatchObject({ kind: 'already-acknowledged', by: first.id });
        expect(await desk.refusals(id)).toEqual([`${late.id}: acknowledge`, `${late.id}: decline`]);
      },
    ));
});

describe('a form that was open', () => {
  const sends = async (by: Person, command: AskedCommand, concern: Concern) => {
    const [outcome] = await together(concern, [by, command]);
    return [outcome, await desk.refusals(concern.id)];
  };
  const note = COMMANDS['add-note'];

  it('when its lead lost the role finds no such concern', async () => {
    const concern = await desk.stored(aHeldConcern());
    expect(await sends({ ...LARS, roles: ['staff'] }, note, concern)).toEqual([NOT_FOUND, [`${LARS.id}: add-note`]]);
  });

  it('when its holder was deactivated finds no such concern', async () => {
    const concern = await desk.stored(aFullCase());
    expect((await desk.openWork.actions(SAM, 0)).items).not.toEqual([]);
    const left = { ...PRIYA, active: false };
    expect(await sends(left, note, concern)).toEqual([NOT_FOUND, [`${PRIYA.id}: add-note`]]);
    expect((await desk.openWork.cases(left, 0)).items).toEqual([]);
    expect((await desk.openWork.actions({ ...SAM, active: false }, 0)).items).toEqual([]);
  });

  it.each(['closed', 'withdrawn', 'merged'] as const)('when the concern was %s says so', async (status) => {
    const concern = await desk.stored(aHeldConcern({ status }));
    const told = { kind: 'not-now', status };
    expect(await sends(PRIYA, COMMANDS['add-action'], concern)).toEqual([told, [`${PRIYA.id}: add-action`]]);
  });

  it('when the access that was given ends, to the millisecond', async () => {
    const until = at('2026-12-01T23:59');
    const concern = await desk.stored(written(aHeldConcern(), { ...EVENTS['access-granted'], until }));
    const opened = async () => [
      (await desk.read(TOMASZ, concern.id)).kind,
      (await desk.openWork.cases(TOMASZ, 0)).items.some(({ concernId }) => concernId === concern.id),
    ];
    desk.setClock(new Date(until.getTime() - 1));
    expect(await opened()).toEqual(['found', true]);
    expect(await sends(TOMASZ, note, concern)).toEqual([DONE, []]);
    desk.setClock(until);
    expect(await opened()).toEqual(['not-found', false]);
    expect(await sends(TOMASZ, note, concern)).toEqual([NOT_FOUND, [`${TOMASZ.id}: read`, `${TOMASZ.id}: add-note`]]);
    desk.setClock(WORKING);
  });

  it('about an item that is somebody else’s now is refused, and so is its window', async () => {
    const passedOn = { ...EVENTS['action-reassigned'], owner: TOMASZ.id };
    const concern = await desk.stored(written(aFullCase(), EVENTS['handover-declined'], passedOn));
    const item = ITEMS.action;
    expect(await desk.readItem(SAM, concern.id, ['action'], item)).toBeUndefined();
    expect(await sends(SAM, COMMANDS['complete-action'], concern)).toEqual([
      refused('action-not-open'),
      [`${SAM.id}: read-item`, `${SAM.id}: complete-action`],
    ]);
    expect(await desk.readItem(TOMASZ, concern.id, ['action'], item)).toMatchObject({ kind: 'action' });
  });

  it('and a press that only the reporter may do are written down as refused', async () => {
    const concern = await desk.stored(aHeldConcern());
    expect(await desk.confirmExternalCall(SAM, concern.id)).toEqual(NOT_FOUND);
    expect(await desk.readItem(SAM, concern.id, ['own', 'question'])).toBeUndefined();
    const answer = { ...COMMANDS['answer-question'], question: asItemId('none') };
    expect(await sends(AMARA, answer, concern)).toEqual([
      refused('no-such-item'),
      [`${SAM.id}: confirm-external-call`, `${SAM.id}: read-item`, `${AMARA.id}: answer-question`],
    ]);
  });
});

describe('a merge', () => {
  it('of two into each other leaves one that goes on', () =>
    race(aHeldConcern, async (one) => {
      const other = await desk.stored(aHeldConcern());
      const merge = (from: Concern, into: Concern) =>
        desk.workOn(PRIYA, from.id, { verb: 'merge-into', reference: into.reference }, desk.newForm());
      await Promise.all([merge(one, other), merge(other, one)]);
      const statuses = [(await desk.concern(one.id)).status, (await desk.concern(other.id)).status].sort();
      expect(statuses).toEqual(['held', 'merged']);
    }));
});

describe('a list of open work', () => {
  it('loses and repeats nothing between its pages, also where everything is due at the same moment', async () => {
    const newcomer = aPerson('noor');
    everybody.push(newcomer);
    const granted = { ...EVENTS['access-granted'], to: newcomer.id };
    const actions = ['one', 'two'].map((id) => ({ ...EVENTS['action-added'], id: asItemId(id), owner: newcomer.id }));
    const dueAt = minutesAfter(WORKING, 60);
    const ids: string[] = [];
    for (let number = 0; number < 24; number += 1) {
      const { id } = await desk.stored(written(aHeldConcern({ dueAt }), granted, ...actions));
      ids.push(id);
    }
    ids.sort();
    const cases = await Promise.all([0, 1, 2].map((page) => desk.openWork.cases(newcomer, page)));
    expect(cases.map(({ items, hasMore }) => [items.length, hasMore])).toEqual([
      [10, true],
      [10, true],
      [4, false],
    ]);
    expect(cases.flatMap(({ items }) => items.map(({ concernId }) => concernId))).toEqual(ids);
    const open = await Promise.all([0, 1, 2, 3, 4].map((page) => desk.openWork.actions(newcomer, page)));
    expect(open.flatMap(({ items }) => items.map(({ concernId, item }) => `${concernId} ${item}`))).toEqual(
      ids.flatMap((id) => [`${id} one`, `${id} two`]),
    );
  });
});
