import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  latestReminderDay,
  nextReminderDay,
  plusDays,
  plusMonths,
} from '../../../../src/domain/reminders/reminder-days.js';

const PLAN = { due: '2026-12-04', before: [90, 60, 30, 14, 7, 0], overdueEvery: 7 };

describe('the days on which somebody is reminded', () => {
  it.each([
    ['2026-09-04', undefined, '2026-09-05'],
    ['2026-09-05', '2026-09-05', '2026-10-05'],
    ['2026-11-26', '2026-11-20', '2026-11-27'],
    ['2026-12-03', '2026-11-27', '2026-12-04'],
    ['2026-12-04', '2026-12-04', '2026-12-11'],
    ['2026-12-10', '2026-12-04', '2026-12-11'],
    ['2026-12-11', '2026-12-11', '2026-12-18'],
    ['2027-03-01', '2027-02-26', '2027-03-05'],
  ])('on %s the newest is %s and the next is %s', (day, latest, next) => {
    expect(latestReminderDay(PLAN, day)).toBe(latest);
    expect(nextReminderDay(PLAN, day)).toBe(next);
  });

  it('end with the last of the list where nothing comes after', () => {
    const plan = { due: PLAN.due, before: PLAN.before };
    expect(latestReminderDay(plan, '2030-01-01')).toBe('2026-12-04');
    expect(nextReminderDay(plan, '2026-12-04')).toBeUndefined();
  });

  it('come one after the other, whatever the list and the day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { maxLength: 6 }),
        fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
        fc.integer({ min: -300, max: 300 }),
        (before, overdueEvery, offset) => {
          const plan = { due: '2028-02-29', before, overdueEvery };
          const day = plusDays(plan.due, offset);
          const next = nextReminderDay(plan, day);
          if (next === undefined) return;
          expect(next > day).toBe(true);
          expect(latestReminderDay(plan, next)).toBe(next);
          // Nothing in between.
          expect(latestReminderDay(plan, plusDays(next, -1))).toBe(latestReminderDay(plan, day));
        },
      ),
    );
  });
});

describe('days', () => {
  it('keep the month where the day is missing', () => {
    expect(plusMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(plusMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(plusMonths('2026-10-31', 1)).toBe('2026-11-30');
    expect(plusMonths('2026-01-31', 36)).toBe('2029-01-31');
  });

  it('are all as long, also where the clock changes', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-12-04', '2026-11-27')).toBe(-7);
  });
});
