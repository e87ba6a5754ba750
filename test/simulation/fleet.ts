import { setTimeout as wait } from 'node:timers/promises';
import type { Call } from './calls.js';
import type { Chance } from './chance.js';
import { type Instance, openInstance } from './instance.js';
import type { Arrived, Workspace } from './workspace.js';

const INSTANCES = 3;
/** How many messages an instance may be sending at the same moment. */
const SIDE_BY_SIDE = 6;
const ROUNDS = 12;

interface Options {
  readonly uri: string;
  readonly workspace: Workspace;
  readonly chance: Chance;
  readonly startAt: Date;
}

/** What somebody's end looks like from inside: nothing, a moment of a tick, or the moment between sending and recording. */
export type Mishap = 'none' | 'ends-in-a-tick' | 'ends-between-sending-and-recording';

export interface Look {
  /** The time on the machine that is furthest ahead. */
  readonly now: Date;
  readonly arrived: readonly Arrived[];
  /** Of these nobody knows whether they were recorded: each may come once more. */
  readonly mayRepeat: readonly Arrived[];
}

/** Three instances of the product on one database, whose time a test moves. */
export async function openFleet({ uri, workspace, chance, startAt }: Options) {
  let atMs = startAt.getTime();
  let opened = 0;
  const skews = new Map<string, number>();
  const faults: unknown[] = [];
  let instances: Instance[] = [];

  async function open(): Promise<Instance> {
    opened += 1;
    const name = `i${opened}`;
    return openInstance({
      name,
      uri,
      workspace,
      now: () => new Date(atMs + (skews.get(name) ?? 0)),
      onFault: (error, where) => faults.push(new Error(`a fault of ${where}`, { cause: error })),
    });
  }

  async function start(): Promise<void> {
    instances = [];
    for (let index = 0; index < INSTANCES; index += 1) instances.push(await open());
  }

  async function stopAll(): Promise<void> {
    await Promise.all(instances.map((instance) => instance.kill()));
    instances = [];
  }

  const one = (): Instance => chance.pick(instances);

  /** @returns how far the one is ahead that is furthest ahead. */
  function setSkews(mostMs: number): number {
    const all = instances.map(({ name }) => {
      const skewMs = chance.between(-mostMs, mostMs);
      skews.set(name, skewMs);
      return skewMs;
    });
    return Math.max(...all);
  }

  /** @returns what to undo, once the tick is over. */
  function arrange(victim: Instance, mishap: Mishap): { readonly mayRepeat: Arrived[] } {
    const arranged = { mayRepeat: [] as Arrived[] };
    const end = () => {
      arranged.mayRepeat.push(
        ...workspace
          .peek()
          .filter(({ from }) => from === victim.name)
          .slice(-SIDE_BY_SIDE),
      );
      void victim.kill();
    };
    if (mishap === 'ends-in-a-tick') {
      void wait(chance.between(0, 40)).then(() => {
        if (!victim.isOver()) end();
      });
    }
    if (mishap === 'ends-between-sending-and-recording') {
      workspace.whenArrived(({ from }) => {
        if (from !== victim.name || victim.isOver()) return 'answered';
        end();
        return 'never-answered';
      });
    }
    return arranged;
  }

  /** Whoever held a lease when they ended holds it for thirty seconds more; they pass at once. */
  async function endLeases(): Promise<void> {
    const deliveries = one().connection.collection('deliveries');
    await deliveries.updateMany({ leasedUntil: { $gt: new Date() } }, { $set: { leasedUntil: new Date(0) } });
  }

  async function isAnythingDue(now: Date): Promise<boolean> {
    const { connection } = one();
    const due = { urgent: { $in: [true, false] }, dueAt: { $lte: now } };
    const [delivery, late, concern, matter] = await Promise.all([
      connection.collection('deliveries').findOne(due),
      // A pass looks at so many of them; after some days without any there may be more.
      connection.collection('concerns').findOne({ chaseAt: { $lte: now } }),
      connection.collection('concerns').findOne({ 'pendingNotices.0': { $exists: true } }),
      connection.collection('matters').findOne({ 'pendingNotices.0': { $exists: true } }),
    ]);
    return Boolean(delivery ?? late ?? concern ?? matter);
  }

  return {
    one,
    faults,
    start,
    stopAll,
    /** For what people do: every machine shows exactly this time. */
    setTime: (at: Date): void => {
      atMs = at.getTime();
      setSkews(0);
    },
    /** All instances look at once what is due, with clocks that differ a little. */
    look: async ({ at, skewMs }: Call, mishap: Mishap): Promise<Look> => {
      atMs = at.getTime();
      const victim = one();
      const aheadMs = setSkews(mishap === 'none' ? skewMs : 0);
      const now = new Date(atMs + aheadMs);
      const { mayRepeat } = arrange(victim, mishap);
      await Promise.all(instances.map((instance) => instance.tick()));
      workspace.whenArrived(() => 'answered');
      if (mishap !== 'none') {
        if (!victim.isOver()) await victim.kill();
        instances = [...instances.filter((instance) => instance !== victim), await open()];
        await endLeases();
      }
      // What was left behind, or written while others were delivering.
      for (let round = 0; await isAnythingDue(now); round += 1) {
        if (round === ROUNDS) throw new Error('something stays due');
        await Promise.all(instances.map((instance) => instance.tick()));
      }
      return { now, arrived: workspace.takeArrived(), mayRepeat };
    },
  };
}

export type Fleet = Awaited<ReturnType<typeof openFleet>>;
