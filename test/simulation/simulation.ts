import { type Call, callsOf } from './calls.js';
import { planConcern } from './case-work.js';
import { type Chance, chanceOf } from './chance.js';
import { planChecks } from './check-work.js';
import { openDiary } from './diary.js';
import { differences } from './differences.js';
import { fillFrom } from './fill.js';
import { type Mishap, openFleet } from './fleet.js';
import { at, type Day, plusDays, plusHours } from './oracle/calendar.js';
import type { Expected } from './oracle/notice.js';
import { openOracle } from './oracle/oracle.js';
import { planPolicy } from './policy-work.js';
import { describeStaff, type Size } from './staff.js';
import { leaversOf, planStaff } from './staff-changes.js';
import { toldKind } from './told-kind.js';
import type { Workspace } from './workspace.js';

export interface Simulated extends Size {
  readonly seed: number;
  readonly begins: Day;
  readonly days: number;
  readonly concerns: number;
  /** How often an instance ends in a look. */
  readonly mishapShare: number;
  /** The first policy changes on that day, where a short time would leave it to chance. */
  readonly changesOn?: Day;
}

interface Options extends Simulated {
  readonly uri: string;
  readonly workspace: Workspace;
}

export interface Outcome {
  /** Each with its time: what was missing, and what nobody expected. */
  readonly differences: readonly string[];
  /** How many of each kind came as expected. */
  readonly came: Readonly<Record<string, number>>;
  readonly looks: number;
  readonly mishaps: number;
  readonly repeats: number;
}

/** After a deed the machines look once more. */
const MINUTE_MS = 60_000;
const DEED_MS = 2 * MINUTE_MS;
const AFTER_MS = 5 * MINUTE_MS;
const MOST_DIFFERENCES = 20;

/** Months in minutes: what three instances deliver, beside what the model expects. */
export async function simulate({ uri, workspace, ...options }: Options): Promise<Outcome> {
  const { seed, begins, days, concerns, mishapShare, changesOn } = options;
  // One for the machines, of which the order is nobody's, so that what people do and when is the same for a seed.
  const [chance, ofMachines, ofCalls] = [chanceOf(seed), chanceOf(seed + 1), chanceOf(seed + 2)];
  const startAt = at(begins, '06:00');
  const file = describeStaff(options, begins, chance);
  const fleet = await openFleet({ uri, workspace, chance: ofMachines, startAt });
  await fleet.start();
  await fillFrom(file, fleet.one().stores, startAt);
  const oracle = openOracle(file, startAt);
  const diary = openDiary();
  const leavers = leaversOf(file);
  const staff = file.people.filter(({ id, roles }) => roles.length === 1 && !leavers.includes(id)).map(({ id }) => id);
  const acting = { fleet, oracle, diary, chance };
  const ends = plusDays(begins, days);
  for (const { id } of file.people) planChecks(acting, id, begins, ends);
  for (const policy of file.policies) {
    planPolicy(acting, policy, { begins, ends, changesOn: policy === file.policies[0] ? changesOn : undefined });
  }
  planStaff(acting, file, { begins, ends });
  const deps = { ...acting, staff };
  for (let index = 0; index < concerns; index += 1) {
    planConcern(deps, plusHours(startAt, chance.next() * 24 * days));
  }

  const found: string[] = [];
  const came: Record<string, number> = {};
  const counts = { looks: 0, mishaps: 0, repeats: 0 };

  async function look(call: Call): Promise<void> {
    const time = call.at;
    const mishap = pickMishap(ofCalls, mishapShare);
    const { now, arrived, mayRepeat } = await fleet.look(call, mishap);
    const expected = oracle.look(now);
    const modelled = (messages: typeof arrived): Expected[] => messages.flatMap((one) => toldKind(one) ?? []);
    const result = differences(expected, modelled(arrived), modelled(mayRepeat));
    for (const difference of result.differences) found.push(`${time.toISOString()} (${mishap}): ${difference}`);
    for (const { kind } of expected) came[kind] = (came[kind] ?? 0) + 1;
    counts.looks += 1;
    counts.mishaps += mishap === 'none' ? 0 : 1;
    counts.repeats += result.repeats;
    for (const fault of fleet.faults.splice(0)) found.push(`${time.toISOString()}: ${describe(fault)}`);
  }

  async function act(time: Date): Promise<boolean> {
    const deeds = diary.take(time);
    fleet.setTime(time);
    for (const deed of deeds) await deed.does(time);
    return deeds.length > 0;
  }

  try {
    let isOff = false;
    for (const { day, calls } of callsOf(begins, days, ofCalls)) {
      // A year takes most of an hour: whoever waits sees how far it is.
      if (day.endsWith('-01')) process.stderr.write(`${day}: ${counts.looks} looks, ${found.length} differences\n`);
      if (calls === 'all-machines-off') {
        if (!isOff) await fleet.stopAll();
        isOff = true;
        continue;
      }
      if (isOff) await fleet.start();
      isOff = false;
      for (const call of calls) {
        await look(call);
        if (call.at.getSeconds() === 0) continue;
        // People do things on the full minute, so that of every clock it is certain whether it has run out.
        const minuteMs = Math.floor(call.at.getTime() / MINUTE_MS) * MINUTE_MS;
        const isDone = await act(new Date(minuteMs + DEED_MS));
        if (isDone) await look({ ...call, at: new Date(call.at.getTime() + AFTER_MS) });
        if (found.length > MOST_DIFFERENCES) return { differences: found, came, ...counts };
      }
    }
    return { differences: found, came, ...counts };
  } finally {
    await fleet.stopAll();
  }
}

function pickMishap(chance: Chance, share: number): Mishap {
  if (!chance.happens(share)) return 'none';
  return chance.pick(['ends-in-a-tick', 'ends-between-sending-and-recording'] as const);
}

function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error ? `${fault.message}: ${fault.cause.stack}` : fault.message;
}
