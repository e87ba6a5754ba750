import type { RunningDrill } from '../../domain/drill-log.js';
import { practiceReport } from '../../domain/practice.js';
import { raise } from '../../domain/raising.js';
import { referenceFrom } from '../../domain/reference.js';
import type { DraftStore } from '../draft-store.js';
import type { Clock, ConcernStore, OrganisationStore, Random } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** `impossible`: its draft is gone, or nobody is left who could be asked. */
export type PracticeRaised = 'raised' | 'impossible';

/** Raises the practice concern of a drill as any concern is raised; however often it is asked it makes one. @throws StorageError */
export type RaisePractice = (drill: RunningDrill) => Promise<PracticeRaised>;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'add'>;
  readonly drafts: Pick<DraftStore, 'find'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Random;
}

const REFERENCE_TRIES = 5;

export function createRaisePractice(deps: Deps): RaisePractice {
  const { concerns, drafts, organisation, currentChain, clock, random } = deps;
  return async ({ draft: { id, owner }, urgent }) => {
    const draft = await drafts.find(owner, id);
    if (draft === undefined) return 'impossible';
    const { reporter, formToken, dataKey } = draft;
    const settings = await organisation.current();
    const now = clock.now();
    const chain = await currentChain(settings, now);
    for (let tries = 0; tries < REFERENCE_TRIES; tries += 1) {
      const fresh = {
        id: dataKey.concernId,
        reference: referenceFrom(random.bytes(6)),
        formToken,
        reporter: reporter.id,
        reporterAccounts: reporter.accounts,
        report: practiceReport(urgent),
        excluded: { people: [], accounts: [] },
        practice: true,
      } as const;
      const change = raise(fresh, chain, settings, now);
      if (change.outcome.kind === 'nobody-told') return 'impossible';
      if ((await concerns.add(change, dataKey)).kind !== 'reference-taken') return 'raised';
    }
    throw new Error('no free reference was found for a practice concern');
  };
}
