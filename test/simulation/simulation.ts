import { pino } from 'pino';
import { fillDatabase } from '../../src/composition/seed-organisation.js';
import { parseOrganisationFile } from '../../src/storage/organisation-file.js';
import { fileOf } from '../support/described.js';
import { callsOf } from './calls.js';
import { planConcern } from './case-work.js';
import { type Chance, chanceOf } from './chance.js';
import { openDiary } from './diary.js';
import { differences } from './differences.js';
import { type Fleet, type Mishap, openFleet } from './fleet.js';
import { at, type Day, plusHours } from './oracle/calendar.js';
import type { Expected } from './oracle/notice.js';
import { openOracle } from './oracle/oracle.js';
import { describeStaff, type Size } from './staff.js';
import { toldKind } from './told-kind.js';
import type { Workspace } from './workspace.js';

export interface Simulated extends Size {
  readonly seed: number;
  readonly begins: Day;
  readonly days: number;
  readonly concerns: number;
  /** How often an instance ends in a look. */
  readonly mishapShare: number;
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
const DEED_MS = 2 * 60_000;
const AFTER_MS = 5 * 60_000;
const MOST_DIFFERENCES = 20;

/** Months in minutes: what three instances deliver, beside what the model expects. */
export async function simulate({ uri, workspace, ...options }: Options): Promise<Outcome> {
  const { seed, begins, days, concerns, mishapShare } = options;
  const chance = chanceOf(seed);
  const startAt = at(begins, '06:00');
  const file = describeStaff(options, begins, chance);
  const fleet = await openFleet({ uri, workspace, chance, startAt });
  await fleet.start();
  await fill(fleet, fileOf(file), startAt);
  const oracle = openOracle(file, startAt);
  const diary = openDiary();
  const staff = file.people.filter(({ roles }) => roles.length === 1).map(({ id }) => id);
  const deps = { fleet, oracle, diary, chance, staff };
  for (let index = 0; index < concerns; index += 1) {
    planConcern(deps, plusHours(startAt, chance.next() * 24 * days));
  }

  const found: string[] = [];
  const came: Record<string, number> = {};
  const counts = { looks: 0, mishaps: 0, repeats: 0 };

  async function look(time: Date): Promise<void> {
    const mishap = pickMishap(chance, mishapShare);
    const { now, arrived, mayRepeat } = await fleet.look(time, mishap);
    const expected = oracle
      .look(now)
      .filter(({ kind, to }) => kind === 'quarterly' || (kind === 'weekly' && to.startsWith('lead')));
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
    for (const { looks } of callsOf(begins, days, chance)) {
      if (looks === 'all-machines-off') {
        if (!isOff) await fleet.stopAll();
        isOff = true;
        continue;
      }
      if (isOff) await fleet.start();
      isOff = false;
      for (const time of looks) {
        await look(time);
        if (await act(new Date(time.getTime() + DEED_MS))) await look(new Date(time.getTime() + AFTER_MS));
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

async function fill(fleet: Fleet, source: string, now: Date): Promise<void> {
  const parsed = parseOrganisationFile(source, now);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  await fillDatabase(parsed, fleet.one().stores, pino({ level: 'silent' }));
}

function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error ? `${fault.message}: ${fault.cause.stack}` : fault.message;
}
