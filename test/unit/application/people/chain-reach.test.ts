import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmFor, chainAlarm } from '../../../src/domain/chain-alarm.js';
import type { Exclusion } from '../../../src/domain/concern.js';
import type { PersonId } from '../../../src/domain/ids.js';
import { hasRole, type Person, ROLES } from '../../../src/domain/person.js';
import { type RotaProblem, rotaProblems } from '../../../src/domain/rota/rota-problems.js';
import { onDutyAt, type Rota } from '../../../src/domain/rota.js';
import { type Barred, type Chain, everyoneAllowed, firstRecipients, reachFrom } from '../../../src/domain/routing.js';
import {
  AMARA,
  aChain,
  aPerson,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  reportedBy,
  SAM,
} from '../../support/builders.js';
import { RANDOM_FROM, randomRotas, WEEK_MS } from '../../support/random-rota.js';

const butFor =
  (...people: readonly Person[]) =>
  (id: PersonId) =>
    !people.some((person) => person.id === id);

describe('the alarm of a chain', () => {
  it.each<readonly [string, Chain, readonly Person[], ReturnType<typeof chainAlarm>]>([
    ['everybody can be reached', aChain(), [], undefined],
    ['the leads and the managers can’t', aChain(), [LEILA, LARS, FIONA], undefined],
    ['the duty person can’t', aChain(), [PRIYA], 'duty-unreachable'],
    ['neither can the deputy', aChain(), [PRIYA, SAM], 'duty-unreachable'],
    ['the deputy can’t', aChain(), [SAM], 'deputy-unreachable'],
    ['nobody can', aChain(), [PRIYA, SAM, LEILA, LARS, FIONA], 'nobody-reachable'],
    ['nobody but a manager can', aChain(), [PRIYA, SAM, LEILA, LARS], 'duty-unreachable'],
    ['nobody is on duty', aChain({ duty: undefined }), [], 'duty-unreachable'],
    ['there is no deputy', aChain({ deputy: undefined }), [], undefined],
    ['there is nobody', { leads: [], managers: [] }, [], 'nobody-reachable'],
    ['one person is all there is', { duty: PRIYA, leads: [], managers: [] }, [], undefined],
  ])('where %s', (_, chain, unreachable, alarm) => {
    expect(chainAlarm(chain, butFor(...unreachable))).toBe(alarm);
  });
});

describe('the alarm of one concern', () => {
  const barred = (...excluded: readonly Person[]): Barred => ({
    ...reportedBy(AMARA),
    excluded: excluding(...excluded),
  });

  it.each<readonly [string, Chain, Barred, readonly Person[], ReturnType<typeof alarmFor>]>([
    ['somebody who may be told can be reached', aChain(), barred(PRIYA, SAM, LEILA, LARS), [], undefined],
    ['everybody is kept from it', aChain(), barred(PRIYA, SAM, LEILA, LARS, FIONA), [], 'nobody-reachable'],
    ['who is left can’t be reached', aChain(), barred(PRIYA, SAM, LEILA, LARS), [FIONA], 'nobody-reachable'],
    [
      'whoever can be reached raised it',
      aChain(),
      { ...reportedBy(SAM), excluded: excluding() },
      [PRIYA, LEILA, LARS, FIONA],
      'nobody-reachable',
    ],
    ['there is nobody', { leads: [], managers: [] }, barred(), [], 'nobody-reachable'],
  ])('where %s', (_, chain, who, unreachable, alarm) => {
    expect(alarmFor(chain, who, butFor(...unreachable))).toBe(alarm);
  });
});

