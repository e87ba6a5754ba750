import { DateTime } from 'luxon';
import type { PersonId } from './ids.js';
import { nextCover, type WeeklyHours } from './weekly-hours.js';

export interface RotaOverride {
  /** Instants; `to` is exclusive. */
  readonly from: Date;
  readonly to: Date;
  readonly person: PersonId;
}

export interface Rota {
  /** Local date, `2026-01-05`: the first week of the list is the one that this day falls in. */
  readonly from: string;
  readonly zone: string;
  /** 1 is Monday. */
  readonly handoverWeekday: number;
  /** Minutes from local midnight. */
  readonly handoverMinute: number;
  readonly cover: WeeklyHours;
  /** Repeats. */
  readonly weeks: readonly PersonId[];
  readonly overrides: readonly RotaOverride[];
}

export interface OnDuty {
  readonly duty?: PersonId;
  /** The next in the rota's list who is not the duty person. */
  readonly deputy?: PersonId;
  /** Set when nobody is watching now: when somebody will. */
  readonly unwatchedUntil?: Date;
}

/** The last answer for a rota: handovers, overrides and cover change on whole seconds, and calendar work is slow. */
const answered = new WeakMap<Rota, { readonly second: number; readonly onDuty: OnDuty }>();

/** Who the rota names at that instant. Weeks are counted on the calendar, so a clock change never shifts a handover. */
export function onDutyAt(rota: Rota, at: Date): OnDuty {
  const second = Math.floor(at.getTime() / 1_000);
  const last = answered.get(rota);
  if (last?.second === second) return last.onDuty;
  const onDuty = workOut(rota, at);
  answered.set(rota, { second, onDuty });
  return onDuty;
}

function workOut(rota: Rota, at: Date): OnDuty {
  const slot = weekAt(rota, at);
  const scheduled = slot === undefined ? undefined : rota.weeks[slot];
  const override = rota.overrides.find((entry) => entry.from <= at && at < entry.to);
  const duty = override?.person ?? scheduled;
  const deputy = deputyOf(rota, slot ?? 0, duty);
  const unwatchedUntil = nextCover(rota.cover, at, rota.zone);
  return { ...(duty && { duty }), ...(deputy && { deputy }), ...(unwatchedUntil && { unwatchedUntil }) };
}

function deputyOf(rota: Rota, slot: number, duty: PersonId | undefined): PersonId | undefined {
  if (duty === undefined) return undefined;
  for (let step = 1; step <= rota.weeks.length; step += 1) {
    const candidate = rota.weeks[(slot + step) % rota.weeks.length];
    if (candidate !== undefined && candidate !== duty) return candidate;
  }
  return undefined;
}

/** The place in the list that the week of `at` has, or undefined before the rota begins or when it is empty. */
function weekAt(rota: Rota, at: Date): number | undefined {
  const begins = DateTime.fromISO(rota.from, { zone: rota.zone }).startOf('day');
  if (rota.weeks.length === 0 || at.getTime() < begins.toMillis()) return undefined;
  const first = handoverDayBefore(rota, begins.endOf('day'));
  const current = handoverDayBefore(rota, DateTime.fromJSDate(at, { zone: rota.zone }));
  const weeks = Math.round(current.diff(first, 'days').days / 7);
  // Between midnight and the handover of the very first day the first in the list is already on duty.
  return Math.max(0, weeks) % rota.weeks.length;
}

/** The local day of the last handover at or before the instant. */
function handoverDayBefore(rota: Rota, at: DateTime): DateTime {
  const day = at.startOf('day').minus({ days: (at.weekday - rota.handoverWeekday + 7) % 7 });
  const handover = day.set({ hour: Math.floor(rota.handoverMinute / 60), minute: rota.handoverMinute % 60 });
  return handover.toMillis() <= at.toMillis() ? day : day.minus({ weeks: 1 });
}
