import { beginDrill, type DrillLog } from '../../domain/drill-log.js';
import { asItemId, type FormToken, type ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { mayDrill, practiceSteps } from '../../domain/practice.js';
import { stopPractice } from '../../domain/stop-practice.js';
import type { DraftStore } from '../draft-store.js';
import type { Clock, ConcernStore, MatterStore, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { AdvanceDrill } from './advance-drill.js';

export type DrillStarted =
  | { readonly kind: 'started' }
  | { readonly kind: 'another-runs' | 'too-soon' }
  /** Whoever starts it is not asked, and there is nobody else. */
  | { readonly kind: 'nobody-to-ask' }
  | { readonly kind: 'not-theirs' };

export type DrillStopped =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'ended-before' }
  | { readonly kind: 'not-theirs' };

/** @param token of the form that was sent: sending it again starts no second drill. */
export type StartDrill = (by: Person, urgent: boolean, token: FormToken) => Promise<DrillStarted>;
export type StopDrill = (by: Person, id: ItemId) => Promise<DrillStopped>;

interface Deps {
  readonly drills: MatterStore<DrillLog>;
  readonly drafts: Pick<DraftStore, 'open'>;
  readonly concerns: Pick<ConcernStore, 'change'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly advanceDrill: AdvanceDrill;
  readonly clock: Clock;
}

/** One drill at a time: it is noted as running first, and whatever breaks off after that is taken up again. */
export function createStartDrill(deps: Deps): StartDrill {
  const { drills, drafts, organisation, currentChain, advanceDrill, clock } = deps;
  return async (by, urgent, token) => {
    const [owner] = by.accounts;
    if (!mayDrill(by) || owner === undefined) return { kind: 'not-theirs' };
    const chain = await currentChain(await organisation.current(), clock.now());
    if (practiceSteps(chain, by).length === 0) return { kind: 'nobody-to-ask' };
    const { id, dataKey } = await drafts.open(by, owner, `drill ${token}`, {});
    const drill = { id: asItemId(token), concernId: dataKey.concernId, draft: { id, owner }, urgent };
    const begun = await drills.change((log) => beginDrill(log, drill, clock.now()));
    if (begun.kind === 'another-runs' || begun.kind === 'too-soon') return begun;
    await advanceDrill();
    return { kind: 'started' };
  };
}

export function createStopDrill({ drills, concerns, advanceDrill, clock }: Deps): StopDrill {
  return async (by, id) => {
    const { running } = await drills.read();
    if (running?.id !== id) return { kind: mayDrill(by) ? 'ended-before' : 'not-theirs' };
    const outcome = await concerns.change(running.concernId, (concern) => stopPractice(concern, by, clock.now()));
    if (outcome?.kind !== 'not-theirs') await advanceDrill();
    return outcome ?? { kind: 'ended-before' };
  };
}
