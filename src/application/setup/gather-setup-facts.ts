import { rotaProblems } from '../../domain/rota/rota-problems.js';
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
    const problems = rotaProblems(rota, known, new Set(), now, new Date(now.getTime() + LOOKED_AHEAD_MS));
    const gaps = problems.flatMap((problem): readonly NamedGap[] => {
      const { from, to } = problem;
      if (problem.kind === 'nobody-on-duty') return [{ from, to }];
      if (problem.kind !== 'duty-has-left') return [];
      return [{ from, to, name: known.find(({ id }) => id === problem.person)?.name }];
    });
    return { now, chain, phones, externalContact, agencies, rotaGaps: gaps, ...installed, ...said };
  };
}