describe('at any instant, whoever has left, can’t be reached or is kept from it', () => {
  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
  const WEEKS = 20;

  interface World {
    readonly rota: Rota;
    readonly people: readonly Person[];
    readonly unreachable: ReadonlySet<PersonId>;
    readonly barred: Barred;
    readonly at: Date;
  }

  const anybody = (name: string): fc.Arbitrary<Person> =>
    fc.record({ roles: fc.subarray([...ROLES]), active: fc.boolean() }).map((drawn) => aPerson(name, drawn));

  const worlds: fc.Arbitrary<World> = fc
    .record({
      rota: randomRotas({ people: [...NAMES, 'unknown'], longestList: 4, weeks: WEEKS, zones: ['Europe/London'] }),
      people: fc.tuple(...NAMES.map(anybody)),
      unreachable: fc.subarray(NAMES),
      excluded: fc.subarray(NAMES),
      byAccount: fc.boolean(),
      reporter: fc.constantFrom(...NAMES, 'z'),
      at: fc.integer({ min: -2 * WEEK_MS, max: WEEKS * WEEK_MS }).map((ms) => new Date(RANDOM_FROM.getTime() + ms)),
    })
    .map(({ rota, people, unreachable, excluded, byAccount, reporter, at }) => {
      const kept = excluding(...excluded.map((name) => aPerson(name)));
      const excludedBy: Exclusion = byAccount ? { ...kept, people: [] } : { ...kept, accounts: [] };
      return {
        rota,
        people,
        unreachable: new Set(unreachable.map((name) => aPerson(name).id)),
        barred: { ...reportedBy(aPerson(reporter)), excluded: excludedBy },
        at,
      };
    });

  /** As the product asks for it: active people only. */
  function chainOf({ rota, people, at }: World): Chain {
    const active = people.filter((person) => person.active);
    const { duty, deputy } = onDutyAt(rota, at);
    return {
      duty: active.find(({ id }) => id === duty),
      deputy: active.find(({ id }) => id === deputy),
      leads: active.filter((person) => hasRole(person, 'lead')),
      managers: active.filter((person) => hasRole(person, 'manager')),
    };
  }

  const reaches =
    ({ unreachable }: World) =>
    (id: PersonId) =>
      !unreachable.has(id);

  function problemsAt({ rota, people, unreachable, at }: World): readonly RotaProblem[] {
    const [from, to] = [-WEEK_MS, WEEK_MS].map((ms) => new Date(at.getTime() + ms));
    if (from === undefined || to === undefined) throw new Error('there is a week before and after');
    return rotaProblems(rota, people, unreachable, from, to).filter(
      (problem) => problem.from <= at && at < problem.to && problem.kind !== 'overrides-overlap',
    );
  }

  it('somebody may be told and is reached by a step of either route, or an alarm stands', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const chain = chainOf(world);
        const reachable = reaches(world);
        const isAlarmed = alarmFor(chain, world.barred, reachable) !== undefined;
        const allowed = everyoneAllowed(chain, world.barred).map(({ person }) => person.id);
        expect(allowed.some(reachable)).toBe(!isAlarmed);
        for (const route of ['duty', 'lead'] as const) {
          const told = new Set(firstRecipients(route, chain, world.barred)?.recipients.map(({ person }) => person.id));
          for (let rung = 0; rung < 3; rung += 1) {
            for (const { person } of reachFrom(rung, route, chain, world.barred, told)?.recipients ?? [])
              told.add(person.id);
          }
          // Nobody who may be told is on no step, and nobody is told who may not be.
          expect([...told].sort()).toEqual([...allowed].sort());
          expect([...told].some(reachable)).toBe(!isAlarmed);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('without an alarm of the chain the duty person is told of an ordinary concern, and can be', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const chain = chainOf(world);
        const alarm = chainAlarm(chain, reaches(world));
        const barred: Barred = { ...reportedBy(aPerson('z')), excluded: excluding() };
        const first = firstRecipients('duty', chain, barred)?.recipients.map(({ person }) => person.id) ?? [];
        const dutyIsTold = chain.duty !== undefined && first.includes(chain.duty.id) && reaches(world)(chain.duty.id);
        expect(dutyIsTold).toBe(alarm === undefined || alarm === 'deputy-unreachable');
        // The alarm of all is the alarm of a concern that nobody is kept from.
        expect(alarm === 'nobody-reachable').toBe(alarmFor(chain, barred, reaches(world)) !== undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('what sets off the alarm of the chain is a problem of the rota at that instant, and the other way round', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const kinds: ReadonlySet<string> = new Set(problemsAt(world).map(({ kind }) => kind));
        const chain = chainOf(world);
        const dutyFails = ['nobody-on-duty', 'duty-has-left', 'duty-unreachable'].some((kind) => kinds.has(kind));
        const reachesDuty = chain.duty !== undefined && reaches(world)(chain.duty.id);
        expect(dutyFails).toBe(!reachesDuty);
        const alarm = chainAlarm(chain, reaches(world));
        expect(dutyFails).toBe(alarm === 'duty-unreachable' || (alarm === 'nobody-reachable' && !reachesDuty));
        if (alarm === 'deputy-unreachable') expect(kinds).toContain('deputy-unreachable');
        if (kinds.has('deputy-unreachable')) expect(alarm).toBeDefined();
        expect(kinds.has('no-deputy')).toBe(
          onDutyAt(world.rota, world.at).duty !== undefined && onDutyAt(world.rota, world.at).deputy === undefined,
        );
      }),
      { numRuns: 300 },
    );
  });
});
