import { type DutyRecord, type DutyTell, followRota, nextLookAt, tellLeadsLate } from '../../domain/duty-handover.js';
import { asItemId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { shiftAt } from '../../domain/rota/shifts.js';
import type { Clock, MatterStore, OrganisationStore, Random } from '../ports.js';
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
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Pick<Random, 'token'>;
}

export function createFollowDuty({ dutyRecord, organisation, currentChain, clock, random }: Deps): FollowDuty {
  async function follow(): Promise<void> {
    const now = clock.now();
    const settings = await organisation.current();
    const chain = await currentChain(settings, now);
    await dutyRecord.change((record) => {
      const followed = followRota(record, shiftAt(settings.rota, now), now, () => asItemId(random.token()));
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
