import type { ItemId, PersonId } from './ids.js';
import { nextCover, type WeeklyHours } from './weekly-hours.js';
import { type WeeklyOrder, weekAt } from './weekly-order.js';

export interface RotaOverride {
  /** Instants; `to` is exclusive. */
  readonly from: Date;
  readonly to: Date;
  readonly person: PersonId;
  /** Of one that was made in chat; those of the organisation file have none. */
  readonly id?: ItemId | undefined;
  /** The same: who made it. */
  readonly by?: PersonId | undefined;
  /** Two people agree on a swap; the others are one person's doing. */
  readonly because?: 'swap' | 'cover' | 'change' | undefined;
}

export interface Rota extends WeeklyOrder {
  readonly cover: WeeklyHours;
  /** Where two lie over one another, the first holds. */
  readonly overrides: readonly RotaOverride[];
}

export interface OnDuty {
  readonly duty?: PersonId;
  /** The next in the rota's list who is not the duty person. */
  readonly deputy?: PersonId;
  /** Set when nobody is watching now: when somebody will. */
  readonly unwatchedUntil?: Date;
}

/** For how long an answer holds. */
interface Answer {
  readonly fromMs: number;
  readonly toMs: number;
  readonly onDuty: OnDuty;
}

/** The last answer for a rota, because calendar work is slow. */
const answered = new WeakMap<Rota, Answer>();

/** Who the rota names at that instant. */
export function onDutyAt(rota: Rota, at: Date): OnDuty {
  const last = answered.get(rota);
  if (last !== undefined && last.fromMs <= at.getTime() && at.getTime() < last.toMs) return last.onDuty;
  const onDuty = workOut(rota, at);
  answered.set(rota, { ...secondOf(rota, at.getTime()), onDuty });
  return onDuty;
}

/** Handovers and cover change on whole seconds; an override that was made in chat may begin within one. */
function secondOf({ overrides }: Rota, atMs: number): Pick<Answer, 'fromMs' | 'toMs'> {
  const second = Math.floor(atMs / 1_000) * 1_000;
  const edges = overrides.flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
  return {
    fromMs: Math.max(second, ...edges.filter((edge) => edge <= atMs)),
    toMs: Math.min(second + 1_000, ...edges.filter((edge) => edge > atMs)),
  };
}

function workOut(rota: Rota, at: Date): OnDuty {
  const { duty, deputy } = assignedAt(rota, at);
  const unwatchedUntil = nextCover(rota.cover, at, rota.zone);
  return { ...(duty && { duty }), ...(deputy && { deputy }), ...(unwatchedUntil && { unwatchedUntil }) };
}

interface Assigned {
  readonly duty?: PersonId | undefined;
  readonly deputy?: PersonId | undefined;
  /** What puts the duty person in, where it is not simply their week. */
  readonly override?: RotaOverride | undefined;
}

/** Who the rota names at that instant, and by what; cheaper than `onDutyAt` where cover does not matter. */
export function assignedAt(rota: Rota, at: Date): Assigned {
  const { place } = weekAt(rota, at);
  const override = rota.overrides.find((entry) => entry.from <= at && at < entry.to);
  const duty = override?.person ?? (place === undefined ? undefined : rota.weeks[place]);
  return { duty, deputy: deputyOf(rota, place ?? 0, duty), override };
}

function deputyOf(rota: Rota, place: number, duty: PersonId | undefined): PersonId | undefined {
  if (duty === undefined) return undefined;
  for (let step = 1; step <= rota.weeks.length; step += 1) {
    const candidate = rota.weeks[(place + step) % rota.weeks.length];
    if (candidate !== undefined && candidate !== duty) return candidate;
  }
  return undefined;
}
