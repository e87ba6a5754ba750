import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskedCommand } from '../../src/application/concerns/work-on-concern.js';
import { CASE_VERBS } from '../../src/domain/case/case-verbs.js';
import type { CaseCommand } from '../../src/domain/case/commands.js';
import { type Concern, isReporter } from '../../src/domain/concern.js';
import { accountOn, asConcernId, asPersonId, type ConcernId, unknownAccountOn } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import { createCaseFlow } from '../../src/presentation/case/case-flow.js';
import { aPerson, at, excluding, minutesAfter, reportedBy, told } from '../support/builders.js';
import { aHeldConcern, COMMANDS, EVENTS, ITEMS, WORKING, writtenBy } from '../support/case.js';
import { type CaseDesk, openCaseDesk } from '../support/case-desk.js';
import { beginning, CAST, CHAIN, type Step, stories } from '../support/case-story.js';

/**
 * Domain reference, section 5: whoever is kept from a concern gets from the real engine what they would get if it had never been
 * raised: every list with its pages and their borders, every look-up, item and verb.
 */

/** The accounts of both platforms; the role of a lead, so that without exclusion they would find everything. */
const BOTH = aPerson('hana', {
  roles: ['staff', 'lead', 'manager'],
  accounts: [accountOn('slack', 'UHANA'), accountOn('teams', 'hana-in-teams')],
});
/** Nobody knows an account of theirs in Teams. */
const UNHEARD = aPerson('ivo', { roles: ['staff', 'lead'] });
/** The organisation file gave their account to another id since. */
const RENAMED = aPerson('juno', { roles: ['staff', 'lead'], formerIds: [asPersonId('juno-before')] });
const EVERYBODY = [...CAST, BOTH, UNHEARD, RENAMED];
const [HOLDER = BOTH] = CAST;
const LEAD = CAST.find(({ id }) => id === 'eli') ?? BOTH;

let desk: CaseDesk;

beforeAll(async () => {
  desk = await openCaseDesk(EVERYBODY, CHAIN);
  // One page and a half of other work, everybody's, all due at the same moment: one more in between would move the borders.
  const [holder = BOTH] = CAST;
  for (let number = 0; number < 15; number += 1) {
    const owner = EVERYBODY[number % EVERYBODY.length] ?? holder;
    const others = EVERYBODY.map((person) => ({
      ...EVENTS['access-granted'],
      to: person.id,
      until: at('2030-01-01T00:00'),
    }));
    const action = { ...EVENTS['action-added'], owner: owner.id };
    await desk.stored(writtenBy(holder, aHeldConcern({ dueAt: WORKING, ...reportedBy(owner) }), ...others, action));
  }
});
afterAll(() => desk?.close());

async function pages<Page extends { hasMore: boolean; items: readonly object[] }>(page: (at: number) => Promise<Page>) {
  const found: object[] = [];
  for (let number = 0; number === 0 || found.length === number; number += 1) {
    const { items, hasMore } = await page(number);
    found.push({ items, hasMore });
    if (!hasMore) return found;
  }
  return found;
}

/** What they get without naming any concern. */
async function lists(person: Person) {
  return {
    cases: await pages((page) => desk.openWork.cases(person, page)),
    actions: await pages((page) => desk.openWork.actions(person, page)),
    own: await desk.store.raisedBy(person, 50),
  };
}

/** What they get for a concern whose id and reference they know. */
async function lookUps(person: Person, { id, reference }: Pick<Concern, 'id' | 'reference'>, command: AskedCommand) {
  return {
    found: await desk.store.findFor(person, id),
    byReference: await desk.store.findByReference(person, reference),
    read: await desk.read(person, id),
    item: await desk.readItem(person, id, ['action', 'question', 'own'], ITEMS.action),
    question: await desk.readItem(person, id, ['question'], ITEMS.question),
    acknowledge: await desk.acknowledge(person, id),
    decline: await desk.decline(person, id),
    verb: await desk.workOn(person, id, command, desk.newForm()),
    link: await linkFromOwn(person, reference),
  };
}

let own: Concern;
async function linkFromOwn(person: Person, reference: string) {
  own ??= await desk.stored(aHeldConcern({ status: 'closed' }));
  return [
    await desk.workOn(person, own.id, { verb: 'link-concern', reference }, desk.newForm()),
    await desk.workOn(person, own.id, { verb: 'merge-into', reference }, desk.newForm()),
  ];
}

const unknown = () => ({ id: asConcernId(randomUUID()), reference: 'SG-ZZZZZZ' as Concern['reference'] });

/** The rule in its own words. */
function isKept({ id, accounts }: Person, { excluded }: Concern): boolean {
  const teams = unknownAccountOn('teams');
  const unheard = excluded.accounts.includes(teams) && !accounts.some((account) => account.startsWith('teams:'));
  return excluded.people.includes(id) || unheard || accounts.some((account) => excluded.accounts.includes(account));
}

/** As a form gives it. */
function asked(command: CaseCommand): AskedCommand {
  switch (command.verb) {
    case 'link-concern':
    case 'merge-into':
      return { verb: command.verb, reference: command.other.reference };
    case 'take-duplicate':
      return { verb: 'link-concern', reference: command.other.reference };
    case 'confirm-exclusions':
      return { verb: command.verb, people: command.people.map(({ id }) => id) };
    default:
      return command;
  }
}

