import type { AskedCommand } from '../../src/application/concerns/work-on-concern.js';
import type { ConcernId, ItemId } from '../../src/domain/ids.js';
import { aReferral, aTriage } from '../support/case.js';
import { type Acting, newForm, personOf } from './acting.js';
import { plusHours } from './oracle/calendar.js';
import { raiseAs } from './raise-as.js';

interface Deps extends Acting {
  /** Whoever may raise concerns, and own actions: nobody of the chain. */
  readonly staff: readonly string[];
}

const URGENT_SHARE = 0.2;
/** In time, late, or never. */
const NEVER_SHARE = 0.15;

/** Concerns that are raised, taken and worked on, each step soon, late or never. */
export function planConcern({ staff, ...acting }: Deps, raisedAt: Date): void {
  const { fleet, oracle, diary, chance } = acting;
  const isUrgent = chance.happens(URGENT_SHARE);

  const person = (id: string) => personOf(acting, id);

  async function raise(now: Date): Promise<void> {
    const reporters = staff.filter((id) => oracle.people.byId(id)?.isHere);
    const reporterId = chance.pick(reporters);
    const reporter = await person(reporterId);
    const { concernId, reference } = await raiseAs(fleet.one(), reporter, isUrgent ? 'yes' : 'no');
    const colleagues = staff.filter((id) => id !== reporterId);
    const holder = oracle.rota.dutyAt(now);
    const takenAt = new Date(now.getTime() + chance.between(1, 3) * 60_000);
    diary.add({
      at: takenAt,
      when: 'at-any-time',
      does: async (at) => {
        const taken = await fleet.one().useCases.acknowledge(await person(holder), concernId);
        if (taken.kind !== 'acknowledged') throw new Error(`not acknowledged: ${taken.kind}`);
        oracle.cases.taken(reference, holder, now, at, isUrgent);
        plan({ concernId, reference, holder, colleagues }, at);
      },
    });
  }

  interface Taken {
    readonly concernId: ConcernId;
    readonly reference: string;
    readonly holder: string;
    /** Of the reporter, who is told nothing of the work. */
    readonly colleagues: readonly string[];
  }

  async function tries({ concernId }: Taken, by: string, command: AskedCommand) {
    return fleet.one().useCases.workOn(await person(by), concernId, command, newForm());
  }

  async function does(taken: Taken, by: string, command: AskedCommand): Promise<readonly ItemId[]> {
    const outcome = await tries(taken, by, command);
    if (outcome.kind !== 'done') throw new Error(`${command.verb}: ${JSON.stringify(outcome)}`);
    const { concernId } = taken;
    const { stores } = fleet.one();
    const { event } = (await stores.concerns.find(concernId))?.chronology.at(-1) ?? {};
    return event && 'id' in event && event.id !== undefined ? [event.id as ItemId] : [];
  }

  /** Sometimes soon, sometimes after everybody was told, sometimes never. */
  function perhaps(from: Date, hours: readonly [soon: number, late: number], act: (now: Date) => Promise<void>): void {
    if (chance.happens(NEVER_SHARE)) return;
    const inHours = chance.happens(0.5) ? chance.next() * hours[0] : hours[0] + chance.next() * (hours[1] - hours[0]);
    diary.add({ at: plusHours(from, inHours), when: 'by-day', does: act });
  }

  function plan(taken: Taken, takenAt: Date): void {
    const { reference, holder } = taken;
    let isOver = false;
    const unlessOver = (act: (now: Date) => Promise<void>) => async (now: Date) => {
      if (!isOver) await act(now);
    };
    perhaps(
      takenAt,
      [4, 150],
      unlessOver(async (now) => {
        await does(taken, holder, { verb: 'record-triage', triage: aTriage(), seen: '' });
        oracle.cases.triaged(reference);
        perhaps(
          now,
          [10, 60],
          unlessOver(async (decidedAt) => {
            const rationale = 'Because';
            await does(taken, holder, { verb: 'decide', decision: 'refer-adult-social-care', rationale, seen: '' });
            oracle.cases.decided(reference, decidedAt);
            perhaps(decidedAt, [20, 150], unlessOver(refer));
          }),
        );
      }),
    );
    async function refer(now: Date): Promise<void> {
      const [referral] = await does(taken, holder, { verb: 'refer', referral: aReferral({ at: now }) });
      if (referral === undefined) throw new Error('no referral');
      oracle.cases.referred(reference, now);
      perhaps(
        now,
        [40, 250],
        unlessOver(async () => {
          await does(taken, holder, { verb: 'record-outcome', referral, outcome: 'accepted', text: 'Yes' });
          oracle.cases.agencyAnswered(reference);
        }),
      );
    }
    perhaps(
      takenAt,
      [40, 200],
      unlessOver(async () => {
        await does(taken, holder, { verb: 'tell-reporter', text: 'Rang them' });
        oracle.cases.reporterTold(reference);
      }),
    );
    perhaps(
      takenAt,
      [24 * 25, 24 * 45],
      unlessOver(async (now) => {
        await does(taken, holder, { verb: 'record-review', text: 'As it stands' });
        oracle.cases.reviewed(reference, now);
      }),
    );
    perhaps(
      takenAt,
      [24, 24 * 10],
      unlessOver(async (now) => {
        const owner = chance.pick(taken.colleagues);
        const due = plusHours(now, chance.between(5, 24 * 9));
        const [action] = await does(taken, holder, {
          verb: 'add-action',
          text: 'Ring them',
          owner: (await person(owner)).id,
          due,
        });
        if (action === undefined) throw new Error('no action');
        oracle.cases.actionAdded(reference, { id: action, owner, addedAt: now, dueAt: due });
        perhaps(
          now,
          [24 * 3, 24 * 20],
          unlessOver(async () => {
            await does(taken, holder, { verb: 'cancel-action', action, reason: 'Not needed any more' });
            oracle.cases.actionEnded(reference, action);
          }),
        );
      }),
    );
    perhaps(takenAt, [24 * 10, 24 * 60], withdraw);
    async function withdraw(now: Date): Promise<void> {
      const { kind } = await tries(taken, holder, { verb: 'withdraw', reason: 'Sent by mistake' });
      // Not while anything of it is open.
      if (kind === 'refused') return perhaps(now, [24 * 2, 24 * 10], withdraw);
      isOver = true;
      oracle.cases.ended(reference);
    }
  }

  diary.add({ at: raisedAt, when: isUrgent ? 'at-any-time' : 'by-day', does: raise });
}
