import fc from 'fast-check';
import { asItemId } from '../../src/domain/ids.js';
import type { Rota, RotaOverride } from '../../src/domain/rota.js';
import { at, id } from './builders.js';

/** The first Monday of 2026, as everything random is counted from. */
export const RANDOM_FROM = at('2026-01-05T00:00');
export const WEEK_MS = 7 * 24 * 3_600_000;

/** Where clocks change at night, at midnight, by half an hour, on a Saturday evening, on a Friday, or never. */
const ZONES = [
  'Europe/London',
  'America/New_York',
  'America/Havana',
  'America/Nuuk',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Beirut',
  'Pacific/Chatham',
  'UTC',
];

interface RandomRota {
  readonly people: readonly string[];
  readonly longestList: number;
  readonly weeks: number;
  readonly zones?: readonly string[];
}

/** Some overrides lie over others, some are empty or run backward; some were made in chat. */
export function randomRotas({ people, longestList, weeks, zones = ZONES }: RandomRota): fc.Arbitrary<Rota> {
  const somebody = fc.constantFrom(...people).map(id);
  const override = fc
    .record({
      fromMs: fc.oneof(
        fc.integer({ min: -WEEK_MS, max: weeks * WEEK_MS }),
        fc.integer({ min: 0, max: weeks }).map((week) => week * WEEK_MS + 9 * 3_600_000),
      ),
      lastsMs: fc.oneof(
        fc.integer({ min: -3_600_000, max: 3 * WEEK_MS }),
        fc.constantFrom(0, 1, 999, 1_000, WEEK_MS, 2 * WEEK_MS),
      ),
      person: somebody,
      item: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    })
    .map(({ fromMs, lastsMs, person, item }): RotaOverride => {
      const fromInstant = RANDOM_FROM.getTime() + fromMs;
      return {
        from: new Date(fromInstant),
        to: new Date(fromInstant + lastsMs),
        person,
        ...(item && { id: asItemId(`override-${item}`) }),
      };
    });
  return fc.record({
    from: fc.integer({ min: 1, max: 14 }).map((day) => `2026-01-${String(day).padStart(2, '0')}`),
    zone: fc.constantFrom(...zones),
    handoverWeekday: fc.integer({ min: 1, max: 7 }),
    handoverMinute: fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 60, 90, 120, 540, 1_410, 1_439)),
    cover: fc.constant('always' as const),
    weeks: fc.array(somebody, { maxLength: longestList }),
    overrides: fc.array(override, { maxLength: 5 }),
  });
}
