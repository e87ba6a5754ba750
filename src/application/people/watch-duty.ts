import type { ItemId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { followReach, type ReachRecord, type Spell, watchedParts } from '../../domain/people/duty-reach.js';
import { onDutyAt } from '../../domain/rota.js';
import type { Chain } from '../../domain/routing.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { CheckPerson } from './check-person.js';
import type { ReachOf } from './reach-of.js';
import { leadsElseManagers } from './whom-to-alarm.js';

/**
 * Looks whether whoever is on duty, and their deputy, could be told of a concern that came now. Alarms others once for each
 * spell, and lets the alarm say when it is over.
 */
export type WatchDuty = () => Promise<void>;

interface Deps {
  readonly reach: MatterStore<ReachRecord>;
  readonly organisation: OrganisationStore;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly currentChain: CurrentChain;
  readonly checkPerson: CheckPerson;
  readonly reachOf: ReachOf;
  readonly newId: () => ItemId;
  readonly clock: Clock;
}

export function createWatchDuty(deps: Deps): WatchDuty {
  const { reach, organisation, people, currentChain, checkPerson, reachOf, newId, clock } = deps;

  function lettersOf(spell: Spell, chain: Chain): Letter[] {
    const deputy = spell.as === 'duty' && chain.deputy ? [chain.deputy] : [];
    const told = [...deputy, ...leadsElseManagers(chain, [spell.person])];
    const ids = new Set(told.map(({ id }) => id).filter((id) => id !== spell.person));
    return [...ids].map((to) => ({ kind: 'letter', to, about: 'duty-unreachable', item: spell.id }));
  }

  return async () => {
    const settings = await organisation.current();
    const onDuty = onDutyAt(settings.rota, clock.now());
    const both = [onDuty.duty, onDuty.deputy].filter((id) => id !== undefined);
    // One after another: whether somebody may leave depends on who has left.
    for (const person of await people.byIds(both)) if (person.active) await checkPerson(person);
    // Anew: the directories may have said something of them.
    const known = await people.byIds(both);
    const reached = await Promise.all(known.map(async (person) => [person.id, await reachOf(person)] as const));
    const reaches = new Map(reached);
    const watched = watchedParts(onDuty, (person) => reaches.get(person));
    const now = clock.now();
    const chain = await currentChain(settings, now);
    await reach.change((record) => {
      const { record: state, begun, ended } = followReach(record, watched, now, newId);
      const letters = begun.flatMap((spell) => lettersOf(spell, chain));
      return { state, letters, refresh: ended.map(({ id }) => id), outcome: undefined };
    });
  };
}
