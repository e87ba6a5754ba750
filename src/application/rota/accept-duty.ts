import { takeOverWithDuty, takesOverWithDuty } from '../../domain/case/goes-with-duty.js';
import { withDue } from '../../domain/case/with-due.js';
import { acceptDuty, type DutyAccepted, type DutyRecord, nextLookAt } from '../../domain/duty-handover.js';
import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Clock, ConcernStore, MatterStore, OrganisationStore } from '../ports.js';
import type { WorkOfDuty } from './work-of-duty.js';

export type AcceptDuty = (by: Person) => Promise<DutyAccepted>;

interface Deps {
  readonly dutyRecord: MatterStore<DutyRecord>;
  readonly concerns: Pick<ConcernStore, 'changeFor'>;
  readonly workOfDuty: WorkOfDuty;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/**
 * Whoever is on duty says that they know, and takes over what is open with those who were before, where it goes with the duty. The concerns come first, each in a
 * write of its own: where that breaks off, accepting again completes it, and until then nobody believes that it is done.
 */
export function createAcceptDuty({ dutyRecord, concerns, workOfDuty, organisation, clock }: Deps): AcceptDuty {
  return async (by) => {
    const record = await dutyRecord.read();
    const { outcome } = acceptDuty(record, by, { now: clock.now() });
    if (outcome.kind !== 'accepted') return outcome;
    const { rota } = await organisation.current();
    const isTakingOver = takesOverWithDuty(by, rota, clock.now());
    if (isTakingOver) await takeOver(by, record.current?.openWith ?? []);
    return dutyRecord.change(async (now) => {
      const openWith = isTakingOver ? undefined : now.current?.openWith;
      const accepted = acceptDuty(now, by, { now: clock.now(), openWith });
      const turn = accepted.record.current;
      const refresh = [turn?.id, ...now.log.slice(-1).map(({ id }) => id)].filter((id) => id !== undefined);
      return {
        state: accepted.record,
        letters: [],
        refresh,
        nextAt: nextLookAt(accepted.record, rota, clock.now()),
        outcome: accepted.outcome,
      };
    });
  };

  async function takeOver(by: Person, from: readonly PersonId[]): Promise<void> {
    const settings = await organisation.current();
    for (const { id } of await workOfDuty.goingTo(by, from)) {
      await concerns.changeFor(by, id, (concern) =>
        withDue(concern, takeOverWithDuty(concern, by, from, clock.now()), settings),
      );
    }
  }
}
