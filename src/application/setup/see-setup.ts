import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { type SetupFacts, type SetupItem, setupChecklist, toBeReached } from '../../domain/setup/checklist.js';
import { maySetUp } from '../../domain/setup/setup-book.js';
import { standingOf } from '../../domain/setup/test-cards.js';
import { createWhyUnreached, type UnreachedDeps, type WhyUnreached } from '../people/why-unreached.js';
import type { OrganisationStore } from '../ports.js';
import type { GatherSetupFacts } from './gather-setup-facts.js';

export interface SetupShown {
  readonly items: readonly SetupItem[];
  readonly keyId: string;
  readonly holders: SetupFacts['keyHolders'];
  readonly viewer: PersonId;
  /** Whose test card has no answer. */
  readonly waiting: readonly WaitingForCard[];
  readonly zone: string;
  readonly now: Date;
}

export interface WaitingForCard {
  readonly person: Person;
  readonly since: Date;
  /** Why no message reaches them, where that is known. */
  readonly because?: WhyUnreached | undefined;
}

/** Undefined for whoever has nothing to do with the set-up. */
export type SeeSetup = (viewer: Person) => Promise<SetupShown | undefined>;

interface Deps extends UnreachedDeps {
  readonly gatherSetupFacts: GatherSetupFacts;
  readonly organisation: OrganisationStore;
}

export function createSeeSetup({ gatherSetupFacts, organisation, ...reaching }: Deps): SeeSetup {
  const whyUnreached = createWhyUnreached(reaching);

  function waitingIn(facts: SetupFacts): Promise<readonly WaitingForCard[]> {
    const waiting = toBeReached(facts).flatMap((person) => {
      const standing = standingOf(facts.cards, person, facts.now);
      return standing.kind === 'waiting' ? [{ person, since: standing.since }] : [];
    });
    return Promise.all(waiting.map(async (each) => ({ ...each, because: await whyUnreached(each.person) })));
  }

  return async (viewer) => {
    if (!maySetUp(viewer)) return undefined;
    const facts = await gatherSetupFacts();
    const [{ zone }, waiting] = await Promise.all([organisation.current(), waitingIn(facts)]);
    const { keyId, keyHolders: holders, now } = facts;
    return { items: setupChecklist(facts), keyId, holders, viewer: viewer.id, waiting, zone, now };
  };
}
