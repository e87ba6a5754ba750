import type { ItemId } from '../ids.js';
import { asItemId } from '../ids.js';
import type { CaseFile } from './case-file.js';
import type { Clock, ClockKind } from './clocks.js';

/** A target of our own that was missed: one of a clock that still runs, or that was answered late or moved since. */
export type MissedTarget = Pick<Clock, 'id' | 'kind' | 'item' | 'dueAt'>;

/** Those that nobody has said why of: ours to explain, and nobody's fault. Of one clock the newest, for one reason explains them all. */
export function unexplained(clocks: readonly Clock[], file: CaseFile, now: Date): readonly MissedTarget[] {
  const { passed, explained } = file;
  const running = clocks.filter(({ missedAt }) => missedAt <= now);
  const missed = [...passed.map(({ clock, dueAt }) => ({ ...clockNamed(clock), dueAt })), ...running];
  const open = missed.filter(({ id, dueAt }) => !explained.some(({ clock, at }) => clock === id && at >= dueAt));
  return [...new Map(open.map((target) => [target.id, target])).values()];
}

/** Whether the chronology says already that it ran out at that time. */
export function isWrittenDown({ passed }: CaseFile, { id, dueAt }: Clock): boolean {
  return passed.some((target) => target.clock === id && target.dueAt.getTime() === dueAt.getTime());
}

function clockNamed(id: string): Pick<Clock, 'id' | 'kind' | 'item'> {
  const [kind, item] = id.split('/');
  return { id, kind: kind as ClockKind, ...(item !== undefined && { item: asItemId(item) as ItemId }) };
}
