/** Units of the organisation file: `wh` working hours, `wd` working days, `mo` calendar months. */
const UNITS = ['s', 'm', 'h', 'd', 'w', 'mo', 'wh', 'wd'] as const;
export type DurationUnit = (typeof UNITS)[number];

export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const PATTERN = /^(\d{1,5})(s|m|h|d|w|mo|wh|wd)$/;

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads `15m`, `2wd` and the like; undefined for anything else, and for zero. */
export function parseDuration(text: string): Duration | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const amount = Number(match[1]);
  return amount > 0 ? { amount, unit: match[2] as DurationUnit } : undefined;
}

/** Milliseconds of a duration that needs no calendar; undefined for months, working hours and working days. */
export function elapsedMs({ amount, unit }: Duration): number | undefined {
  return unit in UNIT_MS ? amount * UNIT_MS[unit as keyof typeof UNIT_MS] : undefined;
}
