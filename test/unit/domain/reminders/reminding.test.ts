import { describe, expect, it } from 'vitest';
import { askOf, type Reminded, reminderAt } from '../../../../src/domain/reminders/reminding.js';

const TIMES = {
  zone: 'Europe/London',
  reminders: { dailyAt: '08:00', quiet: { from: '19:00', to: '07:30' } },
};
const PLAN = { due: '2026-12-04', before: [30, 14, 7, 0], overdueEvery: 7 };
const at = (text: string) => new Date(text);
const told = (day: string): Reminded => ({ due: PLAN.due, day });

describe('what time asks of one thing', () => {
  it('is nothing before the first day, and comes with the hour of that day', () => {
    expect(askOf({ plan: PLAN }, at('2026-11-04T07:59:59Z'), TIMES)).toEqual({ nextAt: at('2026-11-04T08:00:00Z') });
    expect(askOf({ plan: PLAN }, at('2026-11-04T08:00:00Z'), TIMES)).toEqual({
      now: told('2026-11-04'),
      nextAt: at('2026-11-20T08:00:00Z'),
    });
  });

  it('is asked once for each day', () => {
    const watched = { plan: PLAN, reminded: told('2026-11-20') };
    for (const now of ['2026-11-20T08:00:01Z', '2026-11-26T23:00:00Z', '2026-11-27T07:59:59Z']) {
      expect(askOf(watched, at(now), TIMES)).toEqual({ nextAt: at('2026-11-27T08:00:00Z') });
    }
  });

  it('is one reminder after a long stop, for the newest day that has passed', () => {
    expect(askOf({ plan: PLAN, reminded: told('2026-11-04') }, at('2027-01-20T12:00:00Z'), TIMES)).toEqual({
      now: told('2027-01-15'),
      nextAt: at('2027-01-22T08:00:00Z'),
    });
  });

  it('begins anew when the due day moves', () => {
    const moved = { ...PLAN, due: '2026-12-10' };
    const asked = askOf({ plan: moved, reminded: told('2026-11-20') }, at('2026-11-26T12:00:00Z'), TIMES);
    expect(asked.now).toEqual({ due: '2026-12-10', day: '2026-11-26' });
  });

  it('waits for the end of the quiet hours', () => {
    expect(askOf({ plan: PLAN }, at('2026-11-20T22:00:00Z'), TIMES)).toEqual({ nextAt: at('2026-11-21T07:30:00Z') });
    expect(askOf({ plan: PLAN }, at('2026-11-21T07:30:00Z'), TIMES).now).toEqual(told('2026-11-20'));
  });

  it('goes out at their end where the hour of the day lies in them', () => {
    const times = { ...TIMES, reminders: { dailyAt: '06:00', quiet: { from: '19:00', to: '07:30' } } };
    expect(reminderAt('2026-11-20', times)).toEqual(at('2026-11-20T07:30:00Z'));
    expect(reminderAt('2026-07-01', times)).toEqual(at('2026-07-01T06:30:00Z'));
  });

  it('is silent while it is paused, and then stands for what was missed', () => {
    const paused = { plan: PLAN, reminded: told('2026-11-04'), pausedUntil: '2026-11-25' };
    expect(askOf(paused, at('2026-11-20T08:00:00Z'), TIMES)).toEqual({ nextAt: at('2026-11-25T08:00:00Z') });
    expect(askOf(paused, at('2026-11-25T08:00:00Z'), TIMES)).toEqual({
      now: told('2026-11-20'),
      nextAt: at('2026-11-27T08:00:00Z'),
    });
  });

  it('asks no more of what was told when the clock goes back', () => {
    expect(askOf({ plan: PLAN, reminded: told('2026-11-27') }, at('2026-11-22T12:00:00Z'), TIMES)).toEqual({
      nextAt: at('2026-12-04T08:00:00Z'),
    });
  });

  it('keeps the hour on the wall over a clock change', () => {
    const plan = { due: '2027-03-28', before: [1, 0] };
    expect(askOf({ plan }, at('2027-03-27T08:00:00Z'), TIMES).nextAt).toEqual(at('2027-03-28T07:00:00Z'));
  });
});