async function withoutTrace(id: ConcernId): Promise<void> {
  await desk.model.deleteOne({ _id: id });
  await desk.connection.collection('access-log').deleteMany({ concernId: id });
}

async function tell(id: ConcernId, steps: readonly Step[], after: (concern: Concern) => Promise<void>) {
  let now = WORKING;
  for (const { by, command, minutes } of steps) {
    now = minutesAfter(now, minutes);
    desk.setClock(now);
    const before = await desk.concern(id);
    const outcome = await desk.workOn(by, id, asked(command), desk.newForm());
    const concern = await desk.concern(id);
    expect(concern.chronology.slice(0, before.chronology.length)).toEqual(before.chronology);
    const fresh = concern.chronology.slice(before.chronology.length);
    // Whoever is kept from it has nothing to do about it any more.
    const own = fresh.filter(({ event }, index) => index === 0 || event.kind !== 'action-reassigned');
    expect(own).toHaveLength(outcome.kind === 'done' ? 1 : 0);
    expect(await desk.isIntact(id)).toBe(true);
    if (concern.excluded.people.length > before.excluded.people.length) await after(concern);
  }
  await after(await desk.concern(id));
}

describe('whatever is done with a concern, whoever is kept from it', () => {
  it('gets the same as if there were none, from the moment they are kept from it', async () => {
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(stories, async ({ excluded, steps }) => {
        const without = new Map<Person, object>();
        for (const person of CAST) without.set(person, await lists(person));
        const { id, reference } = await desk.stored(beginning(excluded));
        await tell(id, steps.slice(0, 12), async (concern) => {
          for (const person of CAST.filter((one) => isKept(one, concern))) {
            looked += 1;
            const { own, ...now } = await lists(person);
            const expected = without.get(person) ?? {};
            // Whoever raised it keeps their receipt, which is a reference and a state.
            expect(isReporter(person, concern) ? now : { ...now, own }).toEqual(
              isReporter(person, concern) ? { ...expected, own: undefined } : expected,
            );
            const command = COMMANDS['add-note'];
            expect(await lookUps(person, { id, reference }, command)).toEqual(
              await lookUps(person, unknown(), command),
            );
          }
        });
        await withoutTrace(id);
      }),
      { numRuns: 10 },
    );
    expect(looked).toBeGreaterThan(0);
  });

  it.each([
    ['by their id', { people: [BOTH.id], accounts: [] }, BOTH],
    ['by their Slack account', { people: [], accounts: [accountOn('slack', 'UHANA')] }, BOTH],
    ['by their Teams account', { people: [], accounts: [accountOn('teams', 'hana-in-teams')] }, BOTH],
    ['by an id that they had before', { people: [asPersonId('juno-before')], accounts: [] }, RENAMED],
    ['as anybody whose account nobody knows', { people: [], accounts: [unknownAccountOn('teams')] }, UNHEARD],
    ['in every way', excluding(BOTH), BOTH],
  ])('%s, finds nothing in any part that they had in it, with any verb', async (_, excluded, person) => {
    const before = await lists(person);
    const mine = writtenBy(
      person,
      aHeldConcern({
        holder: person.id,
        grantedTo: [person.id],
        routed: [told(person, 'lead')],
        route: 'lead',
        excluded,
      }),
      { ...EVENTS['action-added'], owner: person.id },
      EVENTS['reporter-asked'],
      { ...EVENTS.decided, asked: [person.id] },
      { ...EVENTS.referred, asked: [person.id] },
      { ...EVENTS['handover-offered'], to: person.id },
      { ...EVENTS['access-granted'], to: person.id },
    );
    const { id, reference } = await desk.stored(mine);
    expect(await lists(person)).toEqual(before);
    for (const verb of CASE_VERBS) {
      const command = asked(COMMANDS[verb]);
      expect(await lookUps(person, { id, reference }, command)).toEqual(await lookUps(person, unknown(), command));
    }
    // And without the exclusion they would have found all of it.
    await withoutTrace(id);
    const open = await desk.stored({ ...mine, excluded: excluding() });
    expect(await lists(person)).not.toEqual(before);
    expect((await desk.read(person, open.id)).kind).toBe('found');
    await withoutTrace(open.id);
  });

  it.each(['add-action', 'hand-over', 'grant-access', 'confirm-exclusions'] as const)(
    'is not offered to be chosen in the form of %s, by an account alone neither',
    async (verb) => {
      const accounts = [accountOn('teams', 'hana-in-teams'), ...LEAD.accounts];
      const { id } = await desk.stored(
        aHeldConcern({ holder: HOLDER.id, excluded: { people: [UNHEARD.id], accounts } }),
      );
      const flow = createCaseFlow({ ...desk, newToken: desk.newForm, deliverSoon: () => {} });
      const shown = await flow.open(HOLDER, { verb, concernId: id });
      const parts = shown.kind === 'form' ? shown.form.parts : [];
      const offered = parts.flatMap((part) => ('options' in part ? part.options.map(({ value }) => value) : []));
      expect(offered.length).toBeGreaterThan(0);
      for (const kept of [BOTH, UNHEARD, LEAD]) expect(offered).not.toContain(kept.id);
    },
  );
});
