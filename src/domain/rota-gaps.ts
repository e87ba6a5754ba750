import { DateTime } from 'luxon';
import type { PersonId } from './ids.js';
import { onDutyAt, type Rota } from './rota.js';

/** A time in which the rota gives the duty to nobody who is here. */
export interface RotaGap {
  readonly from: Date;
  /** Exclusive; the end of what was looked at where it goes on after that. */
  readonly to: Date;
  /** Whom the rota names, and who is not here; absent where it names nobody. */
  readonly person?: PersonId | undefined;
}

/** @param isHere whether somebody can be told: they are there, and active. */
export function rotaGaps(
  rota: Rota,
  isHere: (person: PersonId) => boolean,
  { from, to }: { readonly from: Date; readonly to: Date },
): readonly RotaGap[] {
  const edges = [from, ...changesOf(rota, from, to), to].sort((a, b) => a.getTime() - b.getTime());
  const gaps: RotaGap[] = [];
  edges.slice(0, -1).forEach((start, index) => {
    const end = edges[index + 1] ?? to;
    const { duty: person } = onDutyAt(rota, start);
    if (start >= end || (person !== undefined && isHere(person))) return;
    const last = gaps.at(-1);
    const goesOn = last !== undefined && last.to.getTime() === start.getTime() && last.person === person;
    if (goesOn) gaps[gaps.length - 1] = { ...last, to: end };
    else gaps.push({ from: start, to: end, ...(person && { person }) });
  });
  return gaps;
}

/** The instants between these two at which somebody else may get the duty. */
function changesOf(rota: Rota, from: Date, to: Date): readonly Date[] {
  const begins = DateTime.fromISO(rota.from, { zone: rota.zone }).startOf('day').toJSDate();
  const edges = rota.overrides.flatMap((override) => [override.from, override.to]);
  return [begins, ...edges, ...handovers(rota, from, to)].filter((at) => from < at && at < to);
}

function handovers(rota: Rota, from: Date, to: Date): readonly Date[] {
  const first = DateTime.fromJSDate(from, { zone: rota.zone }).startOf('day');
  const days = Math.ceil(DateTime.fromJSDate(to, { zone: rota.zone }).diff(first, 'days').days);
  return Array.from({ length: days + 1 }, (_, index) => first.plus({ days: index }))
    .filter(({ weekday }) => weekday === rota.handoverWeekday)
    .map((day) => day.set({ hour: Math.floor(rota.handoverMinute / 60), minute: rota.handoverMinute % 60 }).toJSDate());
}
