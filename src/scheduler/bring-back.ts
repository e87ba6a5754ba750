import type { Db } from 'mongodb';

interface Tick {
  readonly name: string;
  readonly everySeconds: number;
}

/** More than the clocks of several instances differ by. */
const TOLERANCE_MS = 10_000;

/**
 * Makes due what lies further ahead than a tick can: this machine's clock went back, and agenda would wait until it has come
 * up again. A lock of the future counts from now, so that it ends as any other.
 */
export async function bringBack(db: Db, collection: string, ticks: readonly Tick[]): Promise<void> {
  const now = new Date();
  const after = (ms: number) => ({ $gt: new Date(now.getTime() + ms + TOLERANCE_MS) });
  const changes = ticks.flatMap(({ name, everySeconds }) => [
    { updateOne: { filter: { name, nextRunAt: after(everySeconds * 1_000) }, update: { $set: { nextRunAt: now } } } },
    { updateOne: { filter: { name, lockedAt: after(0) }, update: { $set: { lockedAt: now } } } },
  ]);
  await db.collection(collection).bulkWrite(changes);
}
