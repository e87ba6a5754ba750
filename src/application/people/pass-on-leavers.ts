import { caseFileOf } from '../../domain/case/case-file.js';
import type { Concern } from '../../domain/concern.js';
import type { ConcernId, PersonId } from '../../domain/ids.js';
import { afterLeaving } from '../../domain/leaving/after-leaving.js';
import { without } from '../../domain/leaving/context.js';
import { peopleAmong } from '../../domain/reporter.js';
import type { Clock, ConcernStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/**
 * Passes on whatever open concerns still await from people who have left. Found from what is stored, however they left: so what a
 * crash interrupted is completed, and doing it again changes nothing.
 */
export type PassOnLeavers = () => Promise<void>;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'peopleAwaited' | 'awaiting' | 'change'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  /** One concern that can't be opened must not keep the others waiting. */
  readonly onFault: (error: unknown) => void;
}

export function createPassOnLeavers(deps: Deps): PassOnLeavers {
  const { concerns, people, organisation, currentChain, clock, onFault } = deps;

  async function passOn(id: ConcernId, leaver: PersonId, gone: ReadonlySet<PersonId>): Promise<void> {
    const settings = await organisation.current();
    const now = clock.now();
    const chain = without(await currentChain(settings, now), gone);
    await concerns.change(id, async (concern) =>
      afterLeaving(concern, leaver, {
        now,
        chain,
        organisation: settings,
        people: await people.byIds(partsIn(concern)),
      }),
    );
  }

  return async () => {
    const awaited = await people.byIds(await concerns.peopleAwaited());
    const gone = new Set(awaited.filter(({ active }) => !active).map(({ id }) => id));
    for (const leaver of gone) {
      for (const id of await concerns.awaiting(leaver)) await passOn(id, leaver, gone).catch(onFault);
    }
  };
}

/** Whoever wrote in it, and whoever it was offered to. */
function partsIn(concern: Concern): readonly PersonId[] {
  const { handover } = caseFileOf(concern);
  const authors = peopleAmong(concern.chronology.map(({ author }) => author));
  return [...new Set([...authors, ...(handover ? [handover.to] : [])])];
}
