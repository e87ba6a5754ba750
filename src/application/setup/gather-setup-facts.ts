import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { rotaProblems } from '../../domain/rota/rota-problems.js';
import type { KeyHolder, NamedGap, SetupFacts } from '../../domain/setup/checklist.js';
import { copiesOf } from '../../domain/setup/key-copies.js';
import type { SetupBook } from '../../domain/setup/setup-book.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** What is true of the installation, for the checklist of its set-up. */
export type GatherSetupFacts = () => Promise<SetupFacts>;

/** What the settings of the process say. */
export interface Installed extends Pick<SetupFacts, 'production' | 'key' | 'keyId' | 'channels'> {
  /** Of the key that is used now. It is shown nowhere: whoever knows it has it from their copy. */
  readonly fingerprint: string;
}

interface Deps {
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly setupBook: Pick<MatterStore<SetupBook>, 'read'>;
  readonly clock: Clock;
  readonly installed: Installed;
}

const LOOKED_AHEAD_MS = 8 * 7 * 86_400_000;

export function createGatherSetupFacts(deps: Deps): GatherSetupFacts {
  const { people, organisation, currentChain, setupBook, clock, installed } = deps;
  const { fingerprint, ...ofProcess } = installed;
  return async () => {
    const now = clock.now();
    const settings = await organisation.current();
    const { rota, phones, externalContact, agencies } = settings;
    const [chain, book] = await Promise.all([currentChain(settings, now), setupBook.read()]);
    const copies = copiesOf(book, fingerprint);
    const onRota = new Set([...rota.weeks, ...rota.overrides.filter(({ to }) => to > now).map(({ person }) => person)]);
    const known = await people.byIds([...new Set([...onRota, ...copies.map(({ person }) => person)])]);
    const holders = copies.flatMap(({ id: copy, person: of, at }): readonly KeyHolder[] => {
      const person = known.find(({ id, active }) => id === of && active);
      return person ? [{ copy, person, at }] : [];
    });
    return {
      now,
      chain,
      phones,
      externalContact,
      agencies,
      rotaGaps: gapsOf(settings, known, now),
      keyHolders: holders,
      onRota: known.filter(({ id, active }) => onRota.has(id) && active),
      cards: book.cards,
      ...ofProcess,
    };
  };
}

function gapsOf({ rota }: Organisation, known: readonly Person[], now: Date): readonly NamedGap[] {
  const problems = rotaProblems(rota, known, new Set(), now, new Date(now.getTime() + LOOKED_AHEAD_MS));
  return problems.flatMap((problem): readonly NamedGap[] => {
    const { from, to } = problem;
    if (problem.kind === 'nobody-on-duty') return [{ from, to }];
    if (problem.kind !== 'duty-has-left') return [];
    return [{ from, to, name: known.find(({ id }) => id === problem.person)?.name }];
  });
}
