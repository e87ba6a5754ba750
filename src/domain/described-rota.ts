import { DateTime } from 'luxon';
import type { DescribedOverride } from './organisation-description.js';

/** What is wrong with overrides, by their place in the list; at each instant one person has the duty at most. */
export interface OverrideFault {
  readonly index: number;
  readonly fault: 'ends-before-it-begins' | 'overlaps-one-above';
}

/** @param zone whose clock the overrides are written by. */
export function overrideFaults(overrides: readonly DescribedOverride[], zone: string): readonly OverrideFault[] {
  const instant = (local: string) => DateTime.fromISO(local, { zone }).toMillis();
  const spans = overrides.map(({ from, to }) => ({ fromMs: instant(from), toMs: instant(to) }));
  return spans.flatMap(({ fromMs, toMs }, index): OverrideFault[] => {
    // An empty or backward one stands for no time at all, so it overlaps nothing.
    if (fromMs >= toMs) return [{ index, fault: 'ends-before-it-begins' }];
    const overlaps = spans.slice(0, index).some((other) => fromMs < other.toMs && other.fromMs < toMs);
    return overlaps ? [{ index, fault: 'overlaps-one-above' }] : [];
  });
}

/** Whether a rota that begins on that local date leaves a time in which nobody is on duty. */
export function beginsLater(from: string, zone: string, now: Date): boolean {
  return DateTime.fromISO(from, { zone }).startOf('day').toMillis() > now.getTime();
}
