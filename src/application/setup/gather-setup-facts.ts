import type { PersonId } from '../../domain/ids.js';
import { rotaGaps } from '../../domain/rota-gaps.js';
import type { NamedGap, SetupFacts } from '../../domain/setup/checklist.js';
import type { Clock, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** What is true of the installation, for the checklist of its set-up. */
export type GatherSetupFacts = () => Promise<SetupFacts>;

interface Deps {
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  /** What the settings of the process say. */
  readonly installed: Pick<SetupFacts, 'production' | 'key' | 'channels'>;
  /** What people have said or answered. */
  readonly confirmed: () => Promise<Pick<SetupFacts, 'keyHolders' | 'reachedByTestCard'>>;
}

const LOOKED_AHEAD_MS = 8 * 7 * 86_400_000;

export function createGatherSetupFacts(deps: Deps): GatherSetupFacts {
  const { people, organisation, currentChain, clock, installed, confirmed } = deps;
  return async () => {
    const now = clock.now();
    const settings = await organisation.current();
    const { rota, phones, externalContact, agencies } = settings;
    const onRota = [...new Set([...rota.weeks, ...rota.overrides.map(({ person }) => person)])];
    const [chain, known, said] = await Promise.all([currentChain(settings, now), people.byIds(onRota), confirmed()]);
    const isHere = (id: PersonId) => known.some((person) => person.id === id && person.active);
    const gaps = rotaGaps(rota, isHere, { from: now, to: new Date(now.getTime() + LOOKED_AHEAD_MS) });
    const named = gaps.map(({ from, to, person }): NamedGap => {
      const name = known.find(({ id }) => id === person)?.name;
      return { from, to, ...(name && { name }) };
    });
    return { now, chain, phones, externalContact, agencies, rotaGaps: named, ...installed, ...said };
  };
}
