import type { BoardFact } from './board-report.js';

/** How long something took, from the shortest on; each up to and with its hours. */
export const TIME_BANDS = ['quarter-hour', 'hour', 'day', 'three-days', 'longer'] as const;
export type TimeBand = (typeof TIME_BANDS)[number];

const MINUTE_MS = 60_000;
const UP_TO_MS: Readonly<Record<TimeBand, number>> = {
  'quarter-hour': 15 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  'three-days': 3 * 24 * 60 * MINUTE_MS,
  longer: Number.POSITIVE_INFINITY,
};

/** How many took so long; of what has not come to pass there is no time. */
export type TimeCounts = Readonly<Record<TimeBand, number>>;

function timeBandOf(ms: number): TimeBand {
  return TIME_BANDS.find((band) => ms <= UP_TO_MS[band]) ?? 'longer';
}

/** Of a quarter's concerns: how long until somebody had them, and until they were referred, unless that was before. */
export function timesOf(facts: readonly Pick<BoardFact, 'acknowledgedAfterMs' | 'referredAfterMs'>[]): {
  readonly acknowledged: TimeCounts;
  readonly referred: TimeCounts;
} {
  return {
    acknowledged: countTimes(facts.flatMap(({ acknowledgedAfterMs }) => acknowledgedAfterMs ?? [])),
    referred: countTimes(facts.flatMap(({ referredAfterMs }) => referredAfterMs ?? [])),
  };
}

function countTimes(times: readonly number[]): TimeCounts {
  const bands = times.map(timeBandOf);
  const count = (band: TimeBand) => bands.filter((each) => each === band).length;
  return {
    'quarter-hour': count('quarter-hour'),
    hour: count('hour'),
    day: count('day'),
    'three-days': count('three-days'),
    longer: count('longer'),
  };
}
