import type { ConcernStore } from '../application/ports.js';
import { asConcernId, type ConcernId } from '../domain/ids.js';
import { type ConcernModel, REAL } from './concern-document.js';
import { storing } from './mongo.js';

/** What time asks of concerns: by the acknowledgement clock, and by what somebody is to be told because it passed. */
type DueBy = 'nextAt' | 'chaseAt';

type Due = Pick<ConcernStore, 'dueForEscalation' | 'lookAgainAt' | 'dueForChasing' | 'chaseAgainAt'>;

/** For the watch. */
export interface OverdueConcerns {
  /** How many have an acknowledgement clock that ran out more than the grace ago, and were not moved on since. */
  overdueUnacknowledged(now: Date, graceMs: number): Promise<number>;
  /** How many have somebody who should have been told more than the grace ago. */
  overdueChases(now: Date, graceMs: number): Promise<number>;
}

/** Each is found by its index, and nothing is opened for it. */
export function createDueConcerns(model: ConcernModel): Due & OverdueConcerns {
  async function dueBy(field: DueBy, now: Date, limit: number): Promise<readonly ConcernId[]> {
    const due = await storing(() =>
      model
        .find({ [field]: { $lte: now } }, { _id: 1 })
        .sort({ [field]: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>(),
    );
    return due.map(({ _id }) => asConcernId(_id));
  }

  async function putOff(field: DueBy, id: ConcernId, at: Date): Promise<void> {
    await storing(() => model.updateOne({ _id: id, [field]: { $lt: at } }, { $set: { [field]: at } }));
  }

  function overdueBy(field: DueBy, now: Date, graceMs: number): Promise<number> {
    const ranOut = { $lt: new Date(now.getTime() - graceMs) };
    return storing(() => model.countDocuments({ [field]: ranOut, ...REAL }));
  }

  return {
    dueForEscalation: (now, limit) => dueBy('nextAt', now, limit),
    lookAgainAt: (id, at) => putOff('nextAt', id, at),
    overdueUnacknowledged: (now, graceMs) => overdueBy('nextAt', now, graceMs),
    dueForChasing: (now, limit) => dueBy('chaseAt', now, limit),
    chaseAgainAt: (id, at) => putOff('chaseAt', id, at),
    overdueChases: (now, graceMs) => overdueBy('chaseAt', now, graceMs),
  };
}
