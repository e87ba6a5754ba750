import { caseFileOf } from '../../domain/case/case-file.js';
import { saidAfterMerge, takeWords, tellOfOther, toldWith } from '../../domain/case/duplicates.js';
import { type ConfirmExclusions, keepFromToo } from '../../domain/case/staff.js';
import { withDue } from '../../domain/case/with-due.js';
import { workOf } from '../../domain/case/work.js';
import { asItemId, type ConcernId, type FormToken } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { peopleAmong, type Reporter } from '../../domain/reporter.js';
import type { Clock, ConcernStore, OrganisationStore, PeopleStore, Random } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

interface Deps {
  readonly concerns: Pick<ConcernStore, 'find' | 'change'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Pick<Random, 'token'>;
}

/**
 * The second write of what concerns a duplicate and the concern in which it goes on. The first one stands already; where the
 * second fails, sending the form again completes it, and completing it twice changes nothing.
 */
export function createFollowMerges({ concerns, people, organisation, currentChain, clock, random }: Deps) {
  return {
    /** What a reporter sent with that form about a duplicate is recorded where the work goes on as well. */
    passOnWords: async (by: { readonly id: Reporter }, concernId: ConcernId, token: FormToken): Promise<void> => {
      // Read after the first write: a merge at the same moment is followed, or has seen the words.
      const duplicate = await concerns.find(concernId);
      const event = duplicate && saidAfterMerge(duplicate, by, token);
      if (duplicate === undefined || event === undefined) return;
      const { leads } = await currentChain(await organisation.current(), clock.now());
      const passed = new Set([duplicate.id]);
      let next = caseFileOf(duplicate).mergedInto?.concern;
      while (next !== undefined && !passed.has(next)) {
        passed.add(next);
        const taken = await concerns.change(next, async (concern) => {
          const holder = await people.byIds(concern.holder === undefined ? [] : [concern.holder]);
          const world = { now: clock.now(), token, leads, people: holder };
          return takeWords(concern, { event, from: by.id, duplicate, ...world });
        });
        next = taken?.kind === 'goes-on-in' ? taken.concern : undefined;
      }
    },

    /** What the reporter of a concern was told with that form is told to the reporters of its duplicates, and of theirs. */
    passOnNews: async (concernId: ConcernId, token: FormToken): Promise<void> => {
      const of = await concerns.find(concernId);
      const about = of && toldWith(of, token);
      if (of === undefined || about === undefined) return;
      const passed = new Set([concernId]);
      const left = duplicatesIn(of);
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        if (passed.has(next)) continue;
        passed.add(next);
        const duplicate = await concerns.find(next);
        if (duplicate === undefined) continue;
        left.push(...duplicatesIn(duplicate));
        const [reporter] = await people.byIds(peopleAmong([duplicate.reporter]));
        const news = { about, of, reporter, token, now: clock.now() };
        await concerns.change(next, (current) => tellOfOther(current, news));
      }
    },

    /** Whoever is kept from one of them is kept from all: the same matter stands in each. */
    passOnExclusion: async (by: Person, concernId: ConcernId, command: ConfirmExclusions, token: FormToken) => {
      const settings = await organisation.current();
      const chain = await currentChain(settings, clock.now());
      for (const other of await othersOfMatter(concerns, concernId)) {
        await concerns.change(other, async (concern) => {
          const holder = await people.byIds(concern.holder === undefined ? [] : [concern.holder]);
          const context = {
            now: clock.now(),
            chain,
            rota: settings.rota,
            newId: () => asItemId(random.token()),
            token,
            people: holder,
          };
          const work = workOf(concern, caseFileOf(concern), by, context);
          return withDue(concern, keepFromToo(work, command), settings);
        });
      }
    },
  };
}

/** All concerns that are one matter, apart from that one: what it goes on in, and what goes on in it. */
async function othersOfMatter({ find }: Pick<ConcernStore, 'find'>, id: ConcernId): Promise<readonly ConcernId[]> {
  const passed = new Set<ConcernId>();
  const left = [id];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (passed.has(next)) continue;
    passed.add(next);
    const concern = await find(next);
    const goesOnIn = concern && caseFileOf(concern).mergedInto?.concern;
    left.push(...(concern ? duplicatesIn(concern) : []), ...(goesOnIn ? [goesOnIn] : []));
  }
  return [...passed].filter((each) => each !== id);
}

function duplicatesIn(concern: Parameters<typeof caseFileOf>[0]): ConcernId[] {
  return caseFileOf(concern).duplicates.map((duplicate) => duplicate.concern);
}
