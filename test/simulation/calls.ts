import type { Chance } from './chance.js';
import { at, type Day, isQuiet, plusDays } from './oracle/calendar.js';

/** When the machines look, and how far each may be from that. */
export interface Call {
  readonly at: Date;
  readonly skewMs: number;
}

/** What the machines do on one day: look at these times, or nothing at all. */
export interface DayOfCalls {
  readonly day: Day;
  readonly calls: readonly Call[] | 'all-machines-off';
}

const MINUTE_MS = 60_000;
const APART_MS = 10 * MINUTE_MS;
/** Machines that keep the time. */
const SKEW_MS = 30_000;
const OFF_SHARE = 0.02;
const OFF_DAYS: readonly [number, number] = [2, 5];

/** Some minutes of each day, the marked ones among them now and then; and now and then some days without any. */
export function* callsOf(begins: Day, days: number, chance: Chance): Generator<DayOfCalls> {
  let offFor = 0;
  for (let index = 0; index < days; index += 1) {
    const day = plusDays(begins, index);
    if (offFor === 0 && index > 0 && chance.happens(OFF_SHARE)) offFor = chance.between(...OFF_DAYS);
    if (offFor > 0) {
      offFor -= 1;
      yield { day, calls: 'all-machines-off' };
    } else {
      yield { day, calls: callsOn(day, chance) };
    }
  }
}

/** Times at which something falls due: there some machines have come to it and others have not. */
const MARKED = [
  { time: '07:30', share: 0.1 },
  { time: '08:00', share: 0.35 },
  { time: '09:00', share: 0.15 },
] as const;

function callsOn(day: Day, chance: Chance): readonly Call[] {
  const pad = (value: number) => String(value).padStart(2, '0');
  const sometime = (from: number, to: number) =>
    at(day, `${pad(chance.between(from, to))}:${pad(chance.between(0, 59))}`);
  const marked = MARKED.filter(({ share }) => chance.happens(share)).flatMap(({ time }) => onTheMinute(at(day, time)));
  const others = [
    ...(chance.happens(0.1) ? [sometime(0, 6)] : []),
    sometime(9, 12),
    ...(chance.happens(0.4) ? [sometime(13, 18)] : []),
    ...(chance.happens(0.1) ? [sometime(19, 22)] : []),
  ].map(withinTheMinute);
  const isNear = (one: Call, other: Call) => Math.abs(one.at.getTime() - other.at.getTime()) < APART_MS;
  const free = others.filter((call, index) => {
    const taken = [...marked, ...others.slice(0, index)];
    return !taken.some((other) => isNear(call, other)) && isQuiet(call.at) === isQuiet(later(call.at));
  });
  return [...marked, ...free].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** After all have looked a minute before, as they do: else one would send what is old and the next one what is new. */
function onTheMinute(time: Date): readonly Call[] {
  return [
    { at: new Date(time.getTime() - MINUTE_MS), skewMs: 0 },
    { at: time, skewMs: SKEW_MS },
  ];
}

/** Whatever machine is asked, the same has passed. */
function withinTheMinute(time: Date): Call {
  return { at: new Date(time.getTime() + MINUTE_MS / 2), skewMs: SKEW_MS / 2 };
}

function later(time: Date): Date {
  return new Date(time.getTime() + APART_MS);
}
