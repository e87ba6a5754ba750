import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNobodyReachable } from '../../../../src/application/people/nobody-reachable.js';
import type { Exclusion } from '../../../../src/domain/concern.js';
import { passOnUnreachable } from '../../../../src/domain/escalation.js';
import { asItemId, type PersonId } from '../../../../src/domain/ids.js';
import { ALL_REACHED, type DutyPart, followReach, watchedParts } from '../../../../src/domain/people/duty-reach.js';
import { hasRole, type Person, ROLES } from '../../../../src/domain/person.js';
import { raise } from '../../../../src/domain/raising.js';
import { type RotaProblem, rotaProblems } from '../../../../src/domain/rota/rota-problems.js';
import { onDutyAt, type Rota } from '../../../../src/domain/rota.js';
import {
  type Barred,
  type Chain,
  everyone,
  everyoneAllowed,
  firstRecipients,
  reachFrom,
} from '../../../../src/domain/routing.js';
import {
  aChain,
  aNewConcern,
  anOrganisation,
  aPerson,
  aReport,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  RECEIVED,
  reportedBy,
  SAM,
} from '../../../support/builders.js';
import { RANDOM_FROM, randomRotas, WEEK_MS } from '../../../support/random-rota.js';

const butFor =
  (...people: readonly Person[]) =>
  (id: PersonId) =>
    !people.some((person) => person.id === id);

/** Asked as the product does for its metric, its log and its heartbeat. */
function reachesNobody(chain: Chain, reachable: (id: PersonId) => boolean): Promise<boolean> {
  return createNobodyReachable({
    organisation: { current: async () => anOrganisation() },
    currentChain: async () => chain,
    reachOf: async ({ id }) => (reachable(id) ? 'reached' : 'unreachable'),
    clock: { now: () => RECEIVED },
  })();
}

describe('nobody of a chain can be reached', () => {
  it.each<readonly [string, Chain, readonly Person[], boolean]>([
    ['everybody can', aChain(), [], false],
    ['nobody but a manager can', aChain(), [PRIYA, SAM, LEILA, LARS], false],
    ['nobody can', aChain(), [PRIYA, SAM, LEILA, LARS, FIONA], true],
    ['nobody is on duty and the others can', aChain({ duty: undefined }), [], false],
    ['there is nobody', { leads: [], managers: [] }, [], true],
  ])('where %s: %#', async (_, chain, unreachable, nobody) => {
    expect(await reachesNobody(chain, butFor(...unreachable))).toBe(nobody);
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

  /** Alarms that stand about whoever is on duty and their deputy, as the watch over duty finds them. */
  function spellsAt(world: World): readonly DutyPart[] {
    const active = new Set(world.people.filter((person) => person.active).map(({ id }) => id));
    const watched = watchedParts(onDutyAt(world.rota, world.at), (id) =>
      active.has(id) && reaches(world)(id) ? 'reached' : 'unreachable',
    );
    return followReach(ALL_REACHED, watched, world.at, () => asItemId('spell')).begun.map(({ as }) => as);
  }

  /** A concern that comes now, passed on until somebody can be reached, or nobody is left. */
  function raisedIn(world: World, responsible: 'yes' | 'no') {
    const chain = chainOf(world);
    const { reporter, reporterAccounts, excluded } = world.barred;
    const fresh = aNewConcern({ reporter, reporterAccounts, excluded, report: aReport({ responsible }) });
    const change = raise(fresh, chain, anOrganisation(), world.at);
    let { concern } = change;
    const notices = [...change.notices];
    for (;;) {
      const out = concern.routed.find(({ person, unreachableAt }) => !reaches(world)(person) && !unreachableAt);
      if (out === undefined) break;
      const passed = passOnUnreachable(concern, out.person, chain, world.at);
      if (passed.concern === concern) break;
      concern = passed.concern;
      notices.push(...passed.notices);
    }
    const isReached = concern.routed.some(({ person }) => reaches(world)(person));
    const reporterHears = change.outcome.kind !== 'sent' || notices.some(({ kind }) => kind === 'nobody-yet');
    return { isReached, reporterHears };
  }

  it('somebody is told of a concern who can be reached, or its reporter hears at once that nobody has it', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('yes' as const, 'no' as const), (world, responsible) => {
        const { isReached, reporterHears } = raisedIn(world, responsible);
        expect(isReached || reporterHears).toBe(true);
        const allowed = everyoneAllowed(chainOf(world), world.barred);
        if (!allowed.some(({ person }) => reaches(world)(person.id))) expect(reporterHears).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('somebody who may be told is on a step of either route, and nobody else is', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const chain = chainOf(world);
        const allowed = everyoneAllowed(chain, world.barred).map(({ person }) => person.id);
        for (const route of ['duty', 'lead'] as const) {
          const told = new Set(firstRecipients(route, chain, world.barred)?.recipients.map(({ person }) => person.id));
          for (let rung = 0; rung < 3; rung += 1) {
            for (const { person } of reachFrom(rung, route, chain, world.barred, told)?.recipients ?? [])
              told.add(person.id);
          }
          expect([...told].sort()).toEqual([...allowed].sort());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the chain has somebody who can be reached, or the alarm of all stands; the duty person can, or theirs does', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const chain = chainOf(world);
        const isReached = everyone(chain).some(({ person }) => reaches(world)(person.id));
        expect(await reachesNobody(chain, reaches(world))).toBe(!isReached);
        const spells = spellsAt(world);
        const barred: Barred = { ...reportedBy(aPerson('z')), excluded: excluding() };
        const first = firstRecipients('duty', chain, barred)?.recipients.map(({ person }) => person.id) ?? [];
        const dutyIsTold = chain.duty !== undefined && first.includes(chain.duty.id) && reaches(world)(chain.duty.id);
        expect(dutyIsTold).toBe(!spells.includes('duty'));
        if (!isReached) expect(spells).toContain('duty');
      }),
      { numRuns: 300 },
    );
  });

  it('what alarms of duty and deputy is a problem of the rota at that instant, and the other way round', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const kinds: ReadonlySet<string> = new Set(problemsAt(world).map(({ kind }) => kind));
        const has = (...some: readonly string[]) => some.some((kind) => kinds.has(kind));
        const spells = spellsAt(world);
        expect(spells.includes('duty')).toBe(has('nobody-on-duty', 'duty-has-left', 'duty-unreachable'));
        expect(spells.includes('deputy')).toBe(has('deputy-has-left', 'deputy-unreachable'));
        const { duty, deputy } = onDutyAt(world.rota, world.at);
        expect(has('no-deputy')).toBe(duty !== undefined && deputy === undefined);
      }),
      { numRuns: 300 },
    );
  });
});
