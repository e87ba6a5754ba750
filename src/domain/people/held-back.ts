import type { ItemId } from '../ids.js';
import type { HeldBack, LeaverRecord } from './leavers.js';

export interface HeldBackChange {
  readonly record: LeaverRecord;
  readonly begun?: HeldBack | undefined;
  readonly ended?: HeldBack | undefined;
}

/** Some years of them. */
const LOG_LENGTH = 100;

/** One alarm from when somebody is held back until nobody is. */
export function followHeldBack(
  record: LeaverRecord,
  isAnybodyHeld: boolean,
  now: Date,
  newId: () => ItemId,
): HeldBackChange {
  const open = record.held.find(({ endedAt }) => endedAt === undefined);
  if (isAnybodyHeld === (open !== undefined)) return { record };
  if (open === undefined) {
    const begun: HeldBack = { id: newId(), since: now };
    return { record: { ...record, held: [...record.held, begun].slice(-LOG_LENGTH) }, begun };
  }
  const ended: HeldBack = { ...open, endedAt: now };
  return { record: { ...record, held: record.held.map((one) => (one === open ? ended : one)) }, ended };
}
