import { type DutyRecord, type DutyTell, followRota, nextLookAt, tellLeadsLate } from '../../domain/duty-handover.js';
import { askWhoIsOnDuty } from '../../domain/escalation.js';
import { asItemId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { shiftAt } from '../../domain/rota/shifts.js';
import type { Chain } from '../../domain/routing.js';
import type { Clock, ConcernStore, MatterStore, OrganisationStore, Random } from '../ports.js';
import type { CurrentChain } from './current-chain.js';

export interface FollowDuty {
  /**
   * Sees that whoever comes on duty is told, and that the leads hear when they don't say that they know. At each tick one small
   * record is read, and nothing is written until something has changed.
   */
  readonly follow: () => Promise<void>;
  /** Draws the card of whoever is on duty anew: a concern that it names may be kept from them since. */
  readonly renewCard: () => Promise<void>;
}

interface Deps {
  readonly dutyRecord: MatterStore<DutyRecord>;
  readonly concerns: Pick<ConcernStore, 'unacknowledged' | 'change'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Pick<Random, 'token'>;
  readonly onFault: (error: unknown) => void;
}

/** A storm beyond this is escalated by its clocks. */
const MOST_WAITING = 200;

export function createFollowDuty(deps: Deps): FollowDuty {
  const { dutyRecord, concerns, organisation, currentChain, clock, random, onFault } = deps;

  /** What nobody has taken yet would otherwise wait for its clock, with whoever has just gone off duty. */
  async function askForWaiting(chain: Chain, now: Date): Promise<void> {
    for (const id of await concerns.unacknowledged(MOST_WAITING)) {
      try {
        await concerns.change(id, (concern) => askWhoIsOnDuty(concern, chain, now));
      } catch (error) {
        // One that can't be opened must keep neither the others nor the handover.
        onFault(error);
      }
    }
  }

  async function follow(): Promise<void> {
    const now = clock.now();
    const settings = await organisation.current();
    const chain = await currentChain(settings, now);
    const shift = shiftAt(settings.rota, now);
    const before = (await dutyRecord.read()).current;
    // First, so that a crash in between repeats it: whoever was asked is not asked again.
    if (before === undefined || before.person !== shift.duty) await askForWaiting(chain, now);
    await dutyRecord.change((record) => {
      const followed = followRota(record, shift, now, () => asItemId(random.token()));
      const { record: state, tells } = tellLeadsLate(followed.record, chain, now);
      const all = [...followed.tells, ...tells];
      // The one before may have a card that says that they are on duty still.
      const ended = record.current !== undefined && state.current !== record.current ? [record.current.id] : [];
      return {
        state,
        letters: all.map(letterOf),
        refresh: ended,
        nextAt: nextLookAt(state, settings.rota, now),
        outcome: undefined,
      };
    });
  }

  return {
    follow,
    renewCard: async () => {
      const { current } = await dutyRecord.read();
      if (current) await dutyRecord.refreshLetters(current.id);
    },
  };
}

function letterOf({ to, about, turn }: DutyTell): Letter {
  return { kind: 'letter', to, about, item: turn };
}
